import TerritoryModel

extension GroupingModel {
  /// The rows that a whole-number point breaks because a load misses its limit, by so little that the
  /// solver takes it for kept. With c coaches and municipalities T of base j:
  ///
  /// - too large for c: whoever has all of T needs another coach, (c + 1)(Σ_{m ∈ T} x_mj − |T| + 1) ≤ c_j;
  /// - too small for c: as many coaches need somebody else, c_j ≤ c − 1 + c_max Σ_{m ∉ T} x_mj.
  func missedLoads(_ territories: [Selection.Territory]) -> [Constraint] {
    guard brief.grouping == nil, brief.limitsClients else { return [] }
    let exact = ExactLoads(brief)
    return territories.compactMap { territory in
      let (j, members) = (territory.base, territory.municipalities)
      let staff = LinearExpression(coaches[j]!)
      let count = Double(territory.coaches)
      switch exact.miss(of: members, coaches: territory.coaches) {
      case nil: return nil
      case .above:
        let all = members.sum { belongs($0, to: j) ?? .zero }
        return (count + 1) * (all - LinearExpression(Double(members.count - 1))) <= staff
      case .below:
        let others = (0..<brief.count).filter { !members.contains($0) }
          .sum { belongs($0, to: j) ?? .zero }
        return staff - mostCoaches * others <= count - 1
      }
    }
  }
}

extension PlanBrief {
  /// Whether the clients of single territories are limited.
  var limitsClients: Bool {
    requirements.contains { requirement in
      switch requirement.kind {
      case .leastClients, .mostClients: true
      default: false
      }
    }
  }
}
