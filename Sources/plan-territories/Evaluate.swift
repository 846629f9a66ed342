import ArgumentParser
import TerritoryModel
import TerritoryReport
import TerritorySolver

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score any grouping, published or made by hand, against the best.",
    discussion: """
      PLAN is a CSV file: municipality,territory[,coaches][,leaders][,base]. What it leaves open is
      placed as well as it can be, and service is the best possible, so that the score compares with
      the best plan for the same number of coaches and territories.

      Example: plan-territories evaluate regions/central-finland \\
               regions/central-finland/plans/proposal-2021.csv --coaches 10
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup var sources: SourcesOption
  @OptionGroup var assumed: AssumptionOptions

  @Argument(help: "The plan, a CSV file.")
  var plan: String

  func run() throws {
    try reportingProblems(resultsIn: options.region.language, options.region.csv) {
      let (asked, grouping) = try options.planCase(assumed.choices, plan: plan)
      let output = try ReportOutput(options, asked.region)
      let (planCase, evaluation) = try options.searching { solver in
        let planCase = try options.staffed(asked, shared: grouping!.shared, by: solver)
        return (planCase, try self.evaluation(of: grouping!, planCase, by: solver))
      }
      let result = PrintedResult(
        evaluation, planCase, solver: solverName, isWhole: sources.isWhole)
      if let output {
        try output.write(
          ReportContent(evaluation, planCase, output.making),
          besides: ["evaluation.json": .text(result.json)])
      }
      try Results.write(result, as: options.region.format)
      let outcomes = evaluation.answers.map { ExitCode($0.answer.outcome) }
      if let worst = outcomes.first(where: { $0 != .success }) { throw worst }
    }
  }

  private func evaluation(
    of grouping: Grouping, _ planCase: PlanCase, by solver: PlanSolver
  ) throws -> Evaluation {
    func answer(_ brief: PlanBrief) throws -> Evaluation.Answer {
      Evaluation.Answer(brief: brief, outcome: try options.solve(brief, by: solver))
    }
    let hasHelp = planCase.assumptions.neighbourHelp.value
    let withoutHelp = try answer(planCase.brief(grouping: grouping, neighbourHelp: false))
    let withHelp = hasHelp ? try answer(planCase.brief(grouping: grouping)) : nil
    let score = withHelp ?? withoutHelp
    let findings = try score.outcome.solution.map {
      try solver.findings($0, for: score.brief)
    }
    return Evaluation(
      source: plan, grouping: grouping, withoutHelp: withoutHelp, withHelp: withHelp,
      best: try answer(planCase.brief(shared: grouping.shared)), findings: findings ?? [])
  }
}
