import ArgumentParser
import TerritoryImport
import TerritoryLanguages
import TerritoryModel

struct Excerpt: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "region",
    abstract: phrase("Make a region folder of some municipalities of another one."),
    discussion: """
      FOLDER, which doesn't exist yet, gets municipalities, borders, distances, outlines, partners,
      plans and requirements as far as they concern the municipalities chosen, with all snapshots of
      the statistics and what is said of sources.

      Examples:
        plan-territories region kuopio --from regions/finland --employment-area Kuopio
        plan-territories region south --from regions/kainuu --municipalities Kajaani,Sotkamo,Kuhmo
        plan-territories region east --from my-region --where area=east
      """)

  @Argument(help: "The region folder to make.")
  var folder: String

  @Option(help: "The region folder to cut it out of, such as regions/finland.")
  var from: String

  @Option(help: "An employment area, by its name: Kuopio. (column employment_area)")
  var employmentArea: String?

  @Option(help: "Municipalities by code or name: 297,749 or Kuopio,Siilinjärvi.")
  var municipalities: String?

  @Option(
    name: .customLong("where"),
    help: "Only municipalities with a value in a column of municipalities.csv: COLUMN=VALUE.",
    transform: Arguments.parsed("--where", Selection.Condition.init))
  var conditions: [Selection.Condition] = []

  @Option(help: "The region's name in Finnish. (default: the employment area's, or the folder's)")
  var nameFi: String?

  @Option(help: "The region's name in Swedish. (default: likewise)")
  var nameSv: String?

  @Option(help: "The region's name in English. (default: likewise)")
  var nameEn: String?

  @Flag(help: "Only show what would be written.")
  var dryRun = false

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if employmentArea == nil, municipalities == nil, conditions.isEmpty {
      throw ValidationError(
        saying:
          "nothing says which municipalities; name them with --employment-area, --municipalities or"
          + " --where")
    }
  }

  @MainActor func run() async throws {
    StopSignals.endCleanly()
    try await reportingProblems(resultsIn: language) {
      var request = ExcerptRequest(
        folder: folder, source: from, employmentArea: employmentArea,
        selection: Selection(
          list: Arguments.names(municipalities), conditions: conditions))
      request.nameFinnish = nameFi
      request.nameSwedish = nameSv
      request.nameEnglish = nameEn
      var excerpt = try RegionExcerpt(request)
      try Results.write(try excerpt.run(dryRun: dryRun))
    }
  }
}
