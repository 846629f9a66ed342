import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryReport
import TerritorySolver

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: phrase("Score any grouping, published or made by hand, against the best."),
    discussion: """
      PLAN is a CSV file or a workbook (.xlsx, .ods), such as plan.xlsx of an earlier run:
      municipality,territory[,coaches][,leaders][,base]. What it leaves open is placed as well as it
      can be, and service is the best possible, so that the score compares with the best plan for the
      same number of coaches and territories.

      Example: plan-territories evaluate regions/central-finland \\
               regions/central-finland/plans/proposal-2021.csv --coaches 10
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup var sources: SourcesOption
  @OptionGroup var assumed: AssumptionOptions

  @Argument(help: "The plan, CSV or a workbook (FILE.xlsx#Sheet names a sheet).")
  var plan: String

  @MainActor func run() async throws {
    try await reportingProblems(options.question) {
      let asked = try options.request(assumed.choices, plan: plan).planCase()
      let output = try ReportOutput(options, asked.region)
      let score = try await options.answer { $0.evaluate(asked) }
      let (planCase, evaluation) = (score.planCase, score.result)
      let result = PrintedResult(
        evaluation, planCase, solver: solverName, isWhole: sources.isWhole)
      try Results.write(result, as: options.region.results.format) { () throws(InvalidInput) in
        try output?.write(besides: ["evaluation.json": .text(result.json)]) {
          ReportContent(evaluation, planCase, $0)
        }
      }
      let outcomes = evaluation.answers.map { ExitCode($0.answer.outcome) }
      if let worst = outcomes.first(where: { $0 != .success }) { throw worst }
    }
  }
}
