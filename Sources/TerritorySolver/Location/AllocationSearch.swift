import TerritoryModel

/// Solves the programme of one set of bases.
struct AllocationSearch {
  enum Answer {
    /// No plan with these bases costs as little as the ceiling.
    case tooDear(BaseValues?)
    /// The best plan with these bases, proven.
    case optimal(value: Double, IntegerSolution, BaseValues)
    /// Stopped at a limit, with a plan where one was found by chance.
    case stopped((value: Double, selection: IntegerSolution)?)
  }

  let problem: LocationProblem
  let separators: SeparatorPool
  let exact: ExactLoads
  let limits: SearchLimits

  /// The least travel with a set of bases, unless it is above a ceiling.
  ///
  /// - Parameter known: prices that municipalities keep that are bases here.
  func travel(
    _ set: StaffedBases, upTo ceiling: Double, _ known: Prices
  ) throws(SolverFailure) -> Answer {
    let allocation = AllocationProgram(problem, set)
    guard allocation.isPossible, !allocation.members.isEmpty else { return .tooDear(nil) }
    return try withProblem { (glpk: inout Problem) throws(SolverFailure) in
      glpk.load(allocation.program)
      glpk.setObjective(allocation.travel)
      let bound: AllocationBound
      switch try relax(&glpk, allocation, upTo: ceiling) {
      case .bound(let found): bound = found
      case .infeasible: return .tooDear(nil)
      case .stopped: return .stopped(nil)
      }
      let values = BaseValues(problem, bound.prices(known), branchings: problem.branchings)
      limits.spend(steps: values.steps)
      // Knapsacks that are branched on often tell more than the relaxation.
      if max(bound.value, values.bound(of: set)) > ceiling { return .tooDear(values) }
      let point = glpk.relaxationPoint
      let guess = guess(
        allocation, allocation.membership { point[$0.index] }, patience: Self.briefly)
      let most = min(ceiling, guess.map { $0.value * (1 + Self.rounding) } ?? .infinity)
      for (variable, value) in bound.decided(upTo: most) { glpk.fix(variable, at: value) }
      if most.isFinite {
        glpk.add((allocation.travel <= allocation.scaled(travel: most) + 1e-7).row)
      }
      let start = glpk.continueRelaxation(limits)
      var found = Found.infeasible
      switch start {
      case .optimal: found = try search(&glpk, allocation)
      case .infeasible: break
      case .stopped: found = .stopped
      case .failed: throw SolverFailure(start)
      }
      switch found {
      case .optimal(let selection):
        let value = travel(selection)
        // The guess may be better by rounding.
        if let guess, guess.value < value {
          return .optimal(value: guess.value, guess.selection, values)
        }
        return .optimal(value: value, selection, values)
      case .infeasible:
        guard let guess, guess.value <= ceiling else { return .tooDear(values) }
        return .optimal(value: guess.value, guess.selection, values)
      case .stopped: return .stopped(guess)
      }
    }
  }

  /// A plan with a set of bases from its relaxation; nil where none is found so.
  func anyPlan(_ set: StaffedBases) throws(SolverFailure) -> (
    value: Double, selection: IntegerSolution
  )? {
    let allocation = AllocationProgram(problem, set)
    guard allocation.isPossible, !allocation.members.isEmpty else { return nil }
    return try withProblem { (glpk: inout Problem) throws(SolverFailure) in
      glpk.load(allocation.program)
      glpk.setObjective(allocation.travel)
      guard case .bound = try relax(&glpk, allocation, upTo: .infinity) else { return nil }
      let point = glpk.relaxationPoint
      return guess(
        allocation, allocation.membership { point[$0.index] }, patience: Self.thoroughly)
    }
  }

  /// Steps without a better plan, where a programme proves what is left, and where nothing does.
  private static let (briefly, thoroughly) = (10, 40)

  /// How far two sums of travel may lie apart by rounding, as a part of them.
  static let rounding = 1e-11

  /// A good plan from a point of the relaxation, where one is found.
  private func guess(
    _ allocation: AllocationProgram, _ membership: [Int: [Double]], patience: Int
  ) -> (value: Double, selection: IntegerSolution)? {
    var heuristic = AllocationHeuristic(allocation, membership)
    guard !allocation.hasRelations, let territories = heuristic.run(patience: patience, limits)
    else { return nil }
    let selection = allocation.selection(territories)
    guard allocation.missedLoads(selection, exact).isEmpty else { return nil }
    return (travel(selection), selection)
  }

