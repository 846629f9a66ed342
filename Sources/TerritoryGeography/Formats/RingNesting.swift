/// Puts the rings of a shapefile's area together as polygons.
enum RingNesting {
  /// Outer rings run clockwise, holes the other way; each hole belongs to the smallest outer ring
  /// around it. What runs the wrong way and lies in no other ring is an outer one.
  static func polygons(_ rings: [[Position]]) -> [[[Position]]] {
    let all = [rings].withOpenRings[0].filter { $0.count > 2 }.map { MeasuredRing($0) }
    var outer = all.filter { $0.area < 0 }.map { OuterRing($0) }
    var polygons = outer.map { [$0.ring.positions] }
    let south = all.map(\.box.south).min() ?? 0
    let north = all.map(\.box.north).max() ?? 0
    var bands = Bands(from: south, to: north, for: all.count)
    for (number, around) in outer.enumerated() {
      bands.add(number, from: around.ring.box.south, to: around.ring.box.north)
    }
    for ring in all where ring.area >= 0 {
      let around = bands.numbers(around: ring.box.south).filter { outer[$0].surrounds(ring) }
      if let smallest = around.min(by: { abs(outer[$0].ring.area) < abs(outer[$1].ring.area) }) {
        polygons[smallest].append(ring.positions)
      } else {
        bands.add(outer.count, from: ring.box.south, to: ring.box.north)
        outer.append(OuterRing(ring))
        polygons.append([ring.positions])
      }
    }
    return polygons
  }
}

/// A ring, with what is asked of it often.
private struct MeasuredRing {
  let positions: [Position]
  /// Above 0 counterclockwise.
  let area: Double
  let box: Box

  /// - Precondition: there are positions.
  init(_ positions: [Position]) {
    self.positions = positions
    let first = positions[0]
    area = zip(positions, positions.dropFirst()).reduce(0.0) { sum, side in
      let (ax, ay) = (side.0.x - first.x, side.0.y - first.y)
      let (bx, by) = (side.1.x - first.x, side.1.y - first.y)
      return sum + (ax * by - ay * bx) / 2
    }
    box = Box(positions)
  }
}

/// The smallest upright rectangle around a ring.
private struct Box {
  let west: Double
  let east: Double
  let south: Double
  let north: Double

  /// - Precondition: there are positions.
  init(_ positions: [Position]) {
    var (west, east) = (positions[0].x, positions[0].x)
    var (south, north) = (positions[0].y, positions[0].y)
    for position in positions {
      west = min(west, position.x)
      east = max(east, position.x)
      south = min(south, position.y)
      north = max(north, position.y)
    }
    self.west = west
    self.east = east
    self.south = south
    self.north = north
  }

  func holds(_ other: Box) -> Bool {
    west <= other.west && other.east <= east && south <= other.south && other.north <= north
  }
}

/// A ring that others may lie in. Most are asked for none, so that only the others are prepared.
private final class OuterRing {
  let ring: MeasuredRing
  private lazy var corners = Set(ring.positions)
  /// The sides, by where they lie from south to north.
  private lazy var sides = preparedSides()

  init(_ ring: MeasuredRing) { self.ring = ring }

  private func preparedSides() -> Bands {
    let positions = ring.positions
    var bands = Bands(from: ring.box.south, to: ring.box.north, for: positions.count)
    for side in positions.indices {
      let (a, b) = (positions[side].y, positions[(side + 1) % positions.count].y)
      bands.add(side, from: min(a, b), to: max(a, b))
    }
    return bands
  }

  /// Whether another ring, which doesn't cross this one, lies inside it.
  func surrounds(_ other: MeasuredRing) -> Bool {
    guard ring.box.holds(other.box),
      // Rings may touch in corners.
      let point = other.positions.first(where: { !corners.contains($0) }) ?? other.positions.first
    else { return false }
    let positions = ring.positions
    var isInside = false
    for side in sides.numbers(around: point.y) {
      let (a, b) = (positions[side], positions[(side + 1) % positions.count])
      guard (a.y > point.y) != (b.y > point.y) else { continue }
      let part: Double = (point.y - a.y) / (b.y - a.y)
      if point.x < (b.x - a.x) * part + a.x { isInside.toggle() }
    }
    return isInside
  }
}

/// Numbered intervals by the bands of a range that they reach into, so that those around a value are
/// found without a look at all of them.
private struct Bands {
  private let start: Double
  private let perUnit: Double
  /// Ascending where they are added so.
  private var members: [[Int]]

  /// Most numbers in all bands together, where every interval reaches into every band.
  private static let most = 8_000_000

  /// - Parameter count: how many intervals there may be.
  init(from start: Double, to end: Double, for count: Int) {
    let bands = min(512, Int(Double(count).squareRoot()), Self.most / max(1, count))
    self.start = start
    perUnit = Double(max(1, bands)) / (end - start)
    members = Array(repeating: [], count: max(1, bands))
  }

  private func band(_ value: Double) -> Int {
    let place = (value - start) * perUnit
    // A range that is empty or endless has no bands: all lie in the first.
    return place.isFinite ? Int(min(max(place, 0), Double(members.count - 1))) : 0
  }

  mutating func add(_ number: Int, from low: Double, to high: Double) {
    let (first, last) = (band(low), band(high))
    for band in min(first, last)...max(first, last) { members[band].append(number) }
  }

  /// Those that may hold a value, and others near it.
  func numbers(around value: Double) -> [Int] { members[band(value)] }
}
