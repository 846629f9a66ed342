import TerritoryModel

/// Solves briefs: the levels in their order, each proven, each kept by those after it.
public struct PlanSolver: Sendable {
  private let limits: SearchLimits

  /// - Parameter limits: when to stop with what there is.
  public init(limits: SearchLimits = .none) { self.limits = limits }

  /// The best plan for a brief.
  ///
  /// The same brief gives the same plan on every run: GLPK runs on one thread and without chance.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up for numerical reasons.
  public func solve(_ brief: PlanBrief) throws(SolverFailure) -> Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    var levels = LexicographicSearch(brief, limits)
    let ending = try levels.run()
    guard let selection = levels.selection else {
      return ending == .infeasible ? .infeasible(try diagnose(brief)) : .unknown
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

  /// Why there is no plan. Within a connected region only the reach can be the reason: as territories
  /// can be split one by one, every number from the fewest to the number of municipalities is possible.
  private func diagnose(_ brief: PlanBrief) throws(SolverFailure) -> Diagnosis {
    let asked = brief.territories.upperBound
    guard let fewest = try fewestTerritories(brief) else {
      return Diagnosis(
        reason: "no grouping into at most \(asked) territories was found possible",
        remedy: "give a longer --reach, more --territories or more --coaches")
    }
    let reach = shortest(brief.reachKm)
    let needsCoaches = brief.team.coaches < fewest
    return Diagnosis(
      reason: "with a reach of \(reach) km at least \(fewest) territories are needed;"
        + " at most \(asked) \(asked == 1 ? "is" : "are") possible with"
        + " \(needsCoaches ? "\(brief.team.coaches) coaches" : "the territories asked for")",
      remedy: needsCoaches
        ? "give at least --coaches \(fewest), or a longer --reach"
        : "ask for --territories \(fewest) or more, or give a longer --reach")
  }

  /// The least number of territories that the reach allows, whatever staff it takes.
  private func fewestTerritories(_ brief: PlanBrief) throws(SolverFailure) -> Int? {
    let count = brief.count
    guard
      let relaxed = try? PlanBrief(
        demand: brief.demand, borders: brief.borders, distances: brief.distances,
        annualClientsPerCoach: brief.annualClientsPerCoach, leaderShare: brief.leaderShare,
        team: Team(coaches: count, leaders: 0), territories: 1...count, reachKm: brief.reachKm,
        neighbourHelp: false, contiguity: brief.contiguity, priority: brief.priority)
    else { return nil }
    let reach = Reach(relaxed)
    let model = GroupingModel(relaxed, reach: reach, measures: [])
    let opened = model.bases.sum { LinearExpression(model.opening[$0]!) }
    let search = LevelSearch(separators: SeparatorPool(relaxed, reach), limits: limits)
    guard case .optimal(let value, _) = try search.minimise(opened, model) else { return nil }
    return Int(value.rounded())
  }
}
