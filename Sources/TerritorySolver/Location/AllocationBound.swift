/// A lower bound on the travel of plans with certain bases, reckoned anew from prices of the rows.
///
/// For any y that has the sign that its row allows, Σ_i y_i b_i + Σ_k min(0, c_k − Σ_i y_i a_ik) is a
/// bound, whatever the rounding of the solver that y comes from.
struct AllocationBound {
  private let allocation: AllocationProgram
  /// Client-kilometres.
  let value: Double
  /// c_k − Σ_i y_i a_ik of each column, scaled.
  private let reduced: [Double]
  /// y by row.
  private let duals: [Double]
  private let cuts: [Separator]

  /// - Parameter cuts: separators whose rows were added to the programme's own, in their order.
  init(_ allocation: AllocationProgram, _ cuts: [Separator], duals: [Double]) {
    self.allocation = allocation
    self.cuts = cuts
    let added = cuts.map { allocation.constraint($0)!.row }
    var reduced = Array(repeating: 0.0, count: allocation.program.columns.count)
    for member in allocation.members { reduced[member.variable.index] = member.cost }
    var sum = 0.0
    var valid: [Double] = []
    for (row, dual) in zip(allocation.program.rows + added, duals) {
      let bound = dual > 0 ? row.lower : row.upper
      let price = bound.isFinite ? dual : 0
      valid.append(price)
      guard price != 0 else { continue }
      sum += price * bound
      for term in row.terms { reduced[term.variable.index] -= price * term.coefficient }
    }
    for member in allocation.members { sum += min(0, reduced[member.variable.index]) }
    self.reduced = reduced
    self.duals = valid
    value = allocation.cheapest.reduce(0, +) + allocation.scale * sum
  }

  /// Columns whose other value would cost more than a ceiling.
  func decided(upTo ceiling: Double) -> [(variable: LinearProgram.Variable, value: Double)] {
    let room = (ceiling - value) / allocation.scale
    return allocation.members.compactMap { member in
      let cost = reduced[member.variable.index]
      guard abs(cost) > room * (1 + 1e-9) + 1e-9 else { return nil }
      return (member.variable, cost > 0 ? 0 : 1)
    }
  }

  /// The same prices for other sets of bases.
  func prices(_ known: Prices) -> Prices {
    var prices = known
    prices.extra = [:]
    for (row, m) in allocation.assigned.enumerated() {
      let isWeightless = allocation.problem.brief.demand[m] == 0
      prices.worth[m] =
        isWeightless ? 0 : allocation.cheapest[m] + allocation.scale * duals[row]
    }
    let first = allocation.program.rows.count
    for (separator, dual) in zip(cuts, duals[first...]) where dual < 0 {
      // All that part the two, also those that are bases here: with other bases they are none.
      var extra =
        prices.extra[separator.base] ?? Array(repeating: 0, count: allocation.problem.count)
      extra[separator.municipality] -= allocation.scale * dual
      for m in separator.between { extra[m] += allocation.scale * dual }
      prices.extra[separator.base] = extra
    }
    return prices
  }
}
