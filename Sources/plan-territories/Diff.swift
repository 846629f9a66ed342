import ArgumentParser
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: phrase("What changed between two snapshots of a region's statistics."),
    discussion: """
      People counted, clients a year and full-time coaches of each municipality, by the region's own
      assumptions, and the coaches that the region needs.

      Example: plan-territories diff regions/central-finland 2021-10 2026-06
      """)

  @Argument(help: "A region folder, such as regions/central-finland.")
  var region: String

  @Argument(help: "The older snapshot, such as 2021-10.")
  var before: String

  @Argument(help: "The newer snapshot, such as 2026-06.")
  var after: String

  @Option(help: "Column of the statistics that demand is counted from. (default: the region's own)")
  var count: String?

  @OptionGroup var results: ResultOptions

  @MainActor func run() async throws {
    try await reportingProblems(results) {
      let region = try RegionFolder(region).read()
      let difference = try SnapshotDifference(
        of: region, from: before, to: after,
        count: count.map {
          .given(CountColumn($0), as: .count)
        })
      try Results.write(PrintedResult(difference), as: results.format)
    }
  }
}
