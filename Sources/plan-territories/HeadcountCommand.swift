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
    try reportingProblems(resultsIn: options.language, options.csv) {
      let (headcount, planCase) = try options.headcount(assumed)
      switch options.format {
      case .table: try Results.write(headcountText(headcount, planCase))
      case .json: try Results.write(jsonText(HeadcountDocument(headcount, planCase)))
      case .csv: try Results.write(headcountCSV(headcount, planCase))
      }
    }
  }
}
