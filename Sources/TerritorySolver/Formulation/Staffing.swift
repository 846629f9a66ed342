extension GroupingModel {
  /// Constraint 4: x_jj ≤ c_j ≤ c_max·x_jj, Σ c_j = N, l_j ≤ x_jj, Σ l_j = L, and Σ x_jj is the
  /// number of territories asked for. Coaches that a given plan places are c_j = given·x_jj.
  mutating func requireStaffing() {
    let total = brief.team
    require(bases.sum { LinearExpression(coaches[$0]!) } == Double(total.coaches))
    require(bases.sum { LinearExpression(leaders[$0]!) } == Double(total.leaders))
    for j in bases {
      let open = LinearExpression(opening[j]!)
      let staff = LinearExpression(coaches[j]!)
      let given = brief.grouping?.territories.first { $0.municipalities.contains(j) }?.coaches
      if let given { require(staff - Double(given) * open == 0) }
      if basesAreFixed { continue }
      require(open <= staff)
      require(staff <= mostCoaches * open)
      require(LinearExpression(leaders[j]!) <= open)
    }
    if basesAreFixed { return }
    let opened = bases.sum { LinearExpression(opening[$0]!) }
    require(
      Constraint(
        expression: opened,
        range: Double(brief.territories.lowerBound)...Double(brief.territories.upperBound)))
  }
}
