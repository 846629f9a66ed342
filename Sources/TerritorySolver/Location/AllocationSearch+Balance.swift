import TerritoryModel

extension AllocationSearch {
  /// The most even plan with a set of bases whose travel is no more than the least.
  ///
  /// The programme's rows hold to a part in ten million, so a plan with a little more travel may come
  /// out of it; that one is forbidden, and the programme is asked again.
  func balance(_ set: StaffedBases, travel: Double) throws(SolverFailure) -> Found {
    let near = travel * (1 + 1e-9)
    var allocation = AllocationProgram(problem, set)
    let decided: [(variable: LinearProgram.Variable, value: Double)]
    switch try relaxed(allocation, upTo: near) {
    case .bound(let bound): decided = bound.decided(upTo: near)
    case .infeasible: return .infeasible
    case .stopped: return .stopped
    }
    let balance = allocation.addBalance()
    var forbidden: [Constraint] = []
    while true {
      let found = try withProblem { (glpk: inout Problem) throws(SolverFailure) -> Found in
        glpk.load(allocation.program)
        glpk.setObjective(balance)
        glpk.add((allocation.travel <= allocation.scaled(travel: near) + 1e-7).row)
        for row in forbidden { glpk.add(row.row) }
        for (variable, value) in decided { glpk.fix(variable, at: value) }
        let start = glpk.solveRelaxation(limits)
        switch start {
        case .optimal: return try search(&glpk, allocation)
        case .infeasible: return .infeasible
        case .stopped: return .stopped
        case .failed: throw SolverFailure(start)
        }
      }
      guard case .optimal(let selection) = found,
        self.travel(selection) > travel * (1 + Self.rounding)
      else { return found }
      forbidden.append(allocation.other(than: selection))
    }
  }

  /// The relaxation of travel, whose prices tell what every plan has that costs no more.
  private func relaxed(
    _ allocation: AllocationProgram, upTo travel: Double
  ) throws(SolverFailure) -> Relaxed {
    guard allocation.isPossible, !allocation.members.isEmpty else { return .infeasible }
    return try withProblem { (glpk: inout Problem) throws(SolverFailure) in
      glpk.load(allocation.program)
      glpk.setObjective(allocation.travel)
      return try relax(&glpk, allocation, upTo: travel)
    }
  }
}

extension AllocationProgram {
  /// Adds Σ_j max(0, load_j − c_j·D̄) in parts of the region's clients.
  ///
  /// Loads and even loads have the same sum, so balance is twice that.
  fileprivate mutating func addBalance() -> LinearExpression {
    let demand = problem.brief.demand
    return bases.indices.sum { place in
      let surplus = LinearExpression(
        program.addColumn("surplus_\(bases[place])", 0...Double.infinity))
      let staff = problem.staffs[set.bases[place].staff]
      let even = Double(staff.coaches) * problem.brief.meanLoad / loadUnit
      let load = (0..<problem.count).sum { m in (demand[m] / loadUnit) * belongs(m, place) }
      program.require(load - LinearExpression(even) <= surplus)
      return surplus
    }
  }

  /// Not all municipalities where a plan has them.
  fileprivate func other(than selection: Selection) -> Constraint {
    var kept = LinearExpression.zero
    for (place, territory) in selection.territories.enumerated() {
      for m in territory.municipalities {
        if let variable = variables[place][m] { kept += LinearExpression(variable) }
      }
    }
    return kept <= Double(kept.terms.count - 1)
  }
}
