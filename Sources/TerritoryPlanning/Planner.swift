import Foundation
import TerritoryModel
import TerritorySimulation
import TerritorySolver

/// Answers questions about a region: each use case takes a ``PlanCase`` and starts a ``Search``, whose
/// plans are audited before anybody sees them.
///
/// ```swift
/// let region = try RegionFolder("regions/central-finland").read()
/// let asked = try PlanRequest(region, [.coaches(10), .territories(8...8)]).planCase()
/// let proposal = try await Planner().propose(asked).answer
/// ```
public struct Planner: Sendable {
  /// Seconds after which a search ends with what it has, above 0; nil for any.
  public var seconds: Double?
  /// Iterations of the simplex method, or other work that takes as long, after which a search ends with
  /// what it has, at least 1: the same on every machine; nil for any.
  public var work: Int?
  /// The share of its value, 0...1, that a plan's level may be above the proven bound to be good enough.
  public var gap: Double

  public init(seconds: Double? = nil, work: Int? = nil, gap: Double = 0) {
    self.seconds = seconds
    self.work = work
    self.gap = gap
  }

  /// The coaches that a region needs, by workload and by distance, beside the team that is given or
  /// else the one that the region's sources publish.
  public func headcount(_ asked: PlanCase) -> Search<Answer<Headcount>> {
    Search(self) { run in
      let planCase = asked.staffed(
        by: nil, byDistance: try run.solver.coachesByDistance(for: asked))
      let given = asked.takesNeededCoaches ? nil : asked.coaches
      return Answer(planCase, planCase.headcount(given: Team.given(given, planCase)))
    }
  }

  /// When the number of coaches changes by workload, and which assumption moves it most. Nothing is
  /// searched for.
  ///
  /// - Throws: ``InvalidInput`` where what is asked contradicts itself or the region.
  public static func sensitivity(
    _ request: PlanRequest
  ) throws(InvalidInput) -> (planCase: PlanCase, headcount: Headcount, sensitivity: Sensitivity) {
    let asked = try request.demandCase()
    let given = asked.takesNeededCoaches ? nil : asked.coaches
    let planCase = asked.staffed(by: nil)
    let headcount = planCase.headcount(given: Team.given(given, planCase))
    return (planCase, headcount, Sensitivity(headcount, region: request.region))
  }

  /// The best plan, what its requirements cost, and plans to decide by.
  ///
  /// - Parameters:
  ///   - alternatives: plans in all, the best one included; nil for that one alone.
  ///   - difference: municipalities that are in another territory between any two of them, 1 or more.
  ///   - within: the share, 0...1, by which each level of an alternative may be worse than the best
  ///     plan's; nil for any.
  /// - Precondition: alternatives are proven, so there is no gap where they are asked for.
  public func propose(
    _ asked: PlanCase, alternatives: Int? = nil, difference: Int = 2, within: Double? = nil
  ) -> Search<Answer<PlanResult>> {
    precondition(alternatives == nil || gap == 0)
    return Search(self) { run in
      var longerReach: ReachSearch?
      let (planCase, brief, outcome) = try run.solve(staffing: asked) { brief in
        longerReach?.giveUp()
        longerReach = ReachSearch(run.solver, brief)
      }
      guard let solution = outcome.solution else {
        longerReach?.giveUp()
        return Answer(planCase, PlanResult(brief: brief, outcome: outcome))
      }
      var found: Alternatives?
      if let alternatives, case .optimal = outcome {
        found = try run.solver.alternatives(
          to: solution, for: brief, count: alternatives, difference: difference, within: within)
        for other in found?.solutions ?? [] { try run.audit(other, for: brief) }
      }
      let findings = try run.solver.findings(solution, for: brief)
      let others = DecisionSearch(run.solver, brief, outcome) { coaches in
        let number = Assumption(coaches, source: "computed", origin: .computed)
        let other = planCase.staffed(by: number)
        // With fewer coaches than have a place of their own it is another question.
        return other.placesCoaches == planCase.placesCoaches ? try? other.brief() : nil
      }
      let needed = planCase.headcount().needed.team.coaches.count
      let (basis, (reach, absences)) = try run.solver.both {
        () throws(SolverFailure) in
        try others.basis(needed: needed)
      } _: {
        () throws(SolverFailure) in
        (try longerReach?.finding(solution), try run.solver.absences(of: solution, for: brief))
      }
      for answer in basis?.answers ?? [] {
        try answer.outcome.solution.map { try run.audit($0, for: answer.brief) }
      }
      return Answer(
        planCase,
        PlanResult(
          brief: brief, outcome: outcome, findings: findings,
          reach: reach, alternatives: found, basis: basis, absences: absences))
    }
  }

