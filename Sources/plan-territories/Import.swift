import ArgumentParser
import TerritoryGeography
import TerritoryImport
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: phrase("Make a region folder from public figures, or add newer statistics to one."),
    discussion: """
      FOLDER that doesn't exist is made from boundaries and statistics. FOLDER that exists gets a
      further snapshot in statistics/; nothing else of it changes. Look at it first with --dry-run.

      Files of statistics are JSON, Excel or CSV as PxWeb saves them, or JSON-stat 2.0. Areas, months
      and counts are found by their values. Every table may be CSV or a workbook (.xlsx, .ods);
      FILE.xlsx#Sheet names one of several sheets.

      Examples:
        plan-territories import regions/kainuu --statistics 12r5-2026-09.json --dry-run
        plan-territories import regions/lapland --boundaries kunnat.geojson --centres kunnat.csv \\
          --where "hyvinvointialue=Lapin hyvinvointialue" --statistics 12r5.json \\
          --distances road-km.csv --borders borders.csv --name-fi Lappi --name-en Lapland
      """)

  @Argument(help: "The region folder, new or there already.")
  var folder: String

  @Option(
    help: """
      Boundaries of municipalities or other areas: GeoJSON, TopoJSON, a shapefile (also zipped) or a \
      GeoPackage; FILE#LAYER for one of its layers.
      """)
  var boundaries: String?

  @Option(
    help: ArgumentHelp(
      "The property of the areas' codes, such as posti_alue. (default: the one that is known)",
      valueName: "property"))
  var areaCode: String?

  @Option(
    help: ArgumentHelp(
      "The property of the areas' names. (default: the one that is known)", valueName: "property"))
  var areaName: String?

  @Option(
    help: ArgumentHelp(
      "The coordinate system of the boundaries, such as EPSG:3006. (default: the one they name)",
      valueName: "system"),
    transform: Arguments.parsed("--area-crs", CoordinateSystem.init(named:)))
  var areaCrs: CoordinateSystem?

  @Option(help: "Table of municipalities: names, latitude, longitude, columns for --where.")
  var centres: String?

  @Option(help: "The region's municipalities by code or name: 179,182 or Jyväskylä,Jämsä.")
  var municipalities: String?

  @Option(
    name: .customLong("where"),
    help: "Only municipalities with a value in a column of --centres: COLUMN=VALUE.",
    transform: Arguments.parsed("--where", Selection.Condition.init))
  var conditions: [Selection.Condition] = []

  @Option(
    parsing: .upToNextOption,
    help: "Files of statistics: JSON, Excel or CSV of PxWeb, or JSON-stat 2.0.")
  var statistics: [String] = []

  @Option(
    help: "Month of a snapshot to make, such as 2026-06; may be repeated. (default: the newest)",
    transform: Arguments.period)
  var period: [Period] = []

  @Option(
    help: """
      Which column of a file becomes which of the folder: [SNAPSHOT:]COLUMN=TITLE[@MONTH], such as \
      long_term_unemployed=PITKAAIKAISTYOTTOMAT; may be repeated.
      """,
    transform: Arguments.parsed("--column", ColumnChoice.init))
  var column: [ColumnChoice] = []

  @Option(
    help: """
      A count known only for the whole region, split by the unemployed and marked an estimate: \
      [SNAPSHOT:]COLUMN=TOTAL.
      """,
    transform: Arguments.parsed("--split", SplitTotal.init))
  var split: [SplitTotal] = []

  @Option(
    help: "A former municipality that is counted as another: FORMER=PRESENT, such as 911=541.",
    transform: Arguments.parsed("--merged", MunicipalMergers.parse))
  var merged: [(MunicipalityCode, MunicipalityCode)] = []

  @Option(
    help: "Distances between municipal centres: a table, or a routing service's answer (JSON).")
  var distances: String?

  @Option(
    help: """
      Estimates distances that are not known: great circle × this factor. (default: 1.2 where no \
      --distances are given)
      """,
    transform: Arguments.positive("--detour"))
  var detour: Double?

  @Option(help: "Road crossings of borders: a table of pairs. (default: each border counts as one)")
  var borders: String?

  @Option(
    help: "A ferry or the like: A,B,KILOMETRES,REASON, between the two centres; may be repeated.",
    transform: Arguments.parsed("--link", Link.init))
  var link: [Link] = []

  @Flag(
    help: """
      Assume a way to the nearest land from each island or other part without a road; marked as an \
      assumption.
      """)
  var linkIslands = false

  @Option(help: "The region's name in Finnish. (default: the folder's)")
  var nameFi: String?

  @Option(help: "The region's name in Swedish. (default: as in Finnish)")
  var nameSv: String?

  @Option(help: "The region's name in English. (default: as in Finnish)")
  var nameEn: String?

  @Option(help: "Column that demand is counted from. (default: long_term_unemployed)")
  var count: String?

  @Option(help: "A region.yaml of your own, to be taken as it is.")
  var settings: String?

  @Flag(help: "Let region.yaml of an existing folder use the new snapshot from now on.")
  var asDefault = false

  @Flag(help: "Only show what would be written, and what does not match.")
  var dryRun = false

  @OptionGroup var language: LanguageOption

  @MainActor func run() async throws {
    StopSignals.endCleanly()
    try await reportingProblems(resultsIn: language) {
      let request = try self.request()
      if request.isRefresh {
        try refresh(request)
      } else {
        var newRegion = RegionImport(request)
        try Results.write(importText(try newRegion.run(dryRun: dryRun), dryRun: dryRun))
      }
    }
  }

  private func refresh(_ request: ImportRequest) throws {
    let isGiven: [(option: String, Bool)] = [
      ("--boundaries", boundaries != nil), ("--area-code", areaCode != nil),
      ("--area-name", areaName != nil), ("--area-crs", areaCrs != nil),
      ("--centres", centres != nil),
      ("--municipalities", municipalities != nil), ("--where", !conditions.isEmpty),
      ("--distances", distances != nil), ("--detour", detour != nil),
      ("--borders", borders != nil), ("--link", !link.isEmpty),
      ("--link-islands", linkIslands), ("--name-fi", nameFi != nil),
      ("--name-sv", nameSv != nil), ("--name-en", nameEn != nil), ("--count", count != nil),
      ("--settings", settings != nil),
    ]
    let given = isGiven.filter(\.1).map(\.option)
    guard given.isEmpty else {
      throw InvalidInput([
        InputProblem(
          place: given[0],
          what: "\(folder) exists already, and only its statistics can be added to",
          remedy: "leave out \(given.joined(separator: ", ")), or name a folder that does not exist"
        )
      ])
    }
    if !dryRun { try OutputFolder(folder, replacing: true, option: "FOLDER").tellCompletion() }
    let refresh = try SnapshotImport(request)
    let (report, comparison) = try refresh.run(dryRun: dryRun)
    try Results.write(importText(report, dryRun: dryRun))
    if let comparison { try Results.write("\n" + PrintedResult(comparison).text) }
  }

  private func request() throws -> ImportRequest {
    var request = ImportRequest(folder: folder)
    request.boundaries = boundaries
    request.reading = BoundaryFile.Reading(code: areaCode, name: areaName, system: areaCrs)
    request.places = centres
    request.selection = Selection(
      list: Arguments.names(municipalities), conditions: conditions)
    request.borders = borders
    request.distances = distances
    request.detour = detour
    request.links = link
    request.linksIslands = linkIslands
    request.statistics = statistics
    request.periods = period
    request.columns = column
    request.splits = split
    do throws(Violation) { request.mergers = try MunicipalMergers(merged) } catch {
      throw ValidationError("--merged", error)
    }
    request.nameFinnish = nameFi
    request.nameSwedish = nameSv
    request.nameEnglish = nameEn
    if let count { request.count = CountColumn(count) }
    request.settings = settings
    request.asDefault = asDefault
    return request
  }
}
