/// A point of the map in whole metres of its plane.
///
/// All lines run between such points once a file is read. So neighbours share exactly the same
/// points, and whether a point lies left of a line, or in a triangle, is told without rounding.
struct GridPoint: Hashable, Comparable, Sendable {
  let x: Int32
  let y: Int32

  static func < (left: Self, right: Self) -> Bool { (left.x, left.y) < (right.x, right.y) }

  var position: Position { Position(x: Double(x), y: Double(y)) }

  /// Metres to another point.
  func distance(to other: GridPoint) -> Double {
    let (dx, dy) = (Double(other.x) - Double(x), Double(other.y) - Double(y))
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Metres to the nearest point of the straight line from `start` to `end`, and how far along the
  /// line that is: 0 at its start, 1 at its end.
  func distance(toLineFrom start: GridPoint, to end: GridPoint) -> (metres: Double, along: Double) {
    let (dx, dy) = (Double(end.x) - Double(start.x), Double(end.y) - Double(start.y))
    let (px, py) = (Double(x) - Double(start.x), Double(y) - Double(start.y))
    let square = dx * dx + dy * dy
    let along = square == 0 ? 0 : min(1, max(0, (px * dx + py * dy) / square))
    let (ex, ey) = (px - along * dx, py - along * dy)
    return ((ex * ex + ey * ey).squareRoot(), along)
  }

  /// Twice the area in square metres of the triangle with corners `a`, `b`, `c`; above 0 where they
  /// turn left.
  static func doubleArea(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int {
    // Within a map's reach: some million metres, whose products fit.
    (Int(b.x) - Int(a.x)) * (Int(c.y) - Int(a.y)) - (Int(b.y) - Int(a.y)) * (Int(c.x) - Int(a.x))
  }
}

extension Position {
  /// The nearest point in whole metres.
  ///
  /// - Precondition: within the range of maps in metres.
  var onGrid: GridPoint { GridPoint(x: Int32(x.rounded()), y: Int32(y.rounded())) }
}

/// A closed line of points; the first is not repeated at the end.
typealias Ring = [GridPoint]

extension [GridPoint] {
  /// Twice the area in square metres that the closed line runs around; above 0 counterclockwise.
  var doubleArea: Int {
    guard let first else { return 0 }
    return zip(self, dropFirst()).reduce(0) { $0 + GridPoint.doubleArea(first, $1.0, $1.1) }
  }

  /// Metres along the line, not closed.
  var length: Double { zip(self, dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }

  /// The lines of a ring, the one from its last point to its first among them.
  var closedSegments: [Segment] {
    zip(self, dropFirst() + prefix(1)).map { Segment(start: $0, end: $1) }
  }
}

/// A pair of coordinates: metres east and north, or degrees of longitude and latitude.
package struct Position: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// `25.5, 62.3`, or whole numbers where they are whole.
  var text: String { "\(Self.shortest(x)), \(Self.shortest(y))" }

  private static func shortest(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}

/// Two municipalities, as positions, the smaller first.
struct OwnerPair: Hashable, Comparable {
  let first: Int
  let second: Int

  init(_ a: Int, _ b: Int) {
    first = min(a, b)
    second = max(a, b)
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}
