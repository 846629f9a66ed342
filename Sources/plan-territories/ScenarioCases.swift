import TerritoryModel
import TerritorySolver

/// What each scenario of a comparison asks, and which of them is the baseline.
struct ScenarioCases {
  let all: [(scenario: Scenario, planCase: PlanCase)]
  let baseline: Int
  let baselineIsOwn: Bool

  /// - Parameters:
  ///   - plan: territories to keep in all scenarios.
  ///   - solver: counts the coaches that each scenario needs.
  /// - Throws: ``InvalidInput`` with everything that is wrong with any of them, ``SolverFailure`` where
  ///   GLPK gives up.
  init(
    _ command: Compare, _ region: Region, _ plan: PlanFile?, by solver: PlanSolver
  ) throws {
    let options = command.options
    let common = command.assumed.common
    let scenarios = try command.assumed.request(besides: options.question.choices)
      .scenarios(of: region.settings)
    func planCase(_ choices: [Assumption<Choice>]) throws(InvalidInput) -> PlanCase {
      try options.question.planCase(
        about: region, common + choices, priority: options.priority, plan)
    }
    func cases(
      _ choices: (Scenario) -> [Assumption<Choice>]
    ) throws(InvalidInput) -> [(scenario: Scenario, planCase: PlanCase)] {
      try scenarios.collecting { scenario throws(InvalidInput) in
        (scenario, try planCase(choices(scenario)))
      }
    }
    let own = try? planCase([])
    let asked = try cases(\.choices)
    let isOwn = asked.map { own?.assumesTheSame(as: $0.planCase) ?? false }
    baseline =
      if let name = command.baseline {
        try Self.position(of: name, in: scenarios)
      } else {
        isOwn.firstIndex(of: true) ?? 0
      }
    baselineIsOwn = isOwn[baseline]
    let isKept = command.keepPlan || plan != nil
    if isKept { try Self.requireOneTeam(scenarios, baseline) }
    let byDistance = try solver.coachesByDistance(
      for: asked.map(\.planCase), shared: plan?.grouping.shared)
    let staffed = zip(asked, byDistance).map { entry, byDistance in
      let given = entry.planCase.takesNeededCoaches ? nil : entry.planCase.coaches
      return (entry.scenario, entry.planCase.staffed(by: given, byDistance: byDistance))
    }
    guard isKept else {
      all = staffed
      return
    }
    let team = Assumption(
      staffed[baseline].1.coaches.value, source: "the plan that is kept", origin: .plan)
    all = staffed.map { ($0, $1.staffed(by: team, byDistance: $1.byDistance)) }
  }

  private static func position(
    of name: String, in scenarios: [Scenario]
  ) throws(InvalidInput) -> Int {
    do throws(Violation) {
      return try Scenario.position(of: name, in: scenarios)
    } catch {
      throw InvalidInput([error.at("--baseline")])
    }
  }

  /// A plan that is kept has the baseline's team and territories, so no scenario may have others.
  private static func requireOneTeam(
    _ scenarios: [Scenario], _ baseline: Int
  ) throws(InvalidInput) {
    let own = scenarios[baseline].choices.map(\.value)
    for choice in scenarios.flatMap(\.choices)
    where choice.value.isOfTheTeam && !own.contains(choice.value) {
      throw InvalidInput([
        InputProblem(
          place: choice.origin.description,
          what: "\(choice.value.label) can't be had with a plan that is kept: its team and"
            + " territories are those of \(scenarios[baseline].name)",
          remedy: "compare without --keep-plan and --plan, or leave the scenario out")
      ])
    }
  }
}

extension Choice {
  /// Whether a plan that is kept decides it.
  fileprivate var isOfTheTeam: Bool { [.coaches, .leaders, .territories].contains(key) }
}

extension [Scenario] {
  /// The results for all scenarios.
  ///
  /// - Throws: ``InvalidInput`` with the problems of all of them, each once.
  fileprivate func collecting<Value>(
    _ body: (Scenario) throws(InvalidInput) -> Value
  ) throws(InvalidInput) -> [Value] {
    var problems: [InputProblem] = []
    var values: [Value] = []
    for scenario in self {
      do throws(InvalidInput) {
        values.append(try body(scenario))
      } catch {
        problems += error.problems.filter { !problems.contains($0) }
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    return values
  }
}
