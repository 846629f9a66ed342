/// A line between two junctions, or around to where it starts, and what lies at its sides.
struct Arc: Sendable {
  /// Two points or more. A closed arc repeats its first point at its end.
  var points: [GridPoint]
  /// The municipality at the left, as a position; nil where it is none.
  let left: Int?
  let right: Int?

  var segments: [Segment] {
    zip(points, points.dropFirst()).map { Segment(start: $0, end: $1) }
  }
}

/// The boundaries of municipalities as lines that each stand once, however many share them.
struct ArcNetwork: Sendable {
  var arcs: [Arc]

  init(_ arcs: [Arc]) { self.arcs = arcs }

  /// The lines between the owners of faces; those inside one owner's land are gone.
  init(_ faces: [Face]) {
    var owners: [Segment: Int] = [:]
    for face in faces {
      if let owner = face.owner { for segment in face.segments { owners[segment] = owner } }
    }
    var trace = Trace(owners.keys.lazy.filter { owners[$0] != owners[$0.reversed] })
    arcs = trace.lines().map { points in
      let first = Segment(start: points[0], end: points[1])
      return Arc(points: points, left: owners[first], right: owners[first.reversed])
    }
  }

  /// Metres that each pair of municipalities shares.
  var borders: [OwnerPair: Double] {
    var metres: [OwnerPair: Double] = [:]
    for arc in arcs {
      guard let left = arc.left, let right = arc.right else { continue }
      metres[OwnerPair(left, right), default: 0] += arc.points.length
    }
    return metres
  }

  /// The polygons between the lines that are some municipality's, in the order of their corners.
  ///
  /// - Throws: ``GEOSFailure`` where GEOS can't close the lines.
  func faces(_ context: GEOSContext) throws(GEOSFailure) -> [Face] {
    var owners: [Segment: Int] = [:]
    for arc in arcs {
      for segment in arc.segments {
        owners[segment] = arc.left
        owners[segment.reversed] = arc.right
      }
    }
    let lines = try Geometry.lines(context, arcs.map { $0.points.map(\.position) })
    return try lines.faces().polygons().compactMap { rings in
      var face = Face(owner: nil, rings.map { $0.map(\.onGrid) })
      // Rings of GEOS have three points or more.
      face.owner = owners[face.segments[0]]
      return face.owner == nil ? nil : face
    }.sorted { $0.segments.min()! < $1.segments.min()! }
  }
}

/// Follows lines from junction to junction.
private struct Trace {
  /// The ends of the lines that start at a point, ascending.
  private let ends: [GridPoint: [GridPoint]]
  private var used: Set<Segment> = []

  init(_ segments: some Sequence<Segment>) {
    var ends: [GridPoint: Set<GridPoint>] = [:]
    for segment in segments {
      ends[segment.start, default: []].insert(segment.end)
      ends[segment.end, default: []].insert(segment.start)
    }
    self.ends = ends.mapValues { $0.sorted() }
  }

  /// Lines between points where more or less than two meet, then rings that have no such point. In
  /// the order of their starts.
  mutating func lines() -> [[GridPoint]] {
    let starts = ends.keys.sorted()
    var lines: [[GridPoint]] = []
    for isRing in [false, true] {
      for start in starts where isRing || isJunction(start) {
        for next in ends[start]! {
          if let line = line(from: start, to: next) { lines.append(line) }
        }
      }
    }
    return lines
  }

  private func isJunction(_ point: GridPoint) -> Bool { ends[point]!.count != 2 }

  private mutating func line(from start: GridPoint, to next: GridPoint) -> [GridPoint]? {
    guard used.insert(Segment(start: start, end: next).undirected).inserted else { return nil }
    var line = [start, next]
    while let end = line.last, end != start, !isJunction(end),
      let next = ends[end]!.first(where: { $0 != line[line.count - 2] })
    {
      used.insert(Segment(start: end, end: next).undirected)
      line.append(next)
    }
    return line
  }
}
