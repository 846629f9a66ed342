import TerritoryModel

extension PlanSolver {
  /// The best plans that differ from each other.
  ///
  /// - Parameters:
  ///   - best: the best plan of the brief, proven.
  ///   - count: plans in all, the best one included.
  ///   - difference: municipalities that have to change territory between any two, at least 1.
  ///   - within: share by which each level may be worse than the best plan's; nil for any.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func alternatives(
    to best: Solution, for brief: PlanBrief, count: Int, difference: Int, within: Double?
  ) throws(SolverFailure) -> Alternatives {
    var solutions = [best]
    var ceilings: [Objective: Double] = [:]
    if let within {
      for level in best.levels { ceilings[level.objective] = level.value * (1 + within) }
    }
    while solutions.count < count {
      let next = brief.differing(
        by: PlanBrief.Difference(
          from: solutions.map(\.plan.grouping), municipalities: difference, ceilings: ceilings))
      switch try solve(next) {
      case .optimal(let solution): solutions.append(solution)
      case .infeasible: return Alternatives(solutions: solutions, ending: .exhausted)
      case .feasible, .unknown: return Alternatives(solutions: solutions, ending: .stopped)
      }
    }
    return Alternatives(solutions: solutions, ending: nil)
  }
}
