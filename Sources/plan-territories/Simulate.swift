import ArgumentParser
import Foundation
import TerritoryLanguages
import TerritoryModel
import TerritoryReport
import TerritorySimulation
import TerritorySolver

struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: phrase(
      "Will people queue at the start? The first two years of a plan, month by month."),
    discussion: """
      Candidates come, wait for a free place of a coach, are coached, and leave; by chance, many
      times over. PLAN is a CSV file: municipality,territory[,coaches]; without it, the best plan is
      found first, as propose does.

      How the service starts and works in practice is left out unless it is given: coaches who come \
      by their dates, and what stands under "Practice".

      Example: plan-territories simulate regions/central-finland --coaches 10
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup var assumed: AssumptionOptions
  @OptionGroup var territoryCount: TerritoryCount
  @Option(
    help: """
      When candidates come: start (all of the first year wait at the start), evenly, or both, each on \
      its own. (default: both)
      """)
  var arrivals: Arrivals?

  @Option(
    parsing: .unconditional,
    help: "Months to simulate. (default: 24, or a year beyond the last of the --stages)",
    transform: Arguments.atLeastOne("--months"))
  var months: Int?

  @OptionGroup(title: "What is simulated") var simulation: SimulationOptions
  @OptionGroup(title: "Practice (all of it is off unless it is given)")
  var practice: PracticeOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Coaches in all from the beginning of each month on, the first one's the opening, such as \
      2027-01:4,2028-01:8. (default: all coaches from the opening on)
      """, valueName: "month:coaches,…"),
    transform: Arguments.parsed("--stages") { text throws(Violation) in try StaffingStages(text) })
  var stages: StaffingStages?

  @Argument(help: "The plan, a CSV file. (default: the best plan)")
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "Draw the queue over the months into this new file too: .svg.", valueName: "file"),
    transform: PlotPath.init)
  var plot: PlotPath?

  func validate() throws {
    if plan != nil, territoryCount.territories != nil {
      throw ValidationError(
        saying: "the plan has its own territories; leave out --territories or the plan")
    }
  }

  @MainActor func run() async throws {
    try await reportingProblems(options.question) {
      let asked = try request().planCase()
      let settings = simulation.settings(
        asked.assumptions,
        months: months ?? max(24, (stages?.monthsFromOpening.last ?? 0) + 12),
        arrivals: arrivals.map { .given($0.patterns, as: "arrivals") }, stages: stages)
      try settings.validate(for: asked)
      let output = try options.output.folder()
      let plotFile = try plot.map { plot throws(InvalidInput) in
        try OutputFile(plot.path, option: "--plot")
      }
      let found = try await options.answer {
        $0.simulate(asked, settings, threads: simulation.threads)
      }
      try write(found.result, found.planCase, to: output, plotFile)
      let code = ExitCode(found.result.answer.outcome)
      if code != .success { throw code }
    }
  }

  /// The request that the options make; its coaches are those of the last stage where no others are
  /// given.
  private func request() throws(InvalidInput) -> PlanRequest {
    let request = try options.request(
      assumed.choices + territoryCount.choices + practice.choices, plan: plan)
    guard let stages, assumed.coaches == nil, assumed.staff == nil,
      request.plan?.grouping.coaches == nil
    else {
      return request
    }
    return request.choosing([
      Assumption(
        .coaches(Coaches(fullTime: stages.fullTeam)), source: "the coaches of the last stage",
        origin: .given(.stages))
    ])
  }

  private func write(
    _ simulated: SimulatedPlan, _ planCase: PlanCase, to folder: OutputFolder?, _ plot: OutputFile?
  ) throws {
    let printed = PrintedResult(simulated, planCase, solver: solverName)
    try Results.write(printed, as: options.region.results.format) { () throws(InvalidInput) in
      guard let (plan, result) = simulated.simulation else { return }
      try plot?.write(simulationSVG(result, planCase))
      try folder?.writeResults([
        "simulation.json": .text(printed.json), "simulation.csv": .text(printed.csv!),
        "waiting.csv": .text(waitingTable(result, plan, planCase).csv()),
        "plan.csv": .text(planTable(plan, planCase).csv()),
      ])
    }
  }
}

/// When candidates come.
enum Arrivals: String, ExpressibleByArgument, CaseIterable {
  case start, evenly, both

  var patterns: [ArrivalPattern] {
    switch self {
    case .start: [.start]
    case .evenly: [.evenly]
    case .both: ArrivalPattern.allCases
    }
  }
}
