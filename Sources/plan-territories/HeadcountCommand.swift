import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryPlanning
import TerritoryReport

struct HeadcountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headcount",
    abstract: phrase("How many coaches a region needs, and what a given team covers."),
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

  @MainActor func run() async throws {
    let options = question.region
    try await reportingProblems(question) {
      let asked = try question.request(assumed.choices + territoryCount.choices).planCase()
      let found = try await StopSignals.answer(
        of: limit.planner.headcount(asked), ProgressLine(quiet: true, events: options.events))
      try Results.write(PrintedResult(found.result, found.planCase), as: options.results.format)
      if case .stopped = found.result.byDistance?.ending { throw ExitCode.stoppedAtLimit }
    }
  }
}
