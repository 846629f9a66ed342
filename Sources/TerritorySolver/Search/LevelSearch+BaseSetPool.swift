import TerritoryModel

extension LevelSearch {
  /// The least value of `level`, and the sets of bases that have it: each set that turns up is solved
  /// by itself and excluded, until no other is as good.
  ///
  /// - Parameter anyPoint: whether the first set that has a plan will do; then also sets are tried that
  ///   a point opens by more than half.
  /// - Returns: the optimum of the best set; the sets are in `sets`.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func minimise(
    _ level: LinearExpression, _ model: GroupingModel, each sets: BaseSetPool,
    anyPoint: Bool = false, strategy: Strategy,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void = { _, _ in }
  ) throws(SolverFailure) -> Answer {
    guard model.isPossible else { return .infeasible }
    var model = model.adding(separators.separators)
    let cutoff = model.program.addColumn("cutoff", 0...Double.infinity)
    let complete = model
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      let objective = level + LinearExpression(cutoff)
      if let answer = try solveRelaxation(of: objective, complete, &problem) { return answer }
      if let answer = try tighten(complete, sets, &problem) { return answer }
      let lazyRows = LazyRows(problem.lazyRows)
      let floor = max(0, problem.relaxationValue)
      let tree = TreeSearch(
        limits: limits, target: anyPoint ? .infinity : -.infinity,
        mostBranchings: strategy.mostBranchings, mostInAll: strategy.mostInAll,
        separate: { subproblem in
          if let value = sets.cutoff { subproblem.cutOff(at: value, by: cutoff) }
          if !addRows(lazyRows, complete, subproblem) {
            exclude(sets, complete, subproblem, guesses: anyPoint)
          }
          return sets.best?.value
        },
        branch: { branch(complete, $0) }, observe: { observe($0, max(floor, $1)) })
      let status = problem.solveInteger(tree)
      if !status.isStopped { sets.finish() }
      if let failure = sets.failure { throw failure }
      switch (status, sets.best) {
      case (.failed, _): throw SolverFailure(status)
      case (_, let best) where sets.isEnded || status.isStopped:
        return .stopped(best: best, bound: max(floor, min(tree.bound, sets.postponedBound)))
      case (_, nil): return .infeasible
      case (_, let best?): return .optimal(value: best.value, best.selection)
      }
    }
  }

  /// Adds group capacity cuts to a solved relaxation; nil where that leaves it solved.
  private func tighten(
    _ model: GroupingModel, _ sets: BaseSetPool, _ problem: inout Problem
  ) throws(SolverFailure) -> Answer? {
    let floor = problem.relaxationValue
    let status = CuttingPlanes(
      brief: model.brief, columns: model.capacityColumns, cuts: GroupCapacityCuts(model.brief),
      limits: limits
    ).tighten(&problem, below: sets.cutoff ?? .infinity)
    switch status {
    case .optimal: return nil
    case .infeasible: return .infeasible
    case .stopped: return .stopped(best: sets.best, bound: floor)
    case .failed: throw SolverFailure(status)
    }
  }

  /// Where a subproblem has whole bases, solves the level for them and excludes them.
  ///
  /// - Parameter guesses: whether bases that are more than half open are tried too.
  private func exclude(
    _ sets: BaseSetPool, _ model: GroupingModel, _ subproblem: borrowing Subproblem, guesses: Bool
  ) {
    let opening = model.bases.map { (base: $0, value: subproblem.value(of: model.opening[$0]!)) }
    let bases = opening.filter { $0.value > 0.5 }.map(\.base)
    let isWhole = opening.allSatisfy { abs($0.value - $0.value.rounded()) < 1e-6 }
    if isWhole || guesses && model.brief.territories.contains(bases.count) { sets.visit(bases) }
    if sets.isEnded {
      // A set that was not solved stays, so that it counts for the bound.
      subproblem.stop()
    } else if isWhole {
      subproblem.add(model.exclusion(of: bases))
    }
  }
}
