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

    /// Whether one begins where the other ends.
    func follows(_ other: Line) -> Bool {
      ring == other.ring
        && (place == (other.place + 1) % count || other.place == (place + 1) % count)
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
    let lines = rings.enumerated().flatMap { ring, points in
      let points = points.first == points.last ? Array(points.dropLast()) : points
      return points.indices.map { place in
        Line(
          start: points[place], end: points[(place + 1) % points.count], ring: ring, place: place,
          count: points.count)
      }
    }.sorted { $0.west < $1.west }
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
}
