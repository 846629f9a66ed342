import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryPlanning
import TerritoryReport
import TerritorySimulation

struct HeadcountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headcount",
    abstract: phrase("How many coaches a region needs, and what a given team covers."),
    discussion: """
      By workload: as many as the clients a year keep busy. By distance: as many as it takes so that
      nobody has to wait, given reach, help between neighbours and what is asked of the territories.
      With --coaches, and --leaders, shows what that team covers; else the team that the region's
      sources publish. By promise (--promise): the least number with which so many of those who come
      begin within so many days, by simulation of the best plan with each number.

      Example: plan-territories headcount regions/central-finland --coaches 10
      """)

  @OptionGroup var question: QuestionOptions
  @OptionGroup var assumed: AssumptionOptions
  @OptionGroup var territoryCount: TerritoryCount
  @OptionGroup var limit: LimitOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      What is promised: share:days of those who come begin within so many days, such as 90%:30. \
      (default: nothing)
      """, valueName: "share:days"),
    transform: Arguments.parsed("--promise") { text throws(Violation) in try ServicePromise(text) })
  var promise: ServicePromise?

  @OptionGroup(title: "What a promise is simulated with") var simulation: SimulationOptions
  @OptionGroup(title: "Practice, for a promise (all of it is off unless it is given)")
  var practice: PracticeOptions

  func validate() throws {
    let options = practice.choices.map(\.parameter.option) + simulation.given
    if promise == nil, let option = options.first {
      throw ValidationError(
        saying:
          "\(option) is for a promise; add --promise, such as --promise 90%:30, or leave it out")
    }
    if promise != nil, simulation.runs == 1 {
      throw ValidationError(
        saying: "--runs is 1; a promise needs 2 runs or more, to know how exact they are")
    }
  }

  @MainActor func run() async throws {
    let options = question.region
    try await reportingProblems(question) {
      let asked = try question.request(
        assumed.choices + territoryCount.choices + practice.choices
      ).planCase()
      let progress = ProgressLine(quiet: true, events: options.events)
      guard let promise else {
        let found = try await StopSignals.answer(of: limit.planner.headcount(asked), progress)
        return try write(PrintedResult(found.result, found.planCase), found.result)
      }
      let settings = simulation.settings(
        asked.assumptions, months: PromisedHeadcount.months, arrivals: PromisedHeadcount.arrivals)
      let found = try await StopSignals.answer(
        of: limit.planner.headcount(
          asked, keeping: promise, settings, threads: simulation.threads), progress)
      let (headcount, promised) = (found.result.headcount, found.result.promised)
      try write(PrintedResult(headcount, found.planCase, promised), headcount)
      if case .stopped = promised.ending { throw ExitCode.stoppedAtLimit }
    }
  }

  private func write(_ printed: PrintedResult, _ headcount: Headcount) throws {
    try Results.write(printed, as: question.region.results.format)
    if case .stopped = headcount.byDistance?.ending { throw ExitCode.stoppedAtLimit }
  }
}
