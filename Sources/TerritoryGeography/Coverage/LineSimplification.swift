/// Leaves out points of lines, so that no line crosses or touches another that it didn't before.
///
/// The least telling point goes first: the one whose triangle with its two neighbours is smallest
/// (Visvalingam and Whyatt, Line generalisation by repeated elimination of points, 1993). A point
/// may go where
/// 1. no other point of any line lies in that triangle, so that the new line can't cross another:
///    a line that entered the triangle would have to end in it;
/// 2. the new line is not there yet, so that no polygon vanishes between two lines;
/// 3. all points that have gone between the neighbours lie within the tolerance of the new line.
///
/// Points are whole metres and areas whole numbers, so 1 and 2 hold exactly. Ends of arcs stay.
struct LineSimplification {
  private let tolerance: Double
  private let arcs: [Arc]
  /// For each arc the positions of the points that are left, ascending.
  private var left: [[Int]]
  private var index: PointIndex
  private var lines: Set<Segment> = []

  /// - Parameter tolerance: metres, 0 or more.
  init(_ network: ArcNetwork, tolerance: Double) {
    self.tolerance = tolerance
    arcs = network.arcs
    left = arcs.map { Array($0.points.indices) }
    index = PointIndex(side: 1000)
    for arc in arcs {
      for point in arc.points { index.insert(point) }
      for segment in arc.segments { lines.insert(segment.undirected) }
    }
  }

  /// The network with as few points as the rules allow.
  mutating func simplified() -> ArcNetwork {
    while removeSmallest() {}
    return ArcNetwork(
      zip(arcs, left).map { arc, left in
        Arc(points: left.map { arc.points[$0] }, left: arc.left, right: arc.right)
      })
  }

  /// A point that may go, between the ones before and after it on its arc.
  private struct Candidate {
    let doubleArea: Int
    let arc: Int
    let before: Int
    let point: Int
    let after: Int

    static func comesFirst(_ a: Candidate, _ b: Candidate) -> Bool {
      (a.doubleArea, a.arc, a.point) < (b.doubleArea, b.arc, b.point)
    }
  }

  /// Goes once through all points, smallest triangles first. Where a point has gone, its neighbours
  /// wait for the next time, since their triangles are new.
  ///
  /// - Returns: whether any point has gone.
  private mutating func removeSmallest() -> Bool {
    var waiting = arcs.map { [Bool](repeating: false, count: $0.points.count) }
    var gone = arcs.map { [Bool](repeating: false, count: $0.points.count) }
    var any = false
    for candidate in candidates().sorted(by: Candidate.comesFirst) {
      let arc = candidate.arc
      guard !waiting[arc][candidate.point], isAllowed(candidate) else { continue }
      let (before, point, after) = corners(candidate)
      index.remove(point)
      lines.remove(Segment(start: before, end: point).undirected)
      lines.remove(Segment(start: point, end: after).undirected)
      lines.insert(Segment(start: before, end: after).undirected)
      gone[arc][candidate.point] = true
      waiting[arc][candidate.before] = true
      waiting[arc][candidate.after] = true
      any = true
    }
    for arc in arcs.indices { left[arc].removeAll { gone[arc][$0] } }
    return any
  }

  private func candidates() -> [Candidate] {
    left.enumerated().flatMap { arc, left in
      zip(left, zip(left.dropFirst(), left.dropFirst(2))).map { before, rest in
        let points = arcs[arc].points
        let area = GridPoint.doubleArea(points[before], points[rest.0], points[rest.1])
        return Candidate(
          doubleArea: abs(area), arc: arc, before: before, point: rest.0, after: rest.1)
      }
    }
  }

  private func corners(_ candidate: Candidate) -> (GridPoint, GridPoint, GridPoint) {
    let points = arcs[candidate.arc].points
    return (points[candidate.before], points[candidate.point], points[candidate.after])
  }

  private func isAllowed(_ candidate: Candidate) -> Bool {
    let (before, point, after) = corners(candidate)
    guard before != after, !lines.contains(Segment(start: before, end: after).undirected) else {
      return false
    }
    let between = arcs[candidate.arc].points[(candidate.before + 1)..<candidate.after]
    guard
      between.allSatisfy({ $0.distance(toLineFrom: before, to: after).metres <= tolerance })
    else { return false }
    // No point of the triangle lies farther from the new line than the corner does.
    let height = point.distance(toLineFrom: before, to: after).metres
    return index.points(near: before, after, within: Int(height.rounded(.up))).allSatisfy {
      $0 == before || $0 == point || $0 == after || !Self.lies($0, in: before, point, after)
    }
  }

  /// Whether a point lies in a triangle or on its edge.
  private static func lies(
    _ point: GridPoint, in a: GridPoint, _ b: GridPoint, _ c: GridPoint
  ) -> Bool {
    let turns = [
      GridPoint.doubleArea(a, b, point), GridPoint.doubleArea(b, c, point),
      GridPoint.doubleArea(c, a, point),
    ]
    return turns.allSatisfy { $0 >= 0 } || turns.allSatisfy { $0 <= 0 }
  }
}
