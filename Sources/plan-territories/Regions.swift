import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

struct Regions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: phrase("The region folders there are, with clients a year and coaches of each."),
    discussion: """
      Examples:
        plan-territories regions
        plan-territories regions regions --statistics 2026-06
      """)

  @Argument(help: "A folder that has region folders in it.")
  var folder: String = "regions"

  @Option(help: "Statistics snapshot to count from, such as 2026-06. (default: each region's own)")
  var statistics: String?

  @OptionGroup var results: ResultOptions

  @MainActor func run() async throws {
    try await reportingProblems(results) {
      let collection = try RegionCollection(reading: folder, statistics: statistics)
      try Results.write(PrintedResult(collection), as: results.format)
    }
  }
}
