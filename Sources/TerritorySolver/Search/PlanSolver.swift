import TerritoryModel

/// Solves briefs: the levels in their order, each proven, each kept by those after it.
public struct PlanSolver: Sendable {
  let limits: SearchLimits
  let progress: ProgressObserver?

  /// - Parameters:
  ///   - limits: when to stop with what there is.
  ///   - progress: told how far the search for a plan has come.
  public init(limits: SearchLimits = .none, progress: ProgressObserver? = nil) {
    self.limits = limits
    self.progress = progress
  }

  /// The best plan for a brief.
  ///
  /// The same brief gives the same plan on every run: GLPK runs on one thread and without chance.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up for numerical reasons.
  public func solve(_ brief: PlanBrief) throws(SolverFailure) -> Outcome {
    if let outcome = try outcome(brief) { return outcome }
    var conflicts = ConflictSearch(brief, Possibility(limits: limits))
    return .infeasible(try conflicts.diagnosis())
  }

  /// What became of a brief; nil where no plan is possible, without asking why.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up for numerical reasons.
  func outcome(_ brief: PlanBrief) throws(SolverFailure) -> Outcome? {
    let clock = ContinuousClock()
    let start = clock.now
    if brief.limitsLoads, isImpossible(brief) { return nil }
    // Which method answers follows from the brief alone; what is proven does not hang on it.
    let found = try LocationSearch.levels(brief, Reach(brief), limits.proving, progress)
    if found == nil,
      let (plan, levels) = try DecomposedSearch(brief, limits: limits, progress)?.run()
    {
      return .feasible(
        Solution(plan: plan, levels: levels, seconds: start.duration(to: clock.now) / .seconds(1)))
    }
    let levels = if let found { found } else { try levels(brief) }
    guard let selection = levels.selection else {
      return levels.ending == .infeasible ? nil : .unknown
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
    let isProven = levels.ending == .proven && results.allSatisfy { $0.isProven }
    return isProven ? .optimal(solution) : .feasible(solution)
  }

  /// The levels by one programme for the whole region.
  private func levels(_ brief: PlanBrief) throws(SolverFailure) -> LevelsFound {
    var search = LexicographicSearch(brief, limits, progress)
    // Service first finds a plan by itself.
    if !ServiceSearch.suits(brief) {
      search.start = try DecomposedSearch.start(for: brief, limits, progress).map(Selection.init)
    }
    let ending = try search.run()
    return LevelsFound(
      ending: ending, selection: search.selection, reached: search.reached,
      ceilings: search.ceilings)
  }

  /// Whether the territories that there could be show that none of them make a plan. The programme
  /// finds that out too, but not soon where loads are limited.
  private func isImpossible(_ brief: PlanBrief) -> Bool {
    switch PlanCover.anyPlan(brief, Reach(brief), StaffTotals(brief.team), limits) {
    case .infeasible: true
    case .optimal, .stopped, nil: false
    }
  }
}

extension PlanBrief {
  /// Whether clients, care teams or coaches of single territories are limited.
  fileprivate var limitsLoads: Bool {
    requirements.contains { requirement in
      switch requirement.kind {
      case .leastClients, .mostClients, .leastCoaches, .mostCareTeams: true
      case .together, .apart, .base, .neverBase, .territory, .insideAreas, .mostKilometres: false
      }
    }
  }
}
