import TerritoryModel

extension BruteForceOracle {
  /// Whether a partition with bases and coaches meets a requirement, written from its definition.
  func isMet(
    _ kind: Requirement.Kind, _ blocks: [[Int]], _ bases: [Int], _ coaches: [[Double]]
  ) -> Bool {
    func block(_ m: Int) -> Int? { blocks.firstIndex { $0.contains(m) } }
    func eachLoad(_ holds: (Double, Double) -> Bool) -> Bool {
      zip(blocks, coaches).allSatisfy { members, staff in
        holds(members.map { brief.demand[$0] }.reduce(0, +), staff.reduce(0, +))
      }
    }
    switch kind {
    case .together(let members): return members.allSatisfy { block($0) == block(members[0]) }
    case .apart(let members): return Set(members.compactMap(block)).count == members.count
    case .base(let base): return bases.contains(base)
    case .neverBase(let base): return !bases.contains(base)
    case .territory(let members): return blocks.contains { Set($0) == Set(members) }
    case .insideAreas(let areas):
      return blocks.allSatisfy { members in members.allSatisfy { areas[$0] == areas[members[0]] } }
    case .leastClients(let least): return eachLoad { $0 >= least * $1 - 1e-9 }
    case .mostClients(let most): return eachLoad { $0 <= most * $1 + 1e-9 }
    case .mostKilometres(let most):
      return zip(blocks, bases).allSatisfy { members, base in
        members.allSatisfy { brief.distances[$0, base] <= most }
      }
    // Who waits is a matter of service: see ``BestService``.
    case .mostWaiting: return true
    case .leastCoaches(let least): return coaches.allSatisfy { $0.count >= least }
    case .placedCoaches(let placed, let base):
      guard let index = bases.firstIndex(of: base) else { return false }
      return Set(placed.shares).allSatisfy { share in
        placed.shares.count { $0 == share } <= coaches[index].count { $0 == share }
      }
    case .mostCareTeams(let most, let teams):
      return zip(blocks, coaches).allSatisfy { members, staff in
        Double(members.map { teams[$0] }.reduce(0, +)) <= most * Double(staff.count)
      }
    }
  }

  /// Municipalities that changed, by trying every matching.
  func changes(_ blocks: [[Int]], from reference: Grouping) -> Int {
    let old = reference.territories.map(\.municipalities)
    func mostKept(_ index: Int, _ used: Set<Int>) -> Int {
      guard index < old.count else { return 0 }
      var best = mostKept(index + 1, used)
      for place in blocks.indices where !used.contains(place) {
        let overlap = old[index].filter { blocks[place].contains($0) }.count
        if overlap > 0 {
          best = max(best, overlap + mostKept(index + 1, used.union([place])))
        }
      }
      return best
    }
    let sharedInBoth = brief.shared.filter { reference.shared.contains($0) }.count
    return brief.count - sharedInBoth - mostKept(0, [])
  }

  /// Whether a partition differs enough from those that the brief names.
  func isFarEnough(_ blocks: [[Int]]) -> Bool {
    guard let difference = brief.difference else { return true }
    return difference.groupings.allSatisfy {
      changes(blocks, from: $0) >= difference.municipalities
    }
  }
}
