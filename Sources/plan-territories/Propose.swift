import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryReport
import TerritorySolver

struct Propose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: phrase("Group municipalities into territories, proven best."),
    discussion: """
      With --scenarios one plan is found that is best for all of them: territories, bases and coaches \
      are the same, who serves whom is best in each.

      Example: plan-territories propose regions/central-finland --coaches 10 --territories 8
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup var sources: SourcesOption
  @OptionGroup var assumed: AssumptionOptions
  @OptionGroup var territoryCount: TerritoryCount

  @Option(
    parsing: .unconditional,
    help: "One plan for these scenarios of region.yaml together: A,B. (best in the worst of them)",
    transform: Arguments.list("--scenarios") { $0 })
  var scenarios: [String]?

  @OptionGroup var common: CommonPlanOptions

  @Option(
    parsing: .unconditional,
    help: "Show so many plans: the best one and the next best that differ from it.",
    transform: Arguments.atLeastOne("--alternatives"))
  var alternatives: Int?

  @Option(
    parsing: .unconditional,
    help: "Only alternatives whose levels are at most so much worse than the best plan's: 3%.",
    transform: Arguments.share("--within"))
  var within: Double?

  @Option(
    parsing: .unconditional,
    help: "Municipalities that have to be elsewhere in each alternative. (default: 2)",
    transform: Arguments.atLeastOne("--min-difference"))
  var minDifference: Int?

  @Option(
    help: ArgumentHelp(
      "Write the programme for other solvers to this new file too, .mps or .lp: the first level, and each later one beside it.",
      valueName: "file"),
    transform: ModelPath.init)
  var writeModel: ModelPath?

  func validate() throws {
    if scenarios == nil, common.criterion != nil {
      throw ValidationError(
        saying: "--worst and --weights are about scenarios; name them with --scenarios")
    }
    if scenarios != nil, alternatives != nil || writeModel != nil {
      throw ValidationError(
        saying: "with --scenarios there is one plan for all of them; leave out --alternatives and"
          + " --write-model")
    }
    if alternatives == nil, within != nil || minDifference != nil {
      throw ValidationError(
        saying: "--within and --min-difference say which --alternatives to show")
    }
    if alternatives != nil, options.search.gap > 0 {
      throw ValidationError(
        saying: "--alternatives are the best plan and the next best ones, proven; leave out --gap")
    }
  }

  @MainActor func run() async throws {
    try await reportingProblems(options.question) {
      if let scenarios { return try await proposeOne(for: scenarios) }
      let asked = try asked()
      let output = try ReportOutput(options, asked.region)
      try writeModel?.look()
      let proposal = try await options.answer {
        $0.propose(
          asked, alternatives: alternatives, difference: minDifference ?? 2, within: within)
      }
      let (planCase, result) = (proposal.planCase, proposal.result)
      let plans =
        result.alternatives?.solutions.map(\.plan) ?? result.outcome.solution.map { [$0.plan] }
      try Results.write(
        PrintedResult(
          result, planCase, solver: solverName, isWhole: sources.isWhole,
          numbersPlans: alternatives != nil),
        as: options.region.results.format
      ) { () throws(InvalidInput) in
        try writeModel?.write(result, codes: planCase.region.municipalities.map(\.code.digits))
        try output?.write(
          besides: alternativeFiles(plans ?? [], planCase)
        ) { ReportContent(proposal: result, planCase, $0) }
      }
      let code = ExitCode(result.outcome)
      if code != .success { throw code }
      if case .stopped = result.alternatives?.ending { throw ExitCode.stoppedAtLimit }
    }
  }

  /// What the options ask.
  ///
  /// - Parameter others: what is chosen beside them.
  /// - Throws: ``InvalidInput`` with everything that is wrong with the files that are read.
  func asked(_ others: [Choice] = []) throws(InvalidInput) -> PlanCase {
    try options.request(assumed.choices + territoryCount.choices + others).planCase()
  }

  /// One plan for several scenarios.
  @MainActor private func proposeOne(for scenarios: [String]) async throws {
    let request = try options.request(assumed.choices + territoryCount.choices)
    let output = try ReportOutput(options, request.region)
    let comparison = try await options.answer {
      $0.compare(
        request, ScenarioRequest(names: scenarios), common: common.criterion ?? .worst)
    }
    try comparison.write(options, to: output, isWhole: sources.isWhole)
  }

  /// plan-2.csv and so on.
  private func alternativeFiles(_ plans: [Plan], _ planCase: PlanCase) -> [String: FileContent] {
    Dictionary(
      uniqueKeysWithValues: plans.enumerated().dropFirst().map { index, plan in
        ("plan-\(index + 1).csv", .text(planTable(plan, planCase).csv()))
      })
  }
}