  /// Client-kilometres of a plan, from its territories.
  func travel(_ selection: IntegerSolution) -> Double {
    selection.territories.reduce(0) { sum, territory in
      sum + territory.municipalities.reduce(0) { $0 + problem.cost($1, territory.base) }
    }
  }

  enum Relaxed {
    case bound(AllocationBound)
    case infeasible
    case stopped
  }

  /// The relaxation with all separators that it breaks.
  ///
  /// Separators are looked for only while the bound is not above the ceiling.
  func relax(
    _ glpk: inout Problem, _ allocation: AllocationProgram, upTo ceiling: Double
  ) throws(SolverFailure) -> Relaxed {
    var cuts: [Separator] = []
    var status = glpk.solveRelaxation(limits)
    while true {
      switch status {
      case .optimal: break
      case .infeasible: return .infeasible
      case .stopped: return .stopped
      case .failed: throw SolverFailure(status)
      }
      let bound = AllocationBound(allocation, cuts, duals: glpk.rowDuals)
      guard bound.value <= ceiling, problem.brief.contiguity else { return .bound(bound) }
      let point = glpk.relaxationPoint
      let broken = separators.broken(by: allocation.membership { point[$0.index] })
      let fresh = broken.filter { allocation.constraint($0) != nil }
      guard !fresh.isEmpty else { return .bound(bound) }
      for cut in fresh { glpk.add(allocation.constraint(cut)!.row) }
      cuts += fresh
      status = glpk.continueRelaxation(limits)
    }
  }

  enum Found {
    case optimal(IntegerSolution)
    case infeasible
    case stopped
  }

  /// Branch and cut from the relaxation's optimum.
  func search(
    _ glpk: inout Problem, _ allocation: AllocationProgram
  ) throws(SolverFailure) -> Found {
    let lazyRows = LazyRows([])
    let tree = TreeSearch(
      limits: limits, target: -.infinity,
      separate: {
        separate(allocation, lazyRows, $0)
        return nil
      }, branch: { branch(allocation, $0) })
    let status = glpk.solveInteger(tree)
    switch status {
    case .optimal:
      let point = glpk.integerPoint
      return .optimal(allocation.selection(allocation.membership { point[$0.index] }))
    case .infeasible: return .infeasible
    case .stopped: return .stopped
    case .failed: throw SolverFailure(status)
    }
  }

  private func separate(
    _ allocation: AllocationProgram, _ lazyRows: LazyRows, _ subproblem: borrowing Subproblem
  ) {
    let membership = membership(allocation, subproblem)
    let broken = problem.brief.contiguity ? separators.broken(by: membership) : []
    let rows = broken.compactMap { allocation.constraint($0) }
    _ = lazyRows.add(rows.map(\.row), to: subproblem)
    if rows.isEmpty, SeparatorPool.isWhole(membership) {
      let missed = allocation.missedLoads(allocation.selection(membership), exact)
      _ = lazyRows.add(missed.map(\.row), to: subproblem)
    }
  }

  private func membership(
    _ allocation: AllocationProgram, _ subproblem: borrowing Subproblem
  ) -> [Int: [Double]] {
    var values = Array(repeating: 0.0, count: allocation.program.columns.count)
    for member in allocation.members {
      values[member.variable.index] = subproblem.value(of: member.variable)
    }
    return allocation.membership { values[$0.index] }
  }

  /// Large municipalities first.
  private func branch(_ allocation: AllocationProgram, _ subproblem: borrowing Subproblem) {
    var best: (variable: LinearProgram.Variable, weight: Double, up: Bool)?
    for member in allocation.members where subproblem.canBranch(on: member.variable) {
      let value = subproblem.value(of: member.variable)
      let weight = problem.brief.demand[member.municipality] * min(value, 1 - value)
      if weight > best?.weight ?? 0 { best = (member.variable, weight, value > 0.5) }
    }
    if let best { subproblem.branch(on: best.variable, up: best.up) }
  }
}

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
  fileprivate func other(than selection: IntegerSolution) -> Constraint {
    var kept = LinearExpression.zero
    for (place, territory) in selection.territories.enumerated() {
      for m in territory.municipalities {
        if let variable = variables[place][m] { kept += LinearExpression(variable) }
      }
    }
    return kept <= Double(kept.terms.count - 1)
  }
}
