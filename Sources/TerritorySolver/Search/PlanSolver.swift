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
  /// - Throws: ``SolverFailure`` where GLPK gives up for numerical reasons, or a proof is false.
  func outcome(_ brief: PlanBrief) throws(SolverFailure) -> Outcome? {
    let clock = ContinuousClock()
    let start = clock.now
    let counted = brief.counted(in: brief.usualUnits)
    if counted.limitsLoads, isImpossible(counted) { return nil }
    guard let answer = try answer(counted) else { return nil }
    guard let scored = answer.plan else { return .unknown }
    let plan = counted.units.plain(scored)
    let results = answer.reached.map {
      ReachedLevel(
        level: $0.level, bound: counted.units.plain($0.bound, of: $0.level.objective),
        method: $0.method)
    }.results(plan, brief)
    let solution = Solution(
      plan: plan, levels: results, seconds: start.duration(to: clock.now) / .seconds(1))
    let isProven = answer.isProven && results.allSatisfy { $0.isProven }
    return isProven ? .optimal(solution) : .feasible(solution)
  }

  /// A plan with the bounds of the levels that were reached, in the units of the brief.
  private struct Answer {
    /// Nil where a limit came before any was found.
    var plan: Plan?
    var reached: [ReachedLevel] = []
    /// Whether all levels were proven.
    var isProven = false
  }

  /// - Returns: nil where no plan is possible. Which method answers follows from the brief alone; what
  ///   is proven does not hang on it.
  private func answer(_ brief: PlanBrief) throws(SolverFailure) -> Answer? {
    guard let alike = ServedAlike(brief) else { return try answer(brief, after: nil) }
    if let answer = try answer(alike.brief, after: nil, mustServeAll: true), let plan = answer.plan
    {
      if plan.value(of: .waiting, for: alike.brief) <= alike.brief.rounding(of: .waiting) {
        return Answer(
          plan: plan, reached: alike.whole(answer.reached), isProven: answer.isProven)
      }
      // What is planned in pieces has no better answer than that.
      if LargeRegionSearch.suits(alike.brief, Reach(alike.brief)) {
        return try unequal(plan, answer.reached, brief, alike)
      }
    }
    return try answer(brief, after: alike)
  }

  /// What a plan of the served that leaves some of them waiting is to the whole brief.
  private func unequal(
    _ plan: Plan, _ reached: [ReachedLevel], _ brief: PlanBrief, _ alike: ServedAlike
  ) throws(SolverFailure) -> Answer {
    let bound = alike.waiting + (reached.first?.bound ?? 0)
    return Answer(
      plan: try ServiceAssignment.plan(Selection(plan), for: brief),
      reached: [ReachedLevel(level: Level(.waiting), bound: bound)])
  }

  /// - Parameters:
  ///   - alike: what has no plan.
  ///   - mustServeAll: whether only a plan is of use in which nobody waits.
  private func answer(
    _ brief: PlanBrief, after alike: ServedAlike?, mustServeAll: Bool = false
  ) throws(SolverFailure) -> Answer? {
    var search = LexicographicSearch(
      brief, limits, progress.map { brief.units.telling($0) })
    search.mustServeAll = mustServeAll
    search.mayBeAlike = alike == nil
    search.mayReachCapacity = alike?.servesAll != true
    let levels = try search.run()
    if levels.ending == .infeasible { return nil }
    if let contradiction = try levels.contradiction(in: brief) {
      throw SolverFailure(falseProof: contradiction)
    }
    guard let selection = levels.selection else { return Answer() }
    let plan = try ServiceAssignment.plan(
      selection, for: brief, ceilings: levels.proven.map(\.kept).looseCeilings(limits))
    return Answer(plan: plan, reached: levels.reached, isProven: levels.ending == .proven)
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
      case .together, .apart, .base, .neverBase, .territory, .insideAreas, .mostKilometres,
        .mostWaiting:
        false
      }
    }
  }
}

extension PlanBrief.Units {
  /// Tells an observer of values in these units as people count them.
  fileprivate func telling(_ observer: @escaping ProgressObserver) -> ProgressObserver {
    { progress in
      func plain(_ value: Double?) -> Double? { value.map { self.plain($0, of: progress.level) } }
      observer(
        SearchProgress(
          level: progress.level, value: plain(progress.value), bound: plain(progress.bound),
          method: progress.method))
    }
  }
}
