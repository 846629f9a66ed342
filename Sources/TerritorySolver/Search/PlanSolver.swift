import TerritoryModel

/// Solves briefs: the levels in their order, each proven, each kept by those after it.
public struct PlanSolver: Sendable {
  let limits: SearchLimits

  /// - Parameter limits: when to stop with what there is.
  public init(limits: SearchLimits = .none) { self.limits = limits }

  /// The best plan for a brief.
  ///
  /// The same brief gives the same plan on every run: GLPK runs on one thread and without chance.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up for numerical reasons.
  public func solve(_ brief: PlanBrief) throws(SolverFailure) -> Outcome {
    if let outcome = try outcome(brief) { return outcome }
    var conflicts = ConflictSearch(brief, limits)
    return .infeasible(try conflicts.diagnosis())
  }

  /// What became of a brief; nil where no plan is possible, without asking why.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up for numerical reasons.
  func outcome(_ brief: PlanBrief) throws(SolverFailure) -> Outcome? {
    let clock = ContinuousClock()
    let start = clock.now
    var levels = LexicographicSearch(brief, limits)
    let ending = try levels.run()
    guard let selection = levels.selection else {
      return ending == .infeasible ? nil : .unknown
    }
    let plan = try ServiceAssignment.plan(
      selection, for: brief, ceilings: levels.ceilings)
    let results = levels.reached.map { level, bound in
      // Bound and value of a proven level differ by rounding only; the plan's own value counts.
      LevelResult(
        level, value: plan.value(of: level.objective, for: brief), bound: bound, in: brief)
    }
    let solution = Solution(
      plan: plan, levels: results, seconds: start.duration(to: clock.now) / .seconds(1))
    let isProven = ending == .proven && results.allSatisfy { $0.isProven }
    return isProven ? .optimal(solution) : .feasible(solution)
  }
}
