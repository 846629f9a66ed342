import ArgumentParser
import TerritoryModel
import TerritoryReport
import TerritorySolver

struct Propose: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Group municipalities into territories, proven best.",
    discussion: """
      Example: plan-territories propose regions/central-finland --coaches 10 --territories 8
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup var sources: SourcesOption
  @OptionGroup var assumed: AssumptionOptions
  @OptionGroup var territoryCount: TerritoryCount

  @Option(
    parsing: .unconditional,
    help: "Show so many plans: the best one and the next best that differ from it.",
    transform: Arguments.atLeastOne("--alternatives"))
  var alternatives: Int?

  @Option(
    parsing: .unconditional,
    help: "Only alternatives whose levels are at most so much worse than the best plan's: 3%.",
    transform: Arguments.share("--within"))
  var within: Double?

  @Option(
    parsing: .unconditional,
    help: "Municipalities that have to be elsewhere in each alternative. (default: 2)",
    transform: Arguments.atLeastOne("--min-difference"))
  var minDifference: Int?

  @Option(
    help: ArgumentHelp(
      "Write the first level's programme for other solvers to this new file too: .mps or .lp.",
      valueName: "file"),
    transform: ModelPath.init)
  var writeModel: ModelPath?

  func validate() throws {
    if alternatives == nil, within != nil || minDifference != nil {
      throw ValidationError("--within and --min-difference say which --alternatives to show")
    }
    if alternatives != nil, options.search.gap > 0 {
      throw ValidationError(
        "--alternatives are the best plan and the next best ones, proven; leave out --gap")
    }
  }

  func run() throws {
    try reportingProblems(resultsIn: options.region.language, options.region.csv) {
      let choices = assumed.choices + territoryCount.choices
      let asked = try options.planCase(choices).planCase
      let output = try ReportOutput(options, asked.region)
      let (planCase, result) = try options.searching { solver in
        let (planCase, brief, outcome) = try options.solve(staffing: asked, by: solver)
        try writeModel?.write(brief, codes: (0..<brief.count).map { planCase.code($0) })
        let result = try self.result(brief, outcome, planCase, by: solver) { coaches in
          try? options.question.planCase(
            about: planCase.region, choices + [.computed(coaches)], priority: options.priority
          ).brief()
        }
        return (planCase, result)
      }
      let plans =
        result.alternatives?.solutions.map(\.plan) ?? result.outcome.solution.map { [$0.plan] }
      if let output {
        try output.write(
          ReportContent(proposal: result, planCase, output.making),
          besides: alternativeFiles(plans ?? [], planCase))
      }
      try Results.write(
        PrintedResult(
          result, planCase, solver: solverName, isWhole: sources.isWhole,
          numbersPlans: alternatives != nil),
        as: options.region.format)
      let code = ExitCode(result.outcome)
      if code != .success { throw code }
      if case .stopped = result.alternatives?.ending { throw ExitCode.stoppedAtLimit }
    }
  }

  /// - Parameter asking: the same question with another number of coaches.
  private func result(
    _ brief: PlanBrief, _ outcome: Outcome, _ planCase: PlanCase, by solver: PlanSolver,
    asking: @escaping (Int) -> PlanBrief?
  ) throws -> PlanResult {
    guard let solution = outcome.solution else {
      return PlanResult(brief: brief, outcome: outcome)
    }
    var found: Alternatives?
    if let alternatives, case .optimal = outcome {
      found = try solver.alternatives(
        to: solution, for: brief, count: alternatives, difference: minDifference ?? 2,
        within: within)
      for other in found?.solutions ?? [] { try options.audit(other, for: brief) }
    }
    let findings = try solver.findings(solution, for: brief)
    let basis = try DecisionSearch(solver, brief, outcome, asking: asking)
      .basis(needed: planCase.headcount().needed.team.coaches)
    for answer in basis?.answers ?? [] {
      try answer.outcome.solution.map { try options.audit($0, for: answer.brief) }
    }
    return PlanResult(
      brief: brief, outcome: outcome, findings: findings,
      reach: try solver.reachFinding(solution, for: brief), alternatives: found, basis: basis)
  }

  /// plan-2.csv and so on.
  private func alternativeFiles(_ plans: [Plan], _ planCase: PlanCase) -> [String: FileContent] {
    Dictionary(
      uniqueKeysWithValues: plans.enumerated().dropFirst().map { index, plan in
        ("plan-\(index + 1).csv", .text(planTable(plan, planCase).csv()))
      })
  }
}

extension Assumption<Choice> {
  /// A number of coaches that the program tries by itself.
  fileprivate static func computed(_ coaches: Int) -> Assumption {
    Assumption(Choice(.coaches, .count(coaches)), source: "computed", origin: .computed)
  }
}
