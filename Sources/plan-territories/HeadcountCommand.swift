import ArgumentParser
import TerritoryModel
import TerritoryReport

struct HeadcountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "headcount",
    abstract: "How many coaches a region needs, and what a given team covers.",
    discussion: """
      With --coaches, and --leaders, shows what that team covers; else the team that the region's
      sources publish.

      Example: plan-territories headcount regions/central-finland --coaches 10
      """)

  @OptionGroup var options: RegionOptions
  @OptionGroup var assumed: AssumptionOptions

  func run() throws {
    try reportingProblems {
      let region = try options.read()
      let question = try options.question(about: region, assumed.choices)
      let demand = try question.demand(in: region)
      let assumptions = question.assumptions
      let given =
        question.coaches.map { Team(coaches: $0.value, leaders: assumptions.leaders.value) }
        ?? region.settings.team?.value
      let headcount = Headcount(demand: demand, assumptions: assumptions, given: given)
      let planCase = PlanCase(
        region: region, statistics: question.statistics, demand: demand, assumptions: assumptions,
        coaches: Assumption(
          headcount.needed.team.coaches, source: "headcount that the demand needs",
          origin: .computed),
        territories: nil)
      switch options.format {
      case .table: print(headcountText(headcount, planCase), terminator: "")
      case .json: print(jsonText(HeadcountDocument(headcount, planCase)), terminator: "")
      case .csv: print(headcountCSV(headcount, planCase), terminator: "")
      }
    }
  }
}
