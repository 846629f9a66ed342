import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryReport
import TerritorySolver

struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: phrase("Scenarios side by side, by employment rate first of all."),
    discussion: """
      Compares the named scenarios of region.yaml, or those that options with several values make,
      each re-planned and proven. A single value holds for all scenarios; of several options with
      several values every combination is a scenario. With --keep-plan the baseline's plan stays and
      only the assumptions turn out different: who waits then? With --worst or --weights one plan is
      found that is best for all scenarios together, beside each scenario's own best: what it costs not
      to know which of them comes true.

      Example: plan-territories compare regions/central-finland --employment-rate 22%,32%,37%,47%,62%
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup var sources: SourcesOption
  @OptionGroup var assumed: ScenarioOptions
  @OptionGroup var common: CommonPlanOptions

  @Option(
    help: """
      The scenario that differences are counted from. (default: the one with the assumptions that \
      hold without a scenario, or else the first)
      """)
  var baseline: String?

  @Flag(help: "Keep the baseline's plan in all scenarios; only who serves whom is found anew.")
  var keepPlan = false

  @Option(
    help: ArgumentHelp(
      """
      Keep the territories of this plan, CSV or a workbook; bases and staff are best for the baseline.
      """,
      valueName: "file"))
  var plan: String?

  func validate() throws {
    guard common.criterion == nil || !keepPlan && plan == nil else {
      throw ValidationError(
        saying: "--worst and --weights find a plan of their own; leave out --keep-plan and --plan")
    }
  }

  @MainActor func run() async throws {
    try await reportingProblems(options.question) {
      let request = try options.request(assumed.common, plan: plan)
      let output = try ReportOutput(options, request.region)
      let comparison = try await options.answer {
        $0.compare(
          request, assumed.request, baseline: baseline, keepsPlan: keepPlan,
          common: common.criterion)
      }
      try comparison.write(options, to: output, isWhole: sources.isWhole)
    }
  }
}

extension Comparison {
  /// Prints it and writes its files.
  ///
  /// - Throws: an `ExitCode` other than success where not every scenario has a proven plan.
  func write(_ options: PlanOptions, to output: ReportOutput?, isWhole: Bool) throws {
    let result = PrintedResult(self, solver: solverName, isWhole: isWhole)
    try Results.write(result, as: options.region.results.format) { () throws(InvalidInput) in
      var files: [String: FileContent] = [
        "comparison.json": .text(result.json),
        "comparison.csv": .text(result.csv!),
      ]
      for (name, entry) in zip(fileNames, entries) {
        guard let plan = entry.solution?.plan else { continue }
        files["plan-\(name).csv"] = .text(planTable(plan, entry.planCase).csv())
      }
      try output?.write(besides: files) { ReportContent(self, $0) }
    }
    if options.region.results.format == .table, let note = comparisonNote(self) {
      Messages.write(note)
    }
    let code = ExitCode(self)
    if code != .success { throw code }
  }
}

extension ExitCode {
  /// Infeasible only where no scenario has a plan; stopped where a limit ended one of the searches.
  init(_ comparison: Comparison) {
    let codes = comparison.entries.map { $0.outcome.map { ExitCode($0) } ?? .infeasible }
    self =
      if codes.contains(.stoppedAtLimit) {
        .stoppedAtLimit
      } else {
        codes.allSatisfy { $0 == .infeasible } ? .infeasible : .success
      }
  }
}
