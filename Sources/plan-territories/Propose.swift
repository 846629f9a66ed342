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

  @Option(
    help: "Territories: a number such as 8 or a range such as 6-9. (default: free)",
    transform: Arguments.range("--territories"))
  var territories: ClosedRange<Int>?

  func run() throws {
    try reportingProblems {
      let asked = territories.map {
        Assumption($0, source: "given by the user", origin: .option("--territories"))
      }
      let planCase = try options.planCase(territories: asked).planCase
      let brief = try planCase.brief()
      let output = try options.output.map { path throws(InvalidInput) in try OutputFolder(path) }
      let outcome = try options.solve(brief, until: options.limits)
      let document = PlanDocument(outcome, planCase, brief: brief, solver: solverName)
      if let plan = outcome.solution?.plan {
        try output?.write(["plan.json": jsonText(document), "plan.csv": planCSV(plan, planCase)])
      }
      switch options.region.format {
      case .table:
        print(planText(outcome, planCase, brief: brief, solver: solverName), terminator: "")
      case .json: print(jsonText(document), terminator: "")
      case .csv:
        if let plan = outcome.solution?.plan {
          print(planCSV(plan, planCase), terminator: "")
        } else {
          Messages.write(withoutPlanText(outcome))
        }
      }
      if ExitCode(outcome) != .success { throw ExitCode(outcome) }
    }
  }
}
