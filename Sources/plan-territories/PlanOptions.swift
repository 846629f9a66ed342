import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryPlanning
import TerritoryReport

/// What a plan rests on besides the headcount.
struct PlanOptions: ParsableArguments {
  @OptionGroup var question: QuestionOptions

  @Option(
    help: """
      Levels of the optimisation, first things first, from \(Objective.names); travel:5% \
      lets later levels add 5 % to it. (default: waiting,fairness,travel,balance)
      """,
    transform: Arguments.priority)
  var priority: [Level]?

  @OptionGroup var search: SearchOptions

  @OptionGroup var output: OutputOptions

  /// Says what an order of levels means that is seldom meant.
  func validate() throws {
    guard let objectives = priority?.map(\.objective),
      let fairness = objectives.firstIndex(of: .fairness),
      objectives.firstIndex(of: .waiting) ?? .max > fairness
    else { return }
    Messages.write(
      phrase(
        """
        --priority has fairness before waiting: where somebody can't be reached, it is as fair to \
        serve nobody. Put waiting first unless that is meant.
        """))
  }

  var region: RegionOptions { question.region }

  /// The request that the options make.
  ///
  /// - Parameters:
  ///   - others: what other options choose.
  ///   - plan: the path of a plan to score or keep.
  /// - Throws: ``InvalidInput`` with everything that is wrong with the files that are read.
  func request(_ others: [Choice], plan: String? = nil) throws(InvalidInput) -> PlanRequest {
    try question.request(others + [priority.map { .priority($0) }].compactMap { $0 }, plan: plan)
  }

  /// The answer of a search that the options ask for, which signals may stop. Shows how far it is.
  @MainActor func answer<Found>(of search: (Planner) -> Search<Found>) async throws -> Found {
    try await StopSignals.answer(
      of: search(self.search.planner), ProgressLine(quiet: region.quiet, events: region.events))
  }
}

/// How many territories are asked for, where one plan is.
struct TerritoryCount: ParsableArguments {
  @Option(
    of: .territories,
    help: "Territories: a number such as 8 or a range such as 6-9. (default: free)")
  var territories: Choice?

  /// What was given, in place of what `region.yaml` says.
  var choices: [Choice] { [territories].compactMap { $0 } }
}
