import TerritoryModel

extension PlanSolver {
  /// Who waits where a plan has a coach less, in one territory after the other: a linear programme for
  /// each.
  ///
  /// - Returns: nil where the region is too large for that to take no time, or a limit came first.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func absences(
    of solution: Solution, for asked: PlanBrief
  ) throws(SolverFailure) -> AbsenceFinding? {
    guard asked.count <= AbsenceFinding.mostMunicipalities else { return nil }
    // What is asked of plans, whose coach people meet among it, does not hold while somebody is away.
    let plain = asked.replacing(requirements: []).withFreeMembership
      .asking([Level(.waiting), Level(.fairness)])
    let brief = plain.counted(in: plain.usualUnits)
    let own = IntegerSolution(solution.plan).territories
    let before = solution.plan.waiting(asked.demand)
    var cases: [AbsenceFinding.Case] = []
    for (index, territory) in own.enumerated() {
      if limits.isReached { return nil }
      // Each territory of an audited plan has a coach.
      let (left, away) = territory.coaches.withoutOne
      var territories = own
      territories[index] = IntegerSolution.Territory(
        base: territory.base, coaches: left, leaders: territory.leaders,
        municipalities: territory.municipalities)
      let plan = brief.units.plain(
        try ServiceAssignment.plan(
          IntegerSolution(territories: territories), for: brief, notedIn: limits))
      let waiting = plan.waiting(asked.demand)
      let least = 10 * asked.rounding(of: .waiting)
      let all = waiting.reduce(0, +)
      cases.append(
        AbsenceFinding.Case(
          territory: index, share: away, waiting: all <= least ? 0 : all,
          more: max(0, all - before.reduce(0, +)),
          municipalities: waiting.indices.filter { waiting[$0] > before[$0] + least }))
    }
    return AbsenceFinding(cases: cases)
  }
}