  /// The score of the case's plan, without and with help between neighbours, beside the best plan.
  ///
  /// - Precondition: the case has a plan.
  public func evaluate(_ asked: PlanCase) -> Search<Answer<Evaluation>> {
    guard let plan = asked.plan else { preconditionFailure("there is no plan to evaluate") }
    return Search(self) { run in
      let planCase = try run.staffed(asked)
      func answer(_ brief: PlanBrief) throws -> Evaluation.Answer {
        Evaluation.Answer(brief: brief, outcome: try run.solve(brief))
      }
      let grouping = plan.grouping
      let withoutHelp = try answer(planCase.brief(grouping: grouping, neighbourHelp: false))
      let withHelp =
        planCase.assumptions.neighbourHelp.value
        ? try answer(planCase.brief(grouping: grouping)) : nil
      let score = withHelp ?? withoutHelp
      let findings = try score.outcome.solution.map {
        try run.solver.findings($0, for: score.brief)
      }
      let brief = try planCase.brief(shared: grouping.shared)
      let best = try run.solve(brief, notWorseThan: score.outcome.solution?.plan)
      return Answer(
        planCase,
        Evaluation(
          source: plan.path, grouping: grouping, withoutHelp: withoutHelp, withHelp: withHelp,
          best: Evaluation.Answer(brief: brief, outcome: best), findings: findings ?? []))
    }
  }

  /// What two measures cost each other: every plan worth choosing between them.
  ///
  /// - Parameter mostCoaches: coaches beyond which plans are not looked at, where they are one of the
  ///   two; nil for as many as make a difference.
  public func tradeOff(
    _ asked: PlanCase, between pair: TradeOffPair, mostCoaches: Int? = nil
  ) -> Search<Answer<TradeOff>> {
    Search(self) { run in
      try pair.validate(for: asked)
      let planCase = pair.measures.contains(.coaches) ? asked : try run.staffed(asked)
      let tradeOff = try TradeOffSearch.run(
        TradeOffSearch(pair, solver: run.solver, mostCoaches: mostCoaches) {
          coaches throws(InvalidInput) in
          try planCase.staffed(by: coaches, between: pair).brief()
        })
      for point in tradeOff.points {
        if let solution = point.outcome.solution { try run.audit(solution, for: point.brief) }
      }
      return Answer(planCase, tradeOff)
    }
  }

  /// The first months of the case's plan, or of the best plan where it has none, run by run.
  ///
  /// Where the search for the plan is cancelled, the best plan so far is simulated; where the
  /// simulation itself is, there is no answer.
  ///
  /// - Parameter threads: the answer is the same on any number; nil for one on each processor.
  public func simulate(
    _ asked: PlanCase, _ settings: SimulationSettings, threads: Int? = nil
  ) -> Search<Answer<SimulatedPlan>> {
    Search(self) { run in
      try settings.validate(for: asked)
      let (planCase, brief, outcome) = try run.solve(staffing: asked)
      // Whoever has stopped the search gets the plan's simulation where that is quick.
      let isOver = run.interruption.isRequested || run.deadline.map { $0 < .now } == true
      let end = isOver ? ContinuousClock.now + .seconds(0.5) : run.deadline
      let result = try outcome.solution.map { solution in
        run.tell(.simulating(settings.runs))
        let network = ServiceNetwork(
          solution.plan, for: brief, caseloadCap: planCase.assumptions.caseloadCap.value)
        return try Simulation(network, demand: brief.demand, settings).run(
          threads: threads ?? ProcessInfo.processInfo.activeProcessorCount
        ) {
          (!isOver && run.interruption.isRequested) || end.map { ContinuousClock.now > $0 } == true
        }
      }
      return Answer(
        planCase,
        SimulatedPlan(
          source: asked.plan?.path, answer: PlanResult(brief: brief, outcome: outcome),
          result: result))
    }
  }

  /// The best plan of a brief: of numbers, whatever they stand for.
  public func plan(_ brief: PlanBrief) -> Search<Outcome> {
    Search(self) { try $0.solve(brief) }
  }
}

/// What a use case comes to, with the case that it answers: with as many coaches as are needed, where
/// none were given.
public struct Answer<Found: Sendable>: Sendable {
  public let planCase: PlanCase
  public let result: Found

  init(_ planCase: PlanCase, _ result: Found) {
    self.planCase = planCase
    self.result = result
  }
}

extension Team {
  /// The team with a number of coaches that is given, or else the one that the region's sources
  /// publish.
  static func given(_ coaches: Assumption<Coaches>?, _ planCase: PlanCase) -> Team? {
    coaches.map {
      Team(
        coaches: $0.value,
        leaders: planCase.assumptions.leaders(of: $0.value.count).value)
    }
      ?? planCase.region.settings.team?.value
  }
}
