import TerritoryGeography
import TerritoryModel

/// A region's land, ready to be drawn for any number of plans: made once for a report.
public struct RegionMap: Sendable {
  /// How large a map is drawn.
  public enum Size: Sendable, CaseIterable {
    /// With names, staff, help, waiting and a legend.
    case large
    /// With names and staff of the bases and the names of who gets no service, for narrow screens.
    case medium
    /// Territories and bases only, for several maps side by side.
    case small
  }

  /// The outlines that are drawn; schematic where the region has none.
  public let outlines: RegionOutlines
  let land: [Size: OutlineMap]
  let region: Region
  /// Pairs of municipalities whose land touches on the map or that a road connects.
  let neighbours: [(Int, Int)]
  private let bounds: MapBounds

  /// - Parameter outlines: nil where the region folder has none; then the map is a schematic one, made
  ///   of the municipal centres, and says so.
  public init(_ region: Region, outlines: RegionOutlines?) {
    let outlines = outlines ?? RegionOutlines(schematicFor: region)
    self.region = region
    self.outlines = outlines
    let whole = outlines.map
    let bounds = MapBounds(whole)
    self.bounds = bounds
    var land: [Size: OutlineMap] = [:]
    for size in Size.allCases {
      let frame = MapFrame(bounds, size, scale: 1)
      land[size] = outlines.map(within: size.tolerance / frame.pixelsPerMetre)
    }
    self.land = land
    let touching = whole.lines.compactMap { line in
      line.sides[0].flatMap { first in line.sides[1].map { (first, $0) } }
    }
    neighbours = region.borders.pairs + touching
  }

  /// Where the land lies on the drawing.
  ///
  /// - Parameter scale: how much larger than usual, so that more labels find room; 1 or more.
  func frame(_ size: Size, scale: Double = 1) -> MapFrame { MapFrame(bounds, size, scale: scale) }
}

extension RegionMap.Size {
  /// Pixels that a line may move for the sake of a smaller file.
  fileprivate var tolerance: Double {
    switch self {
    case .large: 0.8
    case .medium: 1
    case .small: 1.2
    }
  }
}

/// The lines of a map by the municipalities at their sides.
struct BorderLines {
  /// All lines between two municipalities, or between one and what lies outside.
  struct Line {
    /// One or two, ascending.
    let municipalities: [Int]
    let parts: [[Position]]
    let kind: Kind

    /// What a line divides.
    enum Kind: String, CaseIterable {
      /// Two municipalities of a territory.
      case municipal = "municipal-border"
      /// The region from what lies outside, the sea for instance.
      case outer = "outer-border"
      /// Two territories, or a territory from a shared municipality.
      case territory = "territory-border"
    }
  }

  /// By the municipalities, ascending.
  let all: [Line]

  /// - Parameter owners: the territory of each municipality; nil where it is shared.
  init(_ land: OutlineMap, _ owners: [Int?]) {
    let lines = Dictionary(grouping: land.lines) { $0.sides.compactMap { $0 } }
    all = lines.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { sides, lines in
      let divides = sides.count > 1 && owners[sides[0]] != owners[sides[1]]
      return Line(
        municipalities: sides, parts: lines.map(\.points),
        kind: sides.count == 1 ? .outer : divides ? .territory : .municipal)
    }
  }
}
