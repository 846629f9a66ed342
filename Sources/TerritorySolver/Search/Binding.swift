import TerritoryModel

extension PlanSolver {
  /// For each requirement of a brief, whether it binds: whether its plan would be better without it.
  /// Exact, by solving the brief without each in turn.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func findings(
    _ solution: Solution, for brief: PlanBrief
  ) throws(SolverFailure) -> [RequirementFinding] {
    var findings: [RequirementFinding] = []
    for (index, requirement) in brief.requirements.enumerated() {
      let isMet = requirement.isMet(by: solution.plan, brief)
      guard brief.grouping == nil else {
        findings.append(RequirementFinding(requirement, isMet: isMet, cost: nil, isProven: false))
        continue
      }
      var others = brief.requirements
      others.remove(at: index)
      let outcome = try solve(brief.replacing(requirements: others))
      let isProven = if case .optimal = outcome { true } else { false }
      findings.append(
        RequirementFinding(
          requirement, isMet: isMet, cost: cost(solution, outcome.solution), isProven: isProven))
    }
    return findings
  }

  /// The first level that differs between a plan and a better one.
  private func cost(_ own: Solution, _ better: Solution?) -> RequirementFinding.Cost? {
    guard let better else { return nil }
    for (mine, theirs) in zip(own.levels, better.levels)
    where mine.bound - theirs.bound > 1e-5 * max(1, abs(mine.bound)) {
      return RequirementFinding.Cost(
        objective: mine.objective, value: mine.value, without: theirs.value)
    }
    return nil
  }
}
