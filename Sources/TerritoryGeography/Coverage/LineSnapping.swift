/// Brings lines of different municipalities together where they differ by a few metres.
///
/// Files that draw each municipality for itself give neighbours slightly different lines: then there
/// is a gap between them, or they overlap, and they share nothing. A municipality's own points are
/// never brought together, so no detail of a file is lost whose neighbours fit.
struct LineSnapping {
  /// Metres within which points and lines of different municipalities are the same.
  static let tolerance = 10.0

  /// How many points were moved, and how many put into a neighbour's line.
  private(set) var moved = 0
  private(set) var inserted = 0
  private var owners: [GridPoint: [Int]] = [:]
  private var index = PointIndex(side: Int(tolerance) * 10)

  /// The rings of each municipality, joined to those of the others.
  mutating func snapped(_ outlines: [[[Ring]]]) -> [[[Ring]]] {
    note(outlines)
    let targets = targets()
    moved += targets.count
    let moved = outlines.map { $0.map { $0.map { ring in ring.map { targets[$0] ?? $0 } } } }
    note(moved)
    return moved.enumerated().map { owner, polygons in
      polygons.map { rings in
        rings.compactMap { ring in
          let dense = withNeighboursPoints(ring, of: owner).withoutRepetition
          return dense.count > 2 ? dense : nil
        }
      }
    }
  }

  private mutating func note(_ outlines: [[[Ring]]]) {
    owners = [:]
    index = PointIndex(side: Int(Self.tolerance) * 10)
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
      for other in index.points(around: [point], widenedBy: Int(Self.tolerance))
      where point < other && areOfDifferentOwners(point, other) {
        let metres = point.distance(to: other)
        if metres <= Self.tolerance { pairs.append((metres, Segment(start: point, end: other))) }
      }
    }
    pairs.sort { $0 < $1 }
    var targets: [GridPoint: GridPoint] = [:]
    var kept: Set<GridPoint> = []
    for (_, pair) in pairs {
      // The point that more municipalities share stays, so that junctions stay where they are.
      let startStays = owners[pair.start]!.count >= owners[pair.end]!.count
      let stays = kept.contains(pair.end) || !startStays ? pair.end : pair.start
      let moves = stays == pair.start ? pair.end : pair.start
      guard targets[stays] == nil, targets[moves] == nil, !kept.contains(moves),
        areOfDifferentOwners(stays, moves)
      else { continue }
      targets[moves] = stays
      kept.insert(stays)
      owners[stays]! += owners[moves]!
    }
    return targets
  }

  private func areOfDifferentOwners(_ a: GridPoint, _ b: GridPoint) -> Bool {
    Set(owners[a]!).isDisjoint(with: owners[b]!)
  }

  /// The ring with the points of other municipalities that lie by its lines.
  private mutating func withNeighboursPoints(_ ring: Ring, of owner: Int) -> Ring {
    var dense: Ring = []
    for (start, end) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      dense.append(start)
      let near = index.points(around: [start, end], widenedBy: Int(Self.tolerance))
        .filter { $0 != start && $0 != end && !owners[$0]!.contains(owner) }
        .map { (line: $0.distance(toLineFrom: start, to: end), point: $0) }
        .filter { $0.line.metres <= Self.tolerance && $0.line.along > 0 && $0.line.along < 1 }
        .sorted { ($0.line.along, $0.point) < ($1.line.along, $1.point) }
      inserted += near.count
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
