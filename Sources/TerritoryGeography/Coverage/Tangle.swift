/// Whether lines cross each other so often that no repair of them would end, or fit into memory: GEOS
/// makes a point of each crossing, and a file of some kilobytes can have millions.
struct Tangle {
  /// Pairs of lines that may touch beyond following each other. Outlines that people drew have some.
  static let most = 10_000
  /// Pairs of lines that are looked at, a second or two of work.
  private static let mostLooks = 1_000_000_000

  private struct Line {
    let start, end: Position
    let ring, place, count: Int

    var west: Double { min(start.x, end.x) }
    var east: Double { max(start.x, end.x) }
    var south: Double { min(start.y, end.y) }
    var north: Double { max(start.y, end.y) }

    /// Whether one begins where the other ends.
    func follows(_ other: Line) -> Bool {
      ring == other.ring
        && (place == (other.place + 1) % count || other.place == (place + 1) % count)
    }

    /// Whether the other meets it at a place that is no end of both: where lines would be cut.
    func cuts(_ other: Line) -> Bool {
      guard touches(other) else { return false }
      let turns = [turn(other.start), turn(other.end)]
      let others = [other.turn(start), other.turn(end)]
      guard (turns + others).contains(where: { $0 != 0 }) else {
        // On one straight line.
        return Set([start, end]) != Set([other.start, other.end])
          && (max(west, other.west) < min(east, other.east)
            || max(south, other.south) < min(north, other.north))
      }
      return !(turns.contains(0) && others.contains(0))
    }

    func touches(_ other: Line) -> Bool {
      guard min(start.y, end.y) <= max(other.start.y, other.end.y),
        min(other.start.y, other.end.y) <= max(start.y, end.y)
      else { return false }
      return !(areBeside(other) || other.areBeside(self))
    }

    /// Whether both ends of the other lie on the same side.
    private func areBeside(_ other: Line) -> Bool {
      let (first, second) = (turn(other.start), turn(other.end))
      return first > 0 && second > 0 || first < 0 && second < 0
    }

    private func turn(_ point: Position) -> Double {
      (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
    }
  }

  /// - Parameter rings: closed lines, the first point repeated at the end or not.
  /// - Returns: whether more than ``most`` pairs of lines touch that don't follow each other.
  static func isIn(_ rings: [[Position]]) -> Bool {
    let lines = lines(of: rings).sorted { $0.west < $1.west }
    var (near, touching, looks): ([Line], Int, Int) = ([], 0, 0)
    for line in lines {
      near.removeAll { $0.east < line.west }
      looks += near.count
      touching += near.count { !$0.follows(line) && $0.touches(line) }
      if touching > most || looks > mostLooks { return true }
      near.append(line)
    }
    return false
  }

  private static func lines(of rings: [[Position]]) -> [Line] {
    rings.enumerated().flatMap { ring, points in
      let points = points.first == points.last ? Array(points.dropLast()) : points
      return points.indices.map { place in
        Line(
          start: points[place], end: points[(place + 1) % points.count], ring: ring, place: place,
          count: points.count)
      }
    }
  }

  /// Cuts of the lines of a map that are always allowed; a large map may have some for each line.
  private static let mostCuts = 100_000

  /// - Parameter rings: those of all municipalities together, each sound in itself.
  /// - Returns: whether they would be cut at far more places than neighbours' lines that were drawn
  ///   twice.
  static func isBetween(_ rings: [[Position]]) -> Bool {
    let lines = lines(of: rings)
    let most = mostCuts + 4 * lines.count
    // Strips about as high as a line, so that each line lies in few and each strip has few lines.
    let height = max(1, lines.reduce(0) { $0 + $1.north - $1.south } / Double(max(1, lines.count)))
    func strips(_ line: Line) -> ClosedRange<Int> {
      // Metres of a map, so that strips are few enough to count.
      Int((line.south / height).rounded(.down))...Int((line.north / height).rounded(.down))
    }
    var members: [Int: [Line]] = [:]
    for line in lines {
      for strip in strips(line) { members[strip, default: []].append(line) }
    }
    var (cuts, looks) = (0, 0)
    for (strip, lines) in members {
      var near: [Line] = []
      for line in lines.sorted(by: { $0.west < $1.west }) {
        near.removeAll { $0.east < line.west }
        looks += near.count
        let first = strips(line).lowerBound
        // Two lines are looked at in the first strip that both lie in.
        cuts += near.count { max(first, strips($0).lowerBound) == strip && $0.cuts(line) }
        if cuts > most || looks > mostLooks { return true }
        near.append(line)
      }
    }
    return false
  }
}
