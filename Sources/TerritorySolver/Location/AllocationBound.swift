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
  private let cuts: [LinearProgram.Row]

  /// - Parameter cuts: rows that were added to the programme's own, in their order.
  init(_ allocation: AllocationProgram, _ cuts: [Constraint], duals: [Double]) {
    self.allocation = allocation
    self.cuts = cuts.map(\.row)
    var reduced = Array(repeating: 0.0, count: allocation.program.columns.count)
    for member in allocation.members { reduced[member.variable.index] = member.cost }
    var sum = 0.0
    var valid: [Double] = []
    for (row, dual) in zip(allocation.program.rows + self.cuts, duals) {
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
    var owners: [Int: (municipality: Int, base: Int)] = [:]
    for member in allocation.members {
      owners[member.variable.index] = (member.municipality, allocation.bases[member.place])
    }
    let first = allocation.program.rows.count
    for (index, cut) in cuts.enumerated() where cut.upper == 0 && duals[first + index] < 0 {
      for term in cut.terms {
        let (m, base) = owners[term.variable.index]!
        prices.extra[
          base, default: Array(repeating: 0, count: allocation.problem.count)][m] -=
          allocation.scale * duals[first + index] * term.coefficient
      }
    }
    return prices
  }
}
