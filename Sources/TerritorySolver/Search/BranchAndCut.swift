import TerritoryModel

/// Minimises one level over one model by GLPK's branch and cut.
struct BranchAndCut {
  /// What a search came to.
  enum Answer {
    /// The optimum, proven.
    case optimal(value: Double, IntegerSolution)
    case infeasible
    /// Stopped at a limit or within the gap, with the best point and the proven bound.
    case stopped(best: (value: Double, selection: IntegerSolution)?, bound: Double)
  }

  /// How to go about a level. All ways come to the same optimum; they differ in time.
  struct Strategy {
    /// Branching on staff first; otherwise GLPK branches on the most fractional column.
    var staffFirst = true
    var mostBranchings = Int.max
    /// Most branchings altogether.
    var mostInAll = Int.max

    static let standard = Strategy()
  }

  let separators: SeparatorPool
  let limits: SearchLimits

  /// The optimum of the linear relaxation, a bound on the level; nil where even that is infeasible.
  ///
  /// - Throws: ``SolverFailure``. A relaxation that hits the limit bounds nothing: −∞.
  func relaxation(of level: LinearExpression, _ model: DistrictingModel) throws(SolverFailure)
    -> Double?
  {
    guard model.isPossible else { return nil }
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      switch try solveRelaxation(of: level, model, &problem) {
      case nil: return problem.relaxationValue
      case .infeasible: return nil
      case .optimal, .stopped: return -.infinity
      }
    }
  }

  /// The least value of `level`.
  ///
  /// - Parameters:
  ///   - target: a value that the caller knows no point can beat; reaching it ends the search.
  ///   - anyPoint: whether the first integer point will do.
  ///   - observe: told the best value and the bound so far, often.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func minimise(
    _ level: LinearExpression, _ model: DistrictingModel, target: Double = -.infinity,
    anyPoint: Bool = false, strategy: Strategy = .standard,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void = { _, _ in }
  ) throws(SolverFailure) -> Answer {
    guard model.isPossible else { return .infeasible }
    guard !limits.isReached else { return .stopped(best: nil, bound: target) }
    let model = model.adding(separators.separators)
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      if let answer = try solveRelaxation(of: level, model, &problem) { return answer }
      let lazyRows = LazyRows(problem.lazyRows)
      let floor = max(target, problem.relaxationValue)
      let tree = TreeSearch(
        limits: limits, target: anyPoint ? .infinity : floor + 1e-7,
        mostBranchings: strategy.mostBranchings, mostInAll: strategy.mostInAll,
        separate: {
          _ = addRows(lazyRows, [model], $0)
          return nil
        },
        branch: { if strategy.staffFirst { branch([model], $0) } },
        observe: { observe($0, max(floor, $1)) })
      return try Self.answer(of: tree, &problem, model, floor: floor)
    }
  }

  /// Runs a tree over a model and says what it came to.
  ///
  /// - Parameter floor: no point has less.
  static func answer(
    of tree: TreeSearch, _ problem: inout Problem, _ model: DistrictingModel, floor: Double
  ) throws(SolverFailure) -> Answer {
    let status = problem.solveInteger(tree)
    switch status {
    case .optimal:
      return .optimal(value: problem.integerValue, IntegerSolution(problem.integerPoint, of: model))
    case .infeasible: return .infeasible
    case .stopped(let hasPoint):
      let bound = max(floor, tree.bound)
      guard hasPoint else { return .stopped(best: nil, bound: bound) }
      let value = problem.integerValue
      let selection = IntegerSolution(problem.integerPoint, of: model)
      return value <= tree.target
        ? .optimal(value: value, selection)
        : .stopped(best: (value, selection), bound: bound)
    case .failed: throw SolverFailure(status)
    }
  }

  /// Loads a model and solves its relaxation; nil where that is solved, so that the tree may start.
  func solveRelaxation(
    of level: LinearExpression, _ model: DistrictingModel, _ problem: inout Problem
  ) throws(SolverFailure) -> Answer? {
    problem.load(model.program)
    problem.setObjective(level)
    let status = problem.solveRelaxation(limits)
    switch status {
    case .optimal: return nil
    case .infeasible: return .infeasible
    case .stopped: return .stopped(best: nil, bound: -.infinity)
    case .failed: throw SolverFailure(status)
    }
  }

  /// Gives a subproblem rows that it breaks.
  ///
  /// - Parameter models: what its programme is made of.
  /// - Returns: whether there were any.
  func addRows(
    _ lazyRows: LazyRows, _ models: [DistrictingModel], _ subproblem: borrowing Subproblem
  ) -> Bool {
    if lazyRows.addBroken(to: subproblem) { return true }
    var rows: [Constraint] = []
    for model in models where rows.isEmpty { rows = brokenRows(model, subproblem) }
    if rows.isEmpty {
      for model in models { rows += model.brokenOwnService { subproblem.value(of: $0) } }
    }
    return lazyRows.add(rows.map(\.row), to: subproblem)
  }

  /// Separators that the point breaks; at a whole point also what else it breaks.
  private func brokenRows(
    _ model: DistrictingModel, _ subproblem: borrowing Subproblem
  ) -> [Constraint] {
    guard
      !model.memberships.isEmpty || model.brief.difference != nil || model.brief.limitsClients
    else { return [] }
    var membership: [Int: [Double]] = [:]
    for base in model.bases {
      var row = Array(repeating: 0.0, count: model.brief.count)
      row[base] = subproblem.value(of: model.opening[base]!)
      for (m, variable) in model.memberships[base] ?? [:] {
        row[m] = subproblem.value(of: variable)
      }
      membership[base] = row
    }
    let broken = model.brief.contiguity ? separators.broken(by: membership) : []
    guard broken.isEmpty, SeparatorPool.isWhole(membership) else {
      return broken.compactMap(model.constraint)
    }
    let territories = membership.sorted { $0.key < $1.key }.filter { $0.value[$0.key] > 0.5 }
      .map { base, row in (base: base, municipalities: row.indices.filter { row[$0] > 0.5 }) }
    func whole(_ variable: DistrictingModel.Variable) -> Int {
      // Within the column's bounds, at most 10,000 coaches.
      Int(subproblem.value(of: variable).rounded())
    }
    // What holds of rounded staff need not cut off a point between two of them.
    let staffed = territories.filter { territory in
      let columns = [model.coaches] + model.partTime.map(\.coaches)
      return columns.allSatisfy { column in
        let value = subproblem.value(of: column[territory.base]!)
        return abs(value - value.rounded()) < 1e-6
      }
    }.map { base, municipalities in
      IntegerSolution.Territory(
        base: base,
        coaches: model.partTime.coaches(at: base, count: whole(model.coaches[base]!), whole),
        leaders: 0, municipalities: municipalities)
    }
    return model.tooClose(to: territories) + model.missedLoads(staffed)
  }

  /// Branches where the most depends on it: on coaches, which the relaxation likes to split, then on
  /// bases and leaders, and last on who belongs where; large municipalities first.
  ///
  /// - Parameter models: what the subproblem's programme is made of, each with bases of its own.
  func branch(_ models: [DistrictingModel], _ subproblem: borrowing Subproblem) {
    var best: (variable: DistrictingModel.Variable, weight: Double, up: Bool)?
    func consider(_ variable: DistrictingModel.Variable, _ importance: Double) {
      guard subproblem.canBranch(on: variable) else { return }
      let value = subproblem.value(of: variable)
      let fraction = value - value.rounded(.down)
      let weight = importance * min(fraction, 1 - fraction)
      if weight > best?.weight ?? 0 { best = (variable, weight, fraction > 0.5) }
    }
    for family in 0..<(models.map(\.staffFamilies.count).max() ?? 0) where best == nil {
      for model in models where family < model.staffFamilies.count {
        let columns = model.staffFamilies[family]
        for base in model.bases { consider(columns[base]!, 1 + model.brief.demand[base]) }
      }
    }
    if best == nil {
      for model in models {
        for base in model.bases {
          for (m, variable) in (model.memberships[base] ?? [:]).sorted(by: { $0.key < $1.key }) {
            consider(variable, model.brief.demand[m])
          }
        }
      }
    }
    // Without a choice of ours (demand zero, say) GLPK branches by its own rule.
    if let best { subproblem.branch(on: best.variable, up: best.up) }
  }
}

extension DistrictingModel {
  /// The columns of bases and their staff, in the order in which they are branched upon.
  fileprivate var staffFamilies: [[Int: Variable]] {
    [coaches] + partTime.map(\.coaches) + [opening, leaders]
  }

  /// The same model with separators that are known already.
  func adding(_ separators: [Separator]) -> DistrictingModel {
    var model = self
    for separator in separators {
      if let row = constraint(separator) { model.program.require(row) }
    }
    return model
  }
}
