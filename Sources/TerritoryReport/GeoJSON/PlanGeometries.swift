import TerritoryGeography
import TerritoryModel

/// Where a plan's municipalities and territories lie, in the coordinates of a map file.
struct PlanGeometries {
  private let region: Region
  private let outlines: RegionOutlines?
  private let system: CoordinateSystem
  private let areas: [Int: [OutlineMap.Area]]

  init(_ region: Region, _ outlines: RegionOutlines?, _ system: CoordinateSystem) {
    self.region = region
    // Made-up lines are for pictures that say so.
    let outlines = outlines.flatMap { $0.isSchematic ? nil : $0 }
    self.outlines = outlines
    self.system = system
    areas = Dictionary(grouping: outlines?.map.areas ?? [], by: \.owner)
  }

  /// Members of the whole file: the layer's name, and who asks to be named for the outlines.
  func members(layer: String) -> [(name: String, value: any Encodable)] {
    [("name", layer)] + (outlines?.attribution.map { [("attribution", $0)] } ?? [])
  }

  /// A municipality's land, or its centre where the region has no outlines; nil where it lies nowhere.
  func municipality(_ municipality: Int) -> MapGeometry? {
    outlines == nil ? centre(municipality) : land(areas[municipality] ?? [])
  }

  /// The land of each territory of a plan put together, or its base; nil where it lies nowhere.
  func territories(_ plan: Plan) -> [MapGeometry?] {
    guard let outlines else { return plan.territories.map { centre($0.base) } }
    let dissolved = outlines.map.dissolved(by: plan.owners(region.count))
    let areas = Dictionary(grouping: dissolved.areas, by: \.owner)
    return plan.territories.indices.map { land(areas[$0] ?? []) }
  }

  private func land(_ areas: [OutlineMap.Area]) -> MapGeometry? {
    areas.isEmpty ? nil : .polygons(areas.map { written($0.rings) })
  }

  private func centre(_ municipality: Int) -> MapGeometry? {
    switch system {
    case .epsg3067:
      return region.centres[municipality].map {
        .point(Position(x: $0.x.rounded(), y: $0.y.rounded()))
      }
    case .wgs84:
      let place = region.municipalities[municipality]
      return .point(Position(x: place.longitude, y: place.latitude))
    }
  }

  /// Rings in the file's coordinates; degrees to about a centimetre.
  private func written(_ rings: [[Position]]) -> [[Position]] {
    switch system {
    case .epsg3067: rings
    case .wgs84:
      rings.degrees.map { ring in
        ring.map { Position(x: ($0.x * 1e7).rounded() / 1e7, y: ($0.y * 1e7).rounded() / 1e7) }
      }
    }
  }
}
