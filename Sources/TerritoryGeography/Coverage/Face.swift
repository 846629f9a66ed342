/// A polygon of the map in whole metres, and whose it is.
struct Face {
  /// Position among the municipalities; nil where it is nobody's.
  var owner: Int?
  /// The outer ring counterclockwise, then the holes clockwise: the face lies left of every line.
  let rings: [Ring]

  init(owner: Int?, _ rings: [Ring]) {
    self.owner = owner
    self.rings = rings.enumerated().map { index, ring in
      (ring.doubleArea > 0) == (index == 0) ? ring : ring.reversed()
    }
  }

  /// Twice the area in square metres.
  var doubleArea: Int { rings.reduce(0) { $0 + $1.doubleArea } }

  /// Square metres.
  var area: Double { Double(doubleArea) / 2 }

  /// The lines around the face, each with the face at its left.
  var segments: [Segment] {
    rings.flatMap(\.closedSegments)
  }

  /// Metres of the lines around it.
  var perimeter: Double { segments.reduce(0) { $0 + $1.length } }
}

/// A straight line between two points, in a direction.
struct Segment: Hashable, Comparable, Sendable {
  let start: GridPoint
  let end: GridPoint

  /// Metres.
  var length: Double { start.distance(to: end) }

  var reversed: Segment { Segment(start: end, end: start) }

  /// The same line for both directions.
  var undirected: Segment { min(self, reversed) }

  static func < (left: Self, right: Self) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
