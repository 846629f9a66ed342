/// Which scenarios are to be compared: named ones, combinations of values, or both.
public struct ScenarioRequest: Sendable {
  /// Scenarios of the region or of ``Scenario/published`` by name; nil for all of them where no values are listed.
  public let names: [String]?
  /// Values of assumptions, each list with several values of one.
  public let lists: [[Assumption<Choice>]]

  public init(names: [String]? = nil, lists: [[Assumption<Choice>]] = []) {
    self.names = names
    self.lists = lists
  }

  /// More are compared by nobody, and take their time.
  public static let mostScenarios = 100
  /// Too many are counted up to here.
  private static let mostCounted = 1_000_000

  /// The scenarios: every combination of a named one, where names are asked for, with a value of
  /// each list.
  ///
  /// - Parameter common: what holds for all scenarios.
  /// - Throws: ``InvalidInput`` where a name is unknown, where a scenario sets what holds for all, or
  ///   where there are none or too many.
  public func scenarios(
    of settings: RegionSettings, besides common: [Assumption<Choice>]
  ) throws(InvalidInput) -> [Scenario] {
    var scenarios = try named(settings)
    for list in lists { try requireFree(list, scenarios, settings) }
    try requireFree(common, scenarios, settings)
    // A few dozen lists have more combinations than a number can count.
    let count = lists.reduce(max(1, scenarios.count)) { min($0 * $1.count, Self.mostCounted) }
    guard count <= Self.mostScenarios else {
      // No list is empty, or the product would be 0.
      let places = lists.map { $0[0].origin.wording }
      let told = count < Self.mostCounted ? "\(count)" : "≥ \(count)"
      throw refusal(
        at: places.joinedByAnd, "\(told) scenarios are asked for",
        "give fewer values: at most \(Self.mostScenarios) scenarios are compared")
    }
    for list in lists { scenarios = Self.combined(scenarios, with: list) }
    guard !scenarios.isEmpty else {
      throw refusal(
        at: "compare", "there is nothing to compare: region.yaml has no scenarios",
        "give an option several values, such as \(.employmentRate) 22%,37%, or add scenarios:")
    }
    return scenarios
  }

  private func named(_ settings: RegionSettings) throws(InvalidInput) -> [Scenario] {
    guard let names else { return lists.isEmpty ? settings.scenarios : [] }
    var log = ProblemLog()
    let known = Scenario.known(settings.scenarios)
    let positions = names.map { name in
      log.noting("\(.scenarios)" as Wording) { () throws(Violation) in
        try Scenario.position(of: name, in: known)
      }
    }
    try log.throwIfAny()
    return positions.map { known[$0!] }
  }

  /// What is chosen for all scenarios, or listed, must not be what a named one chooses for itself.
  private func requireFree(
    _ choices: [Assumption<Choice>], _ scenarios: [Scenario], _ settings: RegionSettings
  ) throws(InvalidInput) {
    func subject(_ choice: Choice) -> String {
      guard choice.key == .lastShare, choice.share == nil else { return choice.subject }
      return Choice(.lastShare, choice.value, share: settings.chain.steps.last?.name).subject
    }
    for choice in choices {
      let own = scenarios.first { scenario in
        scenario.choices.contains { subject($0.value) == subject(choice.value) }
      }
      guard let own else { continue }
      throw refusal(
        at: choice.origin.wording,
        "the scenario \(own.name) has a value of its own for \(subject(choice.value))",
        "give several values here without \(.scenarios), or choose other scenarios with it")
    }
  }

  private static func combined(
    _ scenarios: [Scenario], with list: [Assumption<Choice>]
  ) -> [Scenario] {
    guard !scenarios.isEmpty else { return list.map(Scenario.listing) }
    return scenarios.flatMap { scenario in list.map(scenario.with) }
  }

  private func refusal(at place: Wording, _ what: Wording, _ remedy: Wording) -> InvalidInput {
    InvalidInput([InputProblem(place, nil, [], what, remedy)])
  }
}
