import ArgumentParser
import Foundation
import TerritoryModel
import TerritoryReport
import TerritorySimulation
import TerritorySolver

struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Will people queue at the start? The first two years of a plan, month by month.",
    discussion: """
      Candidates come, wait for a free place of a coach, are coached, and leave; by chance, many
      times over. PLAN is a CSV file: municipality,territory[,coaches]; without it, the best plan is
      found first, as propose does.

      Example: plan-territories simulate regions/central-finland --coaches 10
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup(title: "What is simulated") var simulation: SimulationOptions

  @Argument(help: "The plan, a CSV file. (default: the best plan)")
  var plan: String?

  @Option(
    help: "Territories: a number such as 8 or a range such as 6-9. (default: free)",
    transform: Arguments.range("--territories"))
  var territories: ClosedRange<Int>?

  func validate() throws {
    if plan != nil, territories != nil {
      throw ValidationError("the plan has its own territories; leave out --territories or the plan")
    }
  }

  func run() throws {
    try reportingProblems {
      let asked = territories.map {
        Assumption($0, source: "given by the user", origin: .option("--territories"))
      }
      let (planCase, grouping) = try options.planCase(territories: asked, plan: plan)
      let settings = simulation.settings(planCase.assumptions)
      try settings.validate(for: planCase)
      let output = try options.output.map { path throws(InvalidInput) in try OutputFolder(path) }
      let brief = try planCase.brief(grouping: grouping)
      let outcome = try options.solve(brief, until: options.limits)
      let simulated = SimulatedPlan(
        source: plan, answer: PlanResult(brief: brief, outcome: outcome),
        result: outcome.solution.map { result(of: $0.plan, brief, planCase, settings) })
      try write(simulated, planCase, to: output)
      let code = ExitCode(outcome)
      if code != .success { throw code }
    }
  }

  private func result(
    of plan: Plan, _ brief: PlanBrief, _ planCase: PlanCase, _ settings: SimulationSettings
  ) -> SimulationResult {
    Messages.progress("Simulating \(settings.runs) runs …", quiet: options.region.quiet)
    let network = ServiceNetwork(
      plan, for: brief, caseloadCap: planCase.assumptions.caseloadCap.value)
    return Simulation(network, demand: brief.demand, settings).run(
      threads: simulation.threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  private func write(
    _ simulated: SimulatedPlan, _ planCase: PlanCase, to output: OutputFolder?
  ) throws {
    let document = SimulationDocument(simulated, planCase, solver: solverName)
    let outcome = simulated.answer.outcome
    let files = simulated.result.flatMap { result in
      outcome.solution.map { solution in
        [
          "simulation.json": jsonText(document), "plan.csv": planCSV(solution.plan, planCase),
          "simulation.csv": simulationCSV(result, solution.plan, planCase),
          "waiting.csv": waitingCSV(result, solution.plan, planCase),
        ]
      }
    }
    if let files { try output?.write(files) }
    switch options.region.format {
    case .table: print(simulationText(simulated, planCase, solver: solverName), terminator: "")
    case .json: print(jsonText(document), terminator: "")
    case .csv:
      if let csv = files?["simulation.csv"] {
        print(csv, terminator: "")
      } else {
        Messages.write(withoutPlanText(outcome, planCase))
      }
    }
  }
}
