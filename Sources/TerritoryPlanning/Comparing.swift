import TerritoryModel
import TerritorySolver

extension Planner {
  /// The plans of scenarios side by side, with differences from a baseline.
  ///
  /// Each scenario has the best plan of its own, or that of the baseline, where it is kept: then only
  /// who serves whom is found anew. A plan of the request is kept always; its bases and staff are best
  /// for the baseline. A scenario whose numbers contradict each other stands among the others without
  /// a plan.
  ///
  /// - Parameters:
  ///   - request: what holds for all scenarios.
  ///   - baseline: the name of a scenario; nil for the one with the assumptions that hold without a
  ///     scenario, or else the first.
  ///   - keepsPlan: whether the baseline's plan stays in all scenarios.
  ///   - common: what is least where one plan is to be best for all scenarios, with the baseline's team;
  ///     nil where each has its own. No plan is kept then.
  public func compare(
    _ request: PlanRequest, _ scenarios: ScenarioRequest = ScenarioRequest(),
    baseline: String? = nil, keepsPlan: Bool = false, common: CommonPlan.Criterion? = nil
  ) -> Search<Comparison> {
    precondition(common == nil || !keepsPlan && request.plan == nil)
    return Search(self) { run in
      let comparing = try ComparisonSearch(
        request, scenarios, baseline, keepsPlan: keepsPlan || request.plan != nil, common, run)
      run.tell(.comparing(comparing.cases.count))
      let comparison =
        if let common {
          try comparing.commonPlan(common)
        } else {
          try comparing.keepsPlan ? comparing.keptPlan(request.plan) : comparing.bestPlans()
        }
      let contradictions = comparison.commonContradictions
      if !contradictions.isEmpty { throw UnsoundPlan(findings: contradictions) }
      for entry in comparison.entries {
        guard case .result(let result) = entry.answer, let solution = entry.solution
        else { continue }
        try run.audit(solution, for: result.brief)
      }
      return comparison
    }
  }
}

/// What each scenario asks, and the search for its plan.
private struct ComparisonSearch {
  let cases: [(scenario: Scenario, planCase: PlanCase)]
  let keepsPlan: Bool
  private let baseline: Int
  /// Whether the baseline has what holds without a scenario.
  private let baselineIsOwn: Bool
  private let solver: PlanSolver

  /// - Throws: ``InvalidInput`` with everything that is wrong with any of the scenarios,
  ///   ``SolverFailure`` where GLPK gives up.
  init(
    _ request: PlanRequest, _ asked: ScenarioRequest, _ name: String?, keepsPlan: Bool,
    _ common: CommonPlan.Criterion?, _ run: SearchRun
  ) throws {
    let scenarios = try asked.scenarios(of: request.region.settings, besides: request.choices)
    try common?.validate(for: scenarios)
    let own = try? request.planCase()
    let cases = try collecting(scenarios) { scenario throws(InvalidInput) in
      try request.choosing(scenario.choices).planCase()
    }
    let seemsOwn = cases.map { own?.assumesTheSame(as: $0) ?? false }
    var baseline: Int
    do throws(Violation) {
      baseline =
        if let name {
          try Scenario.position(of: name, in: scenarios)
        } else {
          seemsOwn.firstIndex(of: true) ?? 0
        }
    } catch {
      throw InvalidInput([error.at(.baseline)])
    }
    self.keepsPlan = keepsPlan
    solver = run.solver
    if keepsPlan {
      try Self.require(
        scenarios, baseline, alikeIn: Self.ofTeam, orWithout: [.coaches, .territories],
        what: {
          "\($0) can't be had with a plan that is kept: its team and territories are those of \($1)"
        },
        remedy: "compare without \(.keepPlan) and \(.plan), or leave the scenario out")
    }
    if common != nil {
      try Self.require(
        scenarios, baseline, alikeIn: Self.ofTerritories, orWithout: [.coaches],
        what: {
          "\($0) can't be had with one plan for all scenarios: its team and territories are those of"
            + " \($1)"
        },
        remedy: "leave the scenario out, or give the value for all of them")
      try CommonPlan.requireExactLevels(cases[baseline])
    }
    let hasOneTeam = keepsPlan || common != nil
    let byDistance = try solver.coachesByDistance(
      for: cases, shared: request.plan?.grouping.shared)
    let staffed = zip(cases, byDistance).map { planCase, byDistance in
      planCase.staffed(
        by: planCase.takesNeededCoaches ? nil : planCase.coaches, byDistance: byDistance)
    }
    // Without a scenario as many coaches are taken as are needed, which distances decide too; cases that
    // differ in their number alone need the same.
    let isOwn = zip(staffed, byDistance).map { planCase, byDistance in
      guard let own else { return false }
      let staffed = own.takesNeededCoaches ? own.staffed(by: nil, byDistance: byDistance) : own
      return staffed.assumesTheSame(as: planCase)
    }
    if name == nil, !hasOneTeam { baseline = isOwn.firstIndex(of: true) ?? 0 }
    self.baseline = baseline
    // There is a scenario, or scenarios(of:besides:) has thrown.
    baselineIsOwn = isOwn[baseline]
    let team =
      keepsPlan
      ? Assumption(
        staffed[baseline].coaches.value, source: "the plan that is kept", origin: .plan)
      : staffed[baseline].coaches
    self.cases = zip(scenarios, staffed).map { scenario, planCase in
      (
        scenario,
        hasOneTeam ? planCase.staffed(by: team, byDistance: planCase.byDistance) : planCase
      )
    }
  }

