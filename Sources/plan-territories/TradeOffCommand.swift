import ArgumentParser
import TerritoryModel
import TerritoryReport
import TerritorySolver

struct TradeOffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tradeoff",
    abstract: "What two measures cost each other: every plan worth choosing between them.",
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
      throw ValidationError("--between: \(error.what); \(error.remedy)")
    }
  }

  @Option(
    parsing: .unconditional,
    help: "Most coaches to look at, between coaches and another measure.",
    transform: Arguments.atLeastOne("--most-coaches"))
  var mostCoaches: Int?

  func validate() throws {
    let hasCoaches = between.measures.contains(.coaches)
    if hasCoaches, assumed.coaches != nil {
      throw ValidationError(
        "--between \(between.first),\(between.second) tries every number of coaches; leave out"
          + " --coaches, or say with --most-coaches where to end")
    }
    if !hasCoaches, mostCoaches != nil {
      throw ValidationError(
        "--most-coaches is for --between coaches and another measure; give the team with --coaches")
    }
  }

  func run() throws {
    try reportingProblems(resultsIn: options.region.language, options.region.csv) {
      let asked = try options.planCase(assumed.choices + territoryCount.choices).planCase
      try requireData(asked)
      let output = try options.output.folder()
      let (planCase, tradeOff) = try options.searching { solver in
        let planCase =
          between.measures.contains(.coaches) ? asked : try options.staffed(asked, by: solver)
        let tradeOff = try TradeOffSearch.run(
          TradeOffSearch(between, solver: solver, mostCoaches: mostCoaches) {
            coaches throws(InvalidInput) in
            try self.planCase(planCase, coaches: coaches).brief()
          })
        return (planCase, tradeOff)
      }
      for point in tradeOff.points {
        guard let solution = point.outcome.solution else { continue }
        try options.audit(solution, for: point.brief)
      }
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
        self.planCase(planCase, coaches: $0.brief.team.coaches)
      },
      solver: solverName)
    if let csv = result.csv {
      var files: [String: FileContent] = [
        "tradeoff.json": .text(result.json), "tradeoff.csv": .text(csv),
      ]
      for (index, point) in tradeOff.points.enumerated() {
        files["plan-\(index + 1).csv"] = .text(planTable(point.plan, planCase).csv())
      }
      try output?.writeResults(files)
    }
    try Results.write(result, as: options.region.format)
  }

  /// The question with a number of coaches, or with its own team.
  private func planCase(_ planCase: PlanCase, coaches: Int?) -> PlanCase {
    guard let coaches, between.measures.contains(.coaches) else { return planCase }
    return planCase.staffed(
      by: Assumption(coaches, source: "a point of the trade-off", origin: .computed))
  }

  /// - Throws: ``InvalidInput`` where a measure has nothing to be measured by.
  private func requireData(_ planCase: PlanCase) throws(InvalidInput) {
    if between.measures.contains(.change), planCase.reference == nil {
      throw problem(
        "change needs a plan to compare with",
        "give one with --reference, or choose another measure")
    }
    if between.measures.contains(.partners), planCase.region.partnerships == nil {
      throw problem(
        "partners needs to know natural partners, and none are given",
        "add partners.csv (from,to,weight) to the region folder, or choose another measure")
    }
  }

  private func problem(_ what: String, _ remedy: String) -> InvalidInput {
    InvalidInput([InputProblem(place: "--between", what: what, remedy: remedy)])
  }
}
