import TerritoryModel

extension GroupingModel {
  /// Where the place of bases makes no difference, any member that reaches all others could be the
  /// base of a territory, and the search would visit each of them. So the first one is asked for,
  /// large municipalities first: if i comes before j and is in j's territory, then some member is out
  /// of i's reach, x_ij ≤ Σ_{k out of i's reach} x_kj.
  mutating func requireFirstBase() {
    let order = bases.sorted { (brief.demand[$1], $0) < (brief.demand[$0], $1) }
    for (place, j) in order.enumerated() {
      for i in order[..<place] {
        guard let member = memberships[j]?[i] else { continue }
        let beyond = (0..<brief.count).filter { reach.members[j][$0] && !reach.members[i][$0] }
        require(LinearExpression(member) <= beyond.sum { belongs($0, to: j) ?? .zero })
      }
    }
  }
}

extension PlanBrief {
  /// Whether a level has the same value wherever in its territory a base lies.
  func isBlindToBases(_ objective: Objective) -> Bool {
    switch objective {
    case .balance, .partners, .change: true
    // Without help a territory's staff serves its own members, all of them within reach.
    case .waiting: !neighbourHelp && shared.isEmpty
    case .travel, .help: false
    }
  }

  /// Whether bases may be exchanged at all: nobody asks for a certain one.
  var basesAreFree: Bool {
    grouping == nil
      && requirements.allSatisfy { if case .base = $0.kind { false } else { true } }
  }
}
