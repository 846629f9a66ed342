import TerritoryGeography

/// A place on a drawing: pixels from its left and from its top.
struct Pixel: Hashable {
  var x: Double
  var y: Double

  func distance(to other: Pixel) -> Double {
    ((other.x - x) * (other.x - x) + (other.y - y) * (other.y - y)).squareRoot()
  }
}

/// The upright rectangle around all land, in metres of the map's plane.
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

/// An upright rectangle of a drawing, in pixels.
struct MapBox: Hashable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double
}

extension MapBox {
  init(middle: Pixel, width: Double, height: Double) {
    self.init(
      left: middle.x - width / 2, top: middle.y - height / 2, width: width, height: height)
  }

  /// The smallest box around some places.
  ///
  /// - Precondition: there is one at least.
  init(around places: [Pixel]) {
    let (xs, ys) = (places.map(\.x), places.map(\.y))
    let (left, top) = (xs.min()!, ys.min()!)
    self.init(left: left, top: top, width: xs.max()! - left, height: ys.max()! - top)
  }

  var right: Double { left + width }
  var bottom: Double { top + height }
  var middle: Pixel { Pixel(x: left + width / 2, y: top + height / 2) }

  func overlaps(_ other: MapBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ place: Pixel) -> Bool {
    (left...right).contains(place.x) && (top...bottom).contains(place.y)
  }

  func contains(_ other: MapBox) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  func widened(by pixels: Double) -> MapBox {
    MapBox(
      left: left - pixels, top: top - pixels, width: width + 2 * pixels,
      height: height + 2 * pixels)
  }

  /// The place of the box that is nearest to another place.
  func nearest(to place: Pixel) -> Pixel {
    Pixel(x: min(max(place.x, left), right), y: min(max(place.y, top), bottom))
  }

  /// Whether a straight line passes through the box.
  func isCrossed(from start: Pixel, to end: Pixel) -> Bool {
    // The part of the line, 0 at its start and 1 at its end, that lies between both pairs of sides.
    let across = Self.part(start.x, end.x, left, right)
    let down = Self.part(start.y, end.y, top, bottom)
    return max(0, across.first, down.first) < min(1, across.last, down.last)
  }

  /// The part of a way that lies between two ends, itself 0 at `start` and 1 at `end`.
  private static func part(
    _ start: Double, _ end: Double, _ low: Double, _ high: Double
  ) -> (first: Double, last: Double) {
    guard start != end else {
      return low < start && start < high ? (-.infinity, .infinity) : (.infinity, -.infinity)
    }
    let (a, b) = ((low - start) / (end - start), (high - start) / (end - start))
    return (min(a, b), max(a, b))
  }
}

/// The data of a path element in tenths of a pixel, each step told from where the last one ended.
///
/// Points are rounded before steps are taken, so lines that share points stay together.
struct MapPath {
  private(set) var text = ""

  /// Adds a closed line; one that tenths of a pixel collapse is left out.
  mutating func addRing(_ ring: some Sequence<Pixel>) {
    let points = Self.tenths(ring)
    guard Set(points).count > 2 else { return }
    add(points.first == points.last ? Array(points.dropLast()) : points)
    text += "z"
  }

  mutating func addLine(_ line: some Sequence<Pixel>) {
    let points = Self.tenths(line)
    guard points.count > 1 else { return }
    add(points)
  }

  private struct Tenths: Hashable {
    let x: Int
    let y: Int
  }

  private static func tenths(_ line: some Sequence<Pixel>) -> [Tenths] {
    var points: [Tenths] = []
    for pixel in line {
      let point = Tenths(x: Int((pixel.x * 10).rounded()), y: Int((pixel.y * 10).rounded()))
      if points.last != point { points.append(point) }
    }
    return points
  }

  private mutating func add(_ points: [Tenths]) {
    text += "M" + Self.pair(points[0].x, points[0].y)
    var last = points[0]
    for (index, point) in points.dropFirst().enumerated() {
      let step = Self.pair(point.x - last.x, point.y - last.y)
      // Further steps need no letter, and no blank before a minus.
      text += index == 0 ? "l" : step.hasPrefix("-") ? "" : " "
      text += step
      last = point
    }
  }

  private static func pair(_ x: Int, _ y: Int) -> String {
    number(x) + (y < 0 ? "" : " ") + number(y)
  }

  /// `12.3`, `-.5`, `7`
  private static func number(_ tenths: Int) -> String {
    let size = abs(tenths)
    let whole = size / 10 == 0 && size % 10 != 0 ? "" : "\(size / 10)"
    let rest = size % 10 == 0 ? "" : ".\(size % 10)"
    return (tenths < 0 ? "-" : "") + whole + rest
  }
}
