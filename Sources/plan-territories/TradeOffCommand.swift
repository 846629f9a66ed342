import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryReport
import TerritorySolver

struct TradeOffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tradeoff",
    abstract: phrase("What two measures cost each other: every plan worth choosing between them."),
    discussion: """
      A row for each plan that is not worse in one measure without being better in the other. Levels
      of --priority that are not among the two settle what they leave open. With travel or fairness,
      but not waiting, as few wait as can be; coaches,fairness asks how alike people can be served.
      Fairness against travel or waiting is a curve, shown at ten steps of the largest share who wait.

      Example: plan-territories tradeoff regions/central-finland --between coaches,waiting
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup var assumed: AssumptionOptions
  @OptionGroup var territoryCount: TerritoryCount

  @Option(
    help: "Two of coaches, territories, waiting, fairness, travel, balance, partners, change.",
    transform: Self.pair)
  var between: TradeOffPair

  private static func pair(_ text: String) throws -> TradeOffPair {
    do throws(Violation) { return try TradeOffPair(text) } catch {
      throw ValidationError("--between", error)
    }
  }

  @Option(
    parsing: .unconditional,
    help: "Most coaches to look at, between coaches and another measure.",
    transform: Arguments.atLeastOne("--most-coaches"))
  var mostCoaches: Int?

  func validate() throws {
    let hasCoaches = between.measures.contains(.coaches)
    if hasCoaches, assumed.coaches != nil || assumed.staff != nil {
      throw ValidationError(
        saying:
          "--between \(between.first),\(between.second) tries every number of coaches; leave out"
          + " --coaches, or say with --most-coaches where to end")
    }
    if !hasCoaches, mostCoaches != nil {
      throw ValidationError(
        saying:
          "--most-coaches is for --between coaches and another measure; give the team with --coaches"
      )
    }
  }

  @MainActor func run() async throws {
    try await reportingProblems(options.question) {
      let asked = try options.request(assumed.choices + territoryCount.choices).planCase()
      try between.validate(for: asked)
      let output = try options.output.folder()
      let found = try await options.answer {
        $0.tradeOff(asked, between: between, mostCoaches: mostCoaches)
      }
      let (planCase, tradeOff) = (found.planCase, found.result)
      try write(tradeOff, planCase, to: output)
      switch tradeOff.ending {
      case .complete: break
      case .stopped: throw ExitCode.stoppedAtLimit
      case .infeasible: throw ExitCode.infeasible
      }
    }
  }

  private func write(
    _ tradeOff: TradeOff, _ planCase: PlanCase, to output: OutputFolder?
  ) throws {
    let result = PrintedResult(
      tradeOff, planCase,
      cases: tradeOff.points.map {
        planCase.staffed(by: $0.brief.team.coaches.count, between: between)
      },
      solver: solverName)
    try Results.write(result, as: options.region.results.format) { () throws(InvalidInput) in
      guard let output, let csv = result.csv else { return }
      var files: [String: FileContent] = [
        "tradeoff.json": .text(result.json), "tradeoff.csv": .text(csv),
      ]
      for (index, point) in tradeOff.points.enumerated() {
        files["plan-\(index + 1).csv"] = .text(planTable(point.plan, planCase).csv())
      }
      try output.writeResults(files)
    }
  }
}
