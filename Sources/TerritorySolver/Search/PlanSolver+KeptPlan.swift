import TerritoryModel

extension PlanSolver {
  /// What becomes of a plan whose territories, bases and staff stay while a brief's numbers differ:
  /// only who serves whom is found anew, best by the levels of the brief in their order.
  ///
  /// - Parameters:
  ///   - plan: of the same municipalities.
  ///   - brief: what is asked now; its team is the plan's.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func keeping(_ plan: Plan, for brief: PlanBrief) throws(SolverFailure) -> PlanResult {
    precondition(plan.team == brief.team)
    let clock = ContinuousClock()
    let start = clock.now
    let selection = Selection(plan)
    let counted = brief.counted(in: brief.usualUnits)
    // With whole numbers fixed, a level is a linear programme: its value is its bound.
    var reached: [ReachedLevel] = []
    var ceilings: [Objective: Double] = [:]
    for level in brief.stages {
      let served = try ServiceAssignment.plan(selection, for: counted, ceilings: ceilings)
      let least = served.value(of: level.objective, for: counted)
      reached.append(
        ReachedLevel(level: level, bound: counted.units.plain(least, of: level.objective)))
      if level.tolerance > 0 { ceilings[level.objective] = least * (1 + level.tolerance) }
    }
    let served = counted.units.plain(
      try ServiceAssignment.plan(selection, for: counted, ceilings: ceilings))
    let solution = Solution(
      plan: served, levels: reached.results(served, brief),
      seconds: start.duration(to: clock.now) / .seconds(1))
    return PlanResult(
      brief: brief, outcome: .optimal(solution), findings: try findings(solution, for: brief))
  }
}
