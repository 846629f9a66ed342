import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryPlanning
import TerritoryReport
import TerritorySolver

struct RolloutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollout",
    abstract: phrase("Hire in steps: a plan for each stage, one growing out of the other."),
    discussion: """
      Bases that are open stay open, and as few municipalities as possible change their coach from a \
      stage to the next, behind waiting and fairness and before travel. The last stage is planned first, \
      then backwards; with --forwards the first one is, for whom the start matters more. With --all-at-once \
      up to three stages are planned in one programme, each counted by its months, beside both ways of \
      going stage by stage. Beside each stage stands the best plan of that stage alone.

      Example: plan-territories rollout regions/central-finland --stages 2027-01:4,2028-01:8,2029-01:11
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup var assumed: AssumptionOptions
  @OptionGroup var territoryCount: TerritoryCount

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The coaches there are from each month on: 2027-01:4,2028-01:8,2029-01:11.",
      valueName: "month:coaches,…"),
    transform: Arguments.parsed("--stages", StaffingStages.init))
  var stages: StaffingStages

  @Flag(help: "Plan the first stage first, and the later ones on top of it.")
  var forwards = false

  @Flag(help: "Plan up to three stages all together, each counted by its months.")
  var allAtOnce = false

  func validate() throws {
    if forwards, allAtOnce {
      throw ValidationError(
        saying: "--forwards and --all-at-once are two ways to plan the stages; give one of them")
    }
    guard assumed.coaches == nil, assumed.staff == nil, assumed.staffMonth == nil else {
      throw ValidationError(
        saying:
          "--stages say how many coaches there are; leave out --coaches, --staff and --staff-month")
    }
  }

  @MainActor func run() async throws {
    try await reportingProblems(options.question) {
      let request = try options.request(assumed.choices + territoryCount.choices)
      let output = try ReportOutput(options, request.region)
      let rollout = try await options.answer {
        $0.rollout(
          request, stages, allAtOnce ? .together : forwards ? .forwards : .backwards)
      }
      let result = PrintedResult(rollout, solver: solverName)
      try Results.write(result, as: options.region.results.format) { () throws(InvalidInput) in
        guard let csv = result.csv else { return }
        var files: [String: FileContent] = [
          "rollout.json": .text(result.json), "rollout.csv": .text(csv),
        ]
        for stage in rollout.stages {
          guard let plan = stage.plan else { continue }
          files["plan-\(stage.month).csv"] = .text(planTable(plan, stage.planCase).csv())
        }
        try output?.write(besides: files) { ReportContent(rollout, $0) }
      }
      let outcomes = rollout.stages.map { ExitCode($0.result.outcome) }
      if let code = outcomes.first(where: { $0 != .success }) { throw code }
    }
  }
}
