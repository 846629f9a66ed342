import TerritoryModel

extension GroupingModel {
  /// Constraint 3: the staff of a base serves no more than it can, Σ_m d_m y_mj ≤ κ (c_j + λ l_j);
  /// and nobody is served twice, Σ_j y_mj ≤ 1.
  mutating func requireCapacity() {
    for j in bases {
      let served = (service[j] ?? [:]).sorted { $0.key < $1.key }
        .sum { brief.demand[$0.key] * LinearExpression($0.value) }
      let staff =
        LinearExpression(coaches[j]!) + brief.leaderShare * LinearExpression(leaders[j]!)
      require(served <= brief.annualClientsPerCoach * staff, named: "capacity_\(labels[j])")
    }
    for m in 0..<brief.count {
      let shares = bases.sum { service[$0]?[m].map { LinearExpression($0) } ?? .zero }
      require(shares <= 1, named: "served_once_\(labels[m])")
    }
  }
}
