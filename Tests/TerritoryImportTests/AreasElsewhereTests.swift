import TerritoryGeography
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryImport

/// Areas that are no Finnish municipalities, islands, and centres that lie elsewhere.
@Suite struct AreasElsewhereTests {
  private func run(_ request: ImportRequest) throws -> ImportReport {
    var regionImport = RegionImport(request)
    return try regionImport.run(dryRun: false)
  }

  private func problems(_ request: ImportRequest) throws -> [InputProblem] {
    try #require(throws: InvalidInput.self) { try run(request) }.problems
  }

  /// Three squares of a tenth of a degree in Telemark, the third an island 0.02 degrees to the east.
  private func telemark() throws -> (ImportSources, ImportRequest) {
    let sources = try ImportSources()
    let features = [("4001", 9.5), ("4003", 9.6), ("4005", 9.72)].map { code, west in
      let east = west + 0.1
      return """
        {"type":"Feature","properties":{"kommunenummer":"\(code)","kommunenavn":"N\(code)"},
        "geometry":{"type":"Polygon","coordinates":[[[\(west),59],[\(east),59],[\(east),59.1],
        [\(west),59.1],[\(west),59]]]}}
        """
    }
    try sources.write(
      "kommuner.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
    try sources.write(
      "nav.csv", "code;long_term_unemployed\n4001;100\n4003;200\n4005 N4005;50\n")
    var request = ImportRequest(folder: sources.place("telemark"))
    request.boundaries = sources.place("kommuner.geojson")
    request.statistics = [sources.place("nav.csv")]
    request.periods = [try #require(Period("2026-06"))]
    return (sources, request)
  }

  @Test func anIslandIsNamedWithTheNearestLand() throws {
    let (sources, request) = try telemark()
    let found = try withExtendedLifetime(sources) { try problems(request) }
    #expect(
      found.map(\.what) == [
        "the region is not connected: no road leads from N4005 to the rest; the nearest land is"
          + " N4003, 1.1 km from N4005"
      ])
    #expect(found[0].remedy.contains("--link \"N4005,N4003,KILOMETRES,REASON\""))
    #expect(found[0].remedy.contains("--link-islands"))
  }

  @Test func islandsAreLinkedByAssumption() throws {
    let (sources, base) = try telemark()
    var request = base
    request.linksIslands = true
    let report = try run(request)
    #expect(
      report.notes.contains { $0.contains("Linked by assumption") && $0.contains("N4003-N4005") })
    let yaml = try sources.text("telemark/region.yaml")
    #expect(
      yaml.contains("[\"N4003\", \"N4005\"]  # 8.3 km: assumed, since this is the nearest land"))
    #expect(
      try sources.text("telemark/distances.csv").contains("4003,4005,8.3,great circle × 1.2\n"))
    let region = try RegionFolder(request.folder).read()
    #expect(RegionFolder(request.folder).check().isEmpty)
    #expect(region.municipalities.map(\.code.description) == ["4001", "4003", "4005"])
    #expect(region.settings.requirements.map(\.texts) == [["N4003", "N4005"]])
    let outlines = try RegionOutlines(
      reading: try #require(RegionFolder(request.folder).outlines), for: region)
    #expect(outlines.plane == .around(longitude: 10, latitude: 59) && outlines.missing.isEmpty)
  }

  /// A road distance that is known beats the estimate.
  @Test func anAssumedLinkTakesTheRoadDistance() throws {
    let (sources, base) = try telemark()
    var request = base
    request.linksIslands = true
    request.distances = sources.place("km.csv")
    try sources.write("km.csv", "a,b,km\n4001,4003,9\n4003,4005,12.5\n")
    _ = try run(request)
    let text = try sources.text("telemark/distances.csv")
    #expect(text.contains("4003,4005,12.5,\n") && text.contains("4001,4005,21.5,over a link\n"))
  }

  @Test(arguments: [
    ("25.17017,62.26460", "lies 5", "write the latitude before the longitude"),
    ("26.26460,25.17017", "lies ", "correct latitude and longitude"),
    ("62.26700,25.36269", "outside its outline, in Jämsä", "sorted apart"),
  ])
  func centresOutsideTheirOutlines(centre: String, what: String, remedy: String) throws {
    let sources = try ImportSources()
    try sources.write(
      "moved.csv", try sources.text("centres.csv").replacing("62.26460,25.17017", with: centre))
    var request = ImportRequest(folder: sources.place("koe"))
    request.boundaries = sources.place("boundaries.geojson")
    request.statistics = [sources.place("12r5-2026-06.json")]
    request.places = sources.place("moved.csv")
    let found = try problems(request)
    #expect(found.count == 1 && found[0].line == 2, "\(found)")
    #expect(found[0].what.hasPrefix("the centre of Jyväskylä lies"))
    #expect(found[0].what.contains(what) && found[0].remedy.contains(remedy), "\(found)")
  }

  @Test func codesOfTwoDigits() {
    let places = ["01", "05", "17"].map {
      Municipality(
        code: MunicipalityCode($0)!, nameFinnish: "N\($0)", nameSwedish: "", latitude: 0,
        longitude: 0)
    }
    let county = MunicipalRegister(MunicipalityDirectory(places))
    #expect(county.find("05")?.code == places[1].code)
    let municipal = MunicipalRegister(
      MunicipalityDirectory(
        places + [
          Municipality(
            code: MunicipalityCode("179")!, nameFinnish: "J", nameSwedish: "", latitude: 0,
            longitude: 0)
        ]))
    #expect(municipal.find("05") == nil && municipal.find("005") != nil)
  }
}
