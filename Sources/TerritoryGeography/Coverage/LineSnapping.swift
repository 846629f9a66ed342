/// Brings lines of different municipalities together where they run side by side a few metres apart.
///
/// Files that draw each municipality for itself give neighbours slightly different lines: then there
/// is a gap between them, or they overlap, and they share nothing. Where neighbours fit, their points
/// stay as they are, however close; and a municipality's own points are never brought together.
struct LineSnapping {
  /// Metres within which points and lines of different municipalities may be the same, 1 or more.
  private let tolerance: Double
  /// How many points were moved to a neighbour's, or put into a neighbour's line.
  private(set) var joined = 0
  // Each point of the index has its owners: note(_:) fills both.
  private var owners: [GridPoint: [Int]] = [:]
  private var index: PointIndex
  private var misfits: Set<OwnerPair> = []

  init(tolerance: Double) {
    self.tolerance = tolerance
    index = PointIndex(side: 200)
  }

  /// Metres from which on lines that run side by side are meant to be the same. Lines that meet at a
  /// sharp angle are near each other for less: 76 m at most in the real outlines of 2021, at 10 m.
  private var leastMisfit: Double { 10 * tolerance }

  /// Whether the rings of any two municipalities run side by side without being the same.
  static func hasMisfits(_ outlines: [[[Ring]]], tolerance: Double) -> Bool {
    var snapping = LineSnapping(tolerance: tolerance)
    snapping.note(outlines)
    return !snapping.findMisfits(outlines).isEmpty
  }

  /// The rings of each municipality, joined to those of the others.
  mutating func snapped(_ outlines: [[[Ring]]]) -> [[[Ring]]] {
    note(outlines)
    misfits = findMisfits(outlines)
    guard !misfits.isEmpty else { return outlines }
    let targets = targets()
    joined += targets.count
    let moved = outlines.map { $0.map { $0.map { ring in ring.map { targets[$0] ?? $0 } } } }
    note(moved)
    return moved.enumerated().map { owner, polygons in
      polygons.map { rings in
        rings.map { withNeighboursPoints($0, of: owner).withoutRepetition }
      }
    }
  }

  /// Pairs whose lines run side by side without being the same.
  private func findMisfits(_ outlines: [[[Ring]]]) -> Set<OwnerPair> {
    var isOwners: Set<OwnedSegment> = []
    // How far points lie from the lines of others.
    var near: [GridPoint: [Int: Double]] = [:]
    for (owner, polygons) in outlines.enumerated() {
      for segment in polygons.joined().flatMap(\.closedSegments) {
        isOwners.insert(OwnedSegment(owner: owner, segment: segment.undirected))
        for (line, point) in strangers(near: segment, of: owner) {
          near[point, default: [:]][owner] = min(line.metres, near[point]?[owner] ?? .infinity)
        }
      }
    }
    var metres: [OwnerPair: Double] = [:]
    for (owner, polygons) in outlines.enumerated() {
      for segment in polygons.joined().flatMap(\.closedSegments) {
        let ends = [segment.start, segment.end].map { end in
          (near: near[end] ?? [:], owners: owners[end]!)
        }
        // One end may be shared or lie on a line of the neighbour; then the other lies beside one.
        for other in Set(ends.flatMap { $0.near.filter { $0.value > 0 }.keys })
        where ends.allSatisfy({ $0.near[other] != nil || $0.owners.contains(other) })
          && !isOwners.contains(OwnedSegment(owner: other, segment: segment.undirected))
        {
          metres[OwnerPair(owner, other), default: 0] += segment.length
        }
      }
    }
    return Set(metres.filter { $0.value >= leastMisfit }.keys)
  }

  private struct OwnedSegment: Hashable {
    let owner: Int
    let segment: Segment
  }

  /// Points that don't belong to a line's owner and lie within the tolerance of it.
  private func strangers(
    near segment: Segment, of owner: Int
  ) -> [(line: (metres: Double, along: Double), point: GridPoint)] {
    index.points(near: segment.start, segment.end, within: Int(tolerance.rounded(.up)))
      .filter { !owners[$0]!.contains(owner) }
      .map { ($0.distance(toLineFrom: segment.start, to: segment.end), $0) }
      .filter { $0.0.metres <= tolerance }
  }

  private mutating func note(_ outlines: [[[Ring]]]) {
    owners = [:]
    index = PointIndex(side: 200)
    for (owner, polygons) in outlines.enumerated() {
      for point in polygons.joined().joined() {
        if owners[point]?.contains(owner) != true { owners[point, default: []].append(owner) }
        index.insert(point)
      }
    }
  }

  /// Where points move: each to one of another municipality, the nearest pairs first.
  private mutating func targets() -> [GridPoint: GridPoint] {
    var pairs: [(metres: Double, Segment)] = []
    for point in owners.keys {
      for other in index.points(near: point, point, within: Int(tolerance.rounded(.up)))
      where point < other && mayMeet(point, other) {
        let metres = point.distance(to: other)
        if metres <= tolerance { pairs.append((metres, Segment(start: point, end: other))) }
      }
    }
    pairs.sort { $0 < $1 }
    var targets: [GridPoint: GridPoint] = [:]
    // The points that have moved to a point, which move on with it.
    var followers: [GridPoint: [GridPoint]] = [:]
    for (_, pair) in pairs {
      let start = targets[pair.start] ?? pair.start
      let end = targets[pair.end] ?? pair.end
      guard mayMeet(start, end), start.distance(to: end) <= tolerance else { continue }
      // The point that more municipalities share stays, so that junctions stay where they are.
      let (stays, moves) =
        owners[start]!.count >= owners[end]!.count ? (start, end) : (end, start)
      owners[stays]! += owners[moves]!
      for point in [moves] + (followers.removeValue(forKey: moves) ?? []) {
        targets[point] = stays
        followers[stays, default: []].append(point)
      }
    }
    return targets
  }

  /// Whether two points belong to different municipalities whose lines don't fit.
  private func mayMeet(_ a: GridPoint, _ b: GridPoint) -> Bool {
    let (first, second) = (owners[a]!, owners[b]!)
    return first.allSatisfy { !second.contains($0) }
      && first.contains { a in second.contains { misfits.contains(OwnerPair(a, $0)) } }
  }

  /// The ring with the points of other municipalities that lie by its lines.
  private mutating func withNeighboursPoints(_ ring: Ring, of owner: Int) -> Ring {
    var dense: Ring = []
    for segment in ring.closedSegments {
      dense.append(segment.start)
      let near = strangers(near: segment, of: owner)
        .filter { line, point in
          line.metres > 0 && line.along > 0 && line.along < 1
            && owners[point]!.contains { misfits.contains(OwnerPair(owner, $0)) }
        }
        .sorted { ($0.line.along, $0.point) < ($1.line.along, $1.point) }
      joined += near.count
      dense += near.map(\.point)
    }
    return dense
  }
}

extension Ring {
  /// The ring without points that repeat the one before.
  var withoutRepetition: Ring {
    var kept: Ring = []
    for point in self where kept.last != point { kept.append(point) }
    while kept.count > 1, kept.first == kept.last { kept.removeLast() }
    return kept
  }
}
