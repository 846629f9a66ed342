import TerritoryGeography

/// A place on a drawing: pixels from its left and from its top.
struct Pixel: Hashable {
  var x: Double
  var y: Double

  func distance(to other: Pixel) -> Double {
    ((other.x - x) * (other.x - x) + (other.y - y) * (other.y - y)).squareRoot()
  }
}

/// The upright rectangle around all land, in metres of EPSG:3067.
struct MapBounds: Sendable {
  let west: Double
  let south: Double
  let east: Double
  let north: Double

  /// A map without land gets a square of a kilometre.
  init(_ map: OutlineMap) {
    let points = map.areas.flatMap { $0.rings.joined() }
    west = points.map(\.x).min() ?? 0
    south = points.map(\.y).min() ?? 0
    east = points.map(\.x).max() ?? 1000
    north = points.map(\.y).max() ?? 1000
  }
}

/// How metres on the ground become pixels of a drawing, the same for all plans of a region.
struct MapFrame: Sendable {
  /// Pixels of the frame with its margins.
  let width: Double
  let height: Double
  let pixelsPerMetre: Double
  private let left: Double
  private let top: Double
  private let west: Double
  private let north: Double

  init(_ bounds: MapBounds, _ size: RegionMap.Size, scale: Double) {
    let room = size.room
    let (metresWide, metresHigh) = (bounds.east - bounds.west, bounds.north - bounds.south)
    pixelsPerMetre = scale * min(room.width / metresWide, room.height / metresHigh)
    width = (size.width - room.width) + room.width * scale
    height = (2 * size.margin + metresHigh * pixelsPerMetre).rounded(.up)
    left = (width - metresWide * pixelsPerMetre) / 2
    top = (height - metresHigh * pixelsPerMetre) / 2
    west = bounds.west
    north = bounds.north
  }

  func pixel(_ place: Position) -> Pixel {
    Pixel(
      x: left + (place.x - west) * pixelsPerMetre, y: top + (north - place.y) * pixelsPerMetre)
  }
}

extension RegionMap.Size {
  /// Pixels across a drawing.
  var width: Double {
    switch self {
    case .large: 960
    case .medium: 400
    case .small: 240
    }
  }

  /// The most pixels that land takes; beside it there is room for labels.
  fileprivate var room: (width: Double, height: Double) {
    switch self {
    case .large: (720, 800)
    case .medium: (340, 400)
    case .small: (224, 264)
    }
  }

  /// Pixels above and below the land.
  fileprivate var margin: Double {
    switch self {
    case .large: 24
    case .medium: 14
    case .small: 8
    }
  }
}
