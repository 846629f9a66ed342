import ArgumentParser
import TerritoryModel
import TerritoryReport
import TerritorySolver

struct HeadcountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headcount",
    abstract: "How many coaches a region needs, and what a given team covers.",
    discussion: """
      By workload: as many as the clients a year keep busy. By distance: as many as it takes so that
      nobody has to wait, given reach, help between neighbours and what is asked of the territories.
      With --coaches, and --leaders, shows what that team covers; else the team that the region's
      sources publish.

      Example: plan-territories headcount regions/central-finland --coaches 10
      """)

  @OptionGroup var question: QuestionOptions
  @OptionGroup var assumed: AssumptionOptions
  @OptionGroup var territoryCount: TerritoryCount
  @OptionGroup var limit: LimitOptions

  func run() throws {
    let options = question.region
    try reportingProblems(resultsIn: options.language, options.csv) {
      let asked = try question.planCase(assumed.choices + territoryCount.choices).planCase
      let byDistance = try StopSignals.heeding {
        try PlanSolver(limits: limit.limits($0)).coachesByDistance(for: asked)
      }
      let planCase = asked.staffed(by: nil, byDistance: byDistance)
      let given = asked.takesNeededCoaches ? nil : asked.coaches
      let headcount = planCase.headcount(given: Team.given(given, planCase))
      try Results.write(PrintedResult(headcount, planCase), as: options.format)
      if case .stopped = byDistance.ending { throw ExitCode.stoppedAtLimit }
    }
  }
}
