import Foundation
import TerritoryModel

extension PlanSolver {
  /// The best plans of several briefs, with what came of their requirements, in the order of the
  /// briefs. They are looked for at the same time where there are cores; the results don't depend on
  /// that.
  ///
  /// A limit holds for all of them together: each brief gets its part of the time that is left, and
  /// an equal part of the work.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up on one of them.
  public func results(_ briefs: [PlanBrief]) throws(SolverFailure) -> [PlanResult] {
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    // What several searches tell at the same time is no progress that anybody could follow.
    let answers = concurrentMap(briefs) { index, brief in
      let roundsLeft = (briefs.count - index + cores - 1) / cores
      let solver = PlanSolver(limits: limits.part(of: briefs.count, roundsLeft: roundsLeft))
      return Result { () throws(SolverFailure) in try solver.result(brief) }
    }
    var results: [PlanResult] = []
    for answer in answers { results.append(try answer.get()) }
    return results
  }

  /// The best plan of a brief, with what came of its requirements.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func result(_ brief: PlanBrief) throws(SolverFailure) -> PlanResult {
    let outcome = try solve(brief)
    guard let solution = outcome.solution else {
      return PlanResult(brief: brief, outcome: outcome)
    }
    return PlanResult(
      brief: brief, outcome: outcome, findings: try findings(solution, for: brief))
  }
}