  /// What a plan that is kept decides.
  private static let ofTeam: [AssumptionKey] = [
    .coaches, .leaders, .coachesPerLeader, .territories,
  ]
  /// What decides which territories there can be.
  private static let ofTerritories = ofTeam + [.reach, .neighbourHelp, .membership]

  /// One plan has the baseline's team and territories, so no scenario may have others.
  ///
  /// - Parameter without: what is the baseline's in a scenario that says nothing of it.
  private static func require(
    _ scenarios: [Scenario], _ baseline: Int, alikeIn keys: [AssumptionKey],
    orWithout without: [AssumptionKey],
    what: (_ value: String, _ scenario: String) -> Wording, remedy: Wording
  ) throws(InvalidInput) {
    let own = scenarios[baseline].choices.map(\.value)
    for scenario in scenarios {
      for key in keys {
        let choice = scenario.choices.first { $0.value.key == key }
        let expected = own.first { $0.key == key }
        guard choice?.value != expected, choice != nil || !without.contains(key),
          let named = choice?.value ?? expected
        else { continue }
        throw InvalidInput([
          Violation(
            what: what(named.label, scenarios[baseline].name), remedy: remedy
          ).at(choice?.origin ?? .given(named.parameter))
        ])
      }
    }
  }

  /// The best plan of each scenario.
  ///
  /// - Throws: ``InvalidInput`` where the numbers of all scenarios contradict each other,
  ///   ``SolverFailure`` where GLPK gives up.
  func bestPlans() throws -> Comparison {
    let briefs = cases.map { entry in
      Result { () throws(InvalidInput) in try entry.planCase.brief() }
    }
    let sound = briefs.compactMap { try? $0.get() }
    if sound.isEmpty {
      _ = try collecting(briefs) { brief throws(InvalidInput) in try brief.get() }
    }
    var results = try solver.results(sound)[...]
    return comparison(
      briefs.map { brief in
        switch brief {
        // One for each sound brief, in their order.
        case .success: .result(results.removeFirst())
        case .failure(let refused): .contradictory(refused.problems)
        }
      })
  }

  /// The baseline's plan in every scenario.
  ///
  /// - Parameter plan: territories to keep instead of the best ones.
  /// - Throws: ``InvalidInput`` where numbers contradict each other, ``SolverFailure`` where GLPK
  ///   gives up.
  func keptPlan(_ plan: PlanFile?) throws -> Comparison {
    let own = try solver.result(cases[baseline].planCase.brief(grouping: plan?.grouping))
    let answers = try cases.indices.map { index -> Comparison.Answer in
      // Without a plan there is nothing to keep.
      guard index != baseline, let plan = own.outcome.solution?.plan else { return .result(own) }
      let brief = try cases[index].planCase.brief(grouping: plan.grouping)
      // Every case has the baseline's team.
      return .result(try solver.keeping(plan, for: brief))
    }
    return comparison(answers, plan.map { .file($0.path) } ?? .baseline)
  }

  /// The best plan for all scenarios together.
  ///
  /// - Throws: ``InvalidInput`` where numbers contradict each other, ``SolverFailure`` where GLPK
  ///   gives up.
  func commonPlan(_ criterion: CommonPlan.Criterion) throws -> Comparison {
    let briefs = try collecting(cases) { entry throws(InvalidInput) in try entry.planCase.brief() }
    let found = try solver.commonPlan(briefs, criterion)
    let answers = briefs.indices.map { index -> Comparison.Answer in
      let outcome: Outcome =
        if let solution = found.solutions?[index] {
          found.common.isProven ? .optimal(solution) : .feasible(solution)
        } else {
          switch (found.isImpossible, found.common.alone[index].outcome) {
          case (_, .infeasible(let why)): .infeasible(why)
          case (true, _): .infeasible(.otherScenarios)
          default: .unknown
          }
        }
      return .result(PlanResult(brief: briefs[index], outcome: outcome))
    }
    return comparison(answers, .common, found.common)
  }

  private func comparison(
    _ answers: [Comparison.Answer], _ kept: Comparison.Kept? = nil, _ common: CommonPlan? = nil
  ) -> Comparison {
    Comparison(
      entries: zip(cases, answers).map { entry, answer in
        Comparison.Entry(scenario: entry.scenario, planCase: entry.planCase, answer: answer)
      },
      baseline: baseline, baselineIsOwn: baselineIsOwn, kept: kept, common: common)
  }
}

/// The values for all items.
///
/// - Throws: ``InvalidInput`` with the problems of all of them, each once.
private func collecting<Item, Value>(
  _ items: [Item], _ body: (Item) throws(InvalidInput) -> Value
) throws(InvalidInput) -> [Value] {
  var problems: [InputProblem] = []
  var values: [Value] = []
  for item in items {
    do throws(InvalidInput) {
      values.append(try body(item))
    } catch {
      problems += error.problems.filter { !problems.contains($0) }
    }
  }
  if !problems.isEmpty { throw InvalidInput(problems) }
  return values
}
