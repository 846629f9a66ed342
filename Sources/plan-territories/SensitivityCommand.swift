import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryPlanning
import TerritoryReport

struct SensitivityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: phrase("When the number of coaches changes, and which assumption moves it most."),
    discussion: """
      The exact employment rate, share and number of clients at which one coach more or less is
      needed; the headcount at the ends of each assumption's published range (region.yaml, ranges
      and scenarios); and what the turnover models say of a pilot.

      Example: plan-territories sensitivity regions/central-finland --plot rates.svg
      """)

  @OptionGroup var options: RegionOptions
  @OptionGroup var assumed: AssumptionOptions

  @Option(
    help: ArgumentHelp(
      "Draw coaches and queue against the employment rate into this new file too: .svg.",
      valueName: "file"),
    transform: PlotPath.init)
  var plot: PlotPath?

  @MainActor func run() async throws {
    try await reportingProblems(options.results) {
      let request = PlanRequest(
        try RegionFolder(options.region).read(), options.choices + assumed.choices)
      let (planCase, headcount, sensitivity) = try Planner.sensitivity(request)
      if let plot {
        let team = headcount.given?.team ?? headcount.needed.team
        try OutputFile(plot.path, option: "--plot").write(
          rateChartSVG(headcount, team: team, planCase))
      }
      try Results.write(PrintedResult(headcount, sensitivity, planCase), as: options.results.format)
    }
  }
}
