import Foundation
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryImport

/// Region folders made from boundaries and statistics: what they hold, and that they are complete or
/// absent.
@Suite struct RegionImportTests {
  private func request(_ sources: ImportSources) -> ImportRequest {
    var request = ImportRequest(folder: sources.place("koe/"))
    request.boundaries = sources.place("boundaries.geojson")
    request.statistics = [sources.place("12r5-2026-06.json")]
    request.distances = sources.place("distances.csv")
    return request
  }

  private func run(_ request: ImportRequest, dryRun: Bool = false) throws -> ImportReport {
    var new = RegionImport(request)
    return try new.run(dryRun: dryRun)
  }

  private func problems(_ request: ImportRequest) throws -> [InputProblem] {
    var new = RegionImport(request)
    return try #require(throws: InvalidInput.self) { try new.run(dryRun: false) }.problems
  }

  /// Each pair has a distance: of more there would be gigabytes.
  @Test func moreMunicipalitiesThanARegionHas() throws {
    let folder = try SourceFolder()
    var request = ImportRequest(folder: "\(folder.path)/region")
    request.places = try folder.write(
      "centres.csv",
      "code,name,lat,lon\n" + (0...5_000).map { "A\($0),b\($0),60.\(1_000 + $0),25\n" }.joined())
    let found = try problems(request)
    #expect(
      found.map(\.what) == ["a region has at most 5000 municipalities; here are 5001"])
  }

  /// The file that was given is named, not one that the import would have written.
  @Test func aCountThatIsMissingIsToldInItsFile() throws {
    let sources = try ImportSources()
    try sources.write(
      "some.csv", "code;long_term_unemployed\n179;1\n182;\n435;3\n500;4\n")
    var request = request(sources)
    request.statistics = [sources.place("some.csv")]
    request.periods = [try #require(Period("2026-06"))]
    let found = try withExtendedLifetime(sources) { try problems(request) }
    #expect(found.map(\.place) == [sources.place("some.csv")])
    #expect(found[0].what.contains("is empty for Jämsä in 2026-06"), "\(found)")
  }

  @Test func aFolderFromBoundaries() throws {
    let sources = try ImportSources()
    var request = request(sources)
    request.nameFinnish = "Koe: \"alue\" \\ 1"
    let report = try run(request)
    #expect(report.municipalities == 4)
    let region = try RegionFolder(request.folder).read()
    #expect(region.municipalities.map(\.code.digits) == ["179", "182", "435", "500"])
    #expect(region.settings.names.finnish == "Koe: \"alue\" \\ 1")
    #expect(region.settings.names.english == region.settings.names.finnish)
    #expect(region.settings.statistics.value == "2026-06")
    #expect(region.borders.neighbours == [[1], [0, 2], [1, 3], [2]])
    #expect(region.distances[0, 3] == 14.2)
    let snapshot = try region.snapshot("2026-06")
    #expect(snapshot.counts[.longTermUnemployed] == [5050, 553, nil, 216])
    #expect(snapshot.suppressed[2] == [.longTermUnemployed])
    #expect(
      try sources.text("koe/borders.csv") == """
        from,to,border_km,road_crossings
        179,182,10,1
        182,435,10,1
        435,500,10,1

        """)
    #expect(
      try sources.contents().filter { $0.hasPrefix("koe/") } == [
        "koe/borders.csv", "koe/distances.csv", "koe/municipalities.csv", "koe/outlines.geojson",
        "koe/region.yaml", "koe/sources.txt", "koe/statistics", "koe/statistics/2026-06.csv",
        "koe/statistics/2026-06.txt",
      ])
    #expect(RegionFolder(request.folder).check().isEmpty)
  }

  /// Where no centre is given, a point inside the square: the first one lies around 405 km east,
  /// 6,905 km north of EPSG:3067.
  @Test func centresInsideTheOutlines() throws {
    let sources = try ImportSources()
    let report = try run(request(sources))
    #expect(report.notes.contains { $0.hasPrefix("Centres of 4 municipalities are not given") })
    let first = try RegionFolder(sources.place("koe")).read().municipalities[0]
    #expect(abs(first.latitude - 62.27) < 0.05 && abs(first.longitude - 25.17) < 0.1)
  }

  /// The town of a long municipality lies nearer to the middle of its neighbour: its outline tells whose
  /// it is. And a column of codes is no name where another column is.
  @Test func placesOfAnAnswerBelongToTheOutlineAroundThem() throws {
    let folder = try SourceFolder()
    func rectangle(_ code: String, _ name: String, _ west: Double, _ east: Double) -> String {
      """
      {"type": "Feature", "properties": {"NATCODE": "\(code)", "NAMEFIN": "\(name)"}, "geometry":
      {"type": "Polygon", "coordinates": [[[\(west), 62.0], [\(east), 62.0], [\(east), 62.2],
      [\(west), 62.2], [\(west), 62.0]]]}}
      """
    }
    var request = ImportRequest(folder: "\(folder.path)/koe")
    request.boundaries = try folder.write(
      "boundaries.geojson",
      """
      {"type": "FeatureCollection", "features": [\(rectangle("179", "Pitkä", 25.0, 26.0)),
      \(rectangle("500", "Lyhyt", 26.0, 26.1))]}
      """)
    request.places = try folder.write(
      "names.csv", "kunta,name_fi\n179,Pitkä\n500,Lyhyt\n")
    request.statistics = [
      try folder.write("s.csv", "municipality,long_term_unemployed\n179,100\n500,50\n")
    ]
    request.periods = [try #require(Period("2026-06"))]
    request.distances = try folder.write(
      "osrm.json",
      """
      {"code": "Ok", "distances": [[0, 9000], [9000, 0]], "durations": [[0, 600], [600, 0]],
      "sources": [{"location": [25.95, 62.1]}, {"location": [26.06, 62.1]}],
      "destinations": [{"location": [25.95, 62.1]}, {"location": [26.06, 62.1]}]}
      """)
    _ = try run(request)
    let region = try RegionFolder(request.folder).read()
    #expect(region.municipalities.map(\.nameFinnish) == ["Pitkä", "Lyhyt"])
    #expect(region.distances[0, 1] == 9)
  }

  @Test func centresCrossingsAndSelection() throws {
    let sources = try ImportSources()
    var request = request(sources)
    request.places = sources.place("centres.csv")
    request.borders = sources.place("crossings.csv")
    request.selection = Selection(
      list: ["Jyväskylä", "182", "KU435"], conditions: [try .init("county=Keski-Suomi")])
    #expect(
      try problems(request).map(\.what)
        == [
          "the region is not connected: no road leads from Luhanka to the rest; Luhanka borders on"
            + " Jämsä, but no road leads across"
        ])
    request.links = [try Link("Luhanka,Jämsä,70,winter road")]
    let report = try run(request)
    #expect(report.municipalities == 3)
    let text = try sources.text("koe/municipalities.csv")
    #expect(text.contains("179,Jyväskylä,Jyväskylä,62.26460,25.17017\n"))
    let region = try RegionFolder(request.folder).read()
    #expect(region.borders.neighbours == [[1], [0], []])
    #expect(region.distances[1, 2] == 70)
    #expect(try sources.text("koe/region.yaml").contains("# 70 km: winter road\n"))
    #expect(region.settings.requirements.map(\.texts) == [["Jämsä", "Luhanka"]])
    #expect(RegionFolder(request.folder).check().isEmpty)
  }

  @Test func withoutBoundaries() throws {
    let sources = try ImportSources()
    var request = request(sources)
    request.boundaries = nil
    request.places = sources.place("centres.csv")
    request.borders = sources.place("borders.csv")
    try sources.write(
      "borders.csv", "a,b,border_km,road_crossings\n179,182,52.6,4\n182,435,7.6,1\n500,435,1,1\n")
    request.distances = nil
    let report = try run(request)
    #expect(report.notes.contains("Distances: 6 pairs; 6 are estimates (great circle × 1.2)."))
    #expect(try sources.text("koe/distances.csv").hasPrefix("from,to,km,estimated\n"))
    #expect(try sources.text("koe/distances.csv").contains("179,500,35.9,great circle × 1.2\n"))
    #expect(RegionFolder(request.folder).check().isEmpty)
  }

  @Test func mergedMunicipalities() throws {
    let sources = try ImportSources()
    var request = request(sources)
    request.mergers = try MunicipalMergers([(MunicipalityCode("500")!, MunicipalityCode("435")!)])
    request.links = [try Link("Luhanka,Jyväskylä,60,road")]
    _ = try run(request)
    let region = try RegionFolder(request.folder).read()
    #expect(region.municipalities.map(\.code.digits) == ["179", "182", "435"])
    #expect(region.settings.mergers == request.mergers)
    // 216 and a suppressed count, an estimate.
    let snapshot = try region.snapshot("2026-06")
    #expect(snapshot.counts[.longTermUnemployed] == [5050, 553, 218.5])
    #expect(snapshot.estimated[2] == [.longTermUnemployed])
    #expect(snapshot.counts[.unemployed]?[2] == 533)
    #expect(try sources.text("koe/outlines.geojson").components(separatedBy: "\"code\"").count == 4)
    #expect(RegionFolder(request.folder).check().isEmpty)
  }

  @Test func aSingleMunicipality() throws {
    let sources = try ImportSources()
    var request = request(sources)
    request.selection = Selection(list: ["Jämsä"])
    request.mergers = try MunicipalMergers([(MunicipalityCode("500")!, MunicipalityCode("435")!)])
    #expect(try run(request).municipalities == 1)
    let region = try RegionFolder(request.folder).read()
    #expect(region.count == 1 && region.settings.mergers.isEmpty)
    #expect(try sources.text("koe/distances.csv") == "from,to,km\n")
  }

  @Test func nothingIsWrittenWhereAnythingIsWrong() throws {
    let sources = try ImportSources()
    let before = try sources.contents()
    var request = request(sources)
    try sources.write(
      "12r5-2026-06.json", sources.text("12r5-2026-06.json").replacing("\"216\"", with: "\"2 16\""))
    #expect(try problems(request).map(\.place) == request.statistics)
    // What only the finished folder shows: region.yaml of the user's own with a fault.
    try sources.write(
      "12r5-2026-06.json", sources.text("12r5-2026-06.json").replacing("\"2 16\"", with: "\"216\""))
    try sources.write("own.yaml", "name: {fi: a, sv: a, en: a}\nstatistics: \"2020-01\"\n")
    request.settings = sources.place("own.yaml")
    let found = try problems(request)
    #expect(found.contains { $0.place == sources.place("koe") + "/region.yaml" }, "\(found)")
    #expect(try sources.contents() == (before + ["own.yaml"]).sorted())
  }

  @Test func aDryRunWritesNothing() throws {
    let sources = try ImportSources()
    let before = try sources.contents()
    let report = try run(request(sources), dryRun: true)
    #expect(report.files.contains("statistics/2026-06.csv"))
    #expect(try sources.contents() == before)
  }

  @Test func theSameSourcesGiveTheSameBytes() throws {
    let sources = try ImportSources()
    var request = request(sources)
    _ = try run(request)
    request.folder = sources.place("again/koe")
    try FileManager.default.createDirectory(
      atPath: sources.place("again"), withIntermediateDirectories: false)
    _ = try run(request)
    for file in ["region.yaml", "outlines.geojson", "sources.txt", "statistics/2026-06.txt"] {
      #expect(try sources.text("koe/\(file)") == sources.text("again/koe/\(file)"))
    }
  }

  @Test func demandNeedsItsColumn() throws {
    let sources = try ImportSources()
    var request = request(sources)
    request.count = CountColumn("disabled_or_long_term_ill")
    let problem = try #require(try problems(request).first)
    #expect(problem.what.contains("no column disabled_or_long_term_ill"))
    #expect(problem.remedy.contains("here are unemployed, long_term_unemployed"))
  }

  @Test(arguments: [
    (["Jyvaskyla"], nil, "\"Jyvaskyla\" is no municipality", "did you mean Jyväskylä?"),
    ([], "land=x", "has no column \"land\"", "There are code, name_fi"),
    ([], "conty=x", "has no column \"conty\"", "did you mean county?"),
    ([], "county=Keski-Soumi", "no municipality has \"Keski-Soumi\"", "did you mean Keski-Suomi?"),
  ])
  func refusedSelections(
    list: [String], condition: String?, what: String, remedy: String
  ) throws {
    let sources = try ImportSources()
    var request = request(sources)
    request.places = sources.place("centres.csv")
    request.selection = Selection(
      list: list, conditions: try condition.map { [try .init($0)] } ?? [])
    let problem = try #require(try problems(request).first)
    #expect(problem.what.contains(what) && problem.remedy.contains(remedy), "\(problem)")
  }
}
