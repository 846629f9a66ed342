import TestSupport
import Testing

@testable import TerritoryModel

/// Inputs far larger than those of any region, or made to take long: they end soon, with a word.
@Suite(.timeLimit(.minutes(1))) struct LargeInputTests {
  private let fixture: RegionFixture

  init() throws { fixture = try RegionFixture() }

  private func lines(_ header: String, _ count: Int, _ line: (Int) -> String) -> String {
    header + "\n" + (0..<count).map { line($0) + "\n" }.joined()
  }

  @Test func thousandsOfMunicipalitiesAreRefused() throws {
    let header = "code,name_fi,name_sv,latitude,longitude"
    try fixture.write("municipalities.csv", lines(header, 5001) { "A\($0),B\($0),,62,25" })
    #expect(
      fixture.check().map(\.what) == [
        "the table has 5001 rows; a region has at most 5000 municipalities"
      ])
  }

  @Test func aHundredThousandColumns() throws {
    let names = (0..<100_000).map { "c\($0)" }.joined(separator: ",")
    try fixture.replace(
      "statistics/2021-10.csv", "long_term_unemployed,estimated",
      with: "long_term_unemployed,estimated,\(names)")
    #expect(
      fixture.check().map(\.what) == ["the table has 100004 columns; 2000 are read at most"])
  }

  @Test func chainsOfMergers() throws {
    let codes = (0...30_000).map { MunicipalityCode("A\(100_000 + $0)")! }
    let mergers = try MunicipalMergers(Array(zip(codes, codes.dropFirst())))
    #expect(mergers[codes[0]] == codes[30_000] && mergers[codes[29_999]] == codes[30_000])
  }

  @Test func requirementsThatContradictEachOtherAreToldOnce() throws {
    let texts = Array(repeating: "Alpha", count: 3000).joined(separator: ",")
    let requests = [RequirementRequest.Kind.base, .neverBase].flatMap {
      RequirementRequest.given($0, texts)
    }
    let region = try fixture.read()
    let error = try #require(throws: InvalidInput.self) {
      try ResolvedRequirements(requests, region: region, meanLoad: 30, reference: nil)
    }
    #expect(error.problems.map(\.what) == ["no base in Alpha, but a base in Alpha"])
  }

  @Test func aNameIsSuggestedForTheFirstUnknownOnes() {
    let beta = Municipality(
      code: MunicipalityCode("002")!, nameFinnish: "Beta", nameSwedish: "Beta", latitude: 62,
      longitude: 25)
    let directory = MunicipalityDirectory([beta])
    var log = ProblemLog()
    let said = (0..<60).compactMap {
      log.unknown("Bet\(Character(UnicodeScalar(0x4E00 + $0)!))", directory)
    }
    #expect(said.count { $0.remedy.description.contains("did you mean Beta?") } == 50)
    #expect(log.unknown("Bet\u{4E00}", directory)?.remedy == said[0].remedy)
  }

  @Test func aSurveyWithOneVeryLongRow() throws {
    let ticks = Array(repeating: "x", count: 50_000).joined(separator: ",")
    try fixture.write(
      "partners.csv",
      lines("Alpha,Beta,\(ticks)", 3000) { $0 == 0 ? "Gamma,Delta" : "Delta,Gamma" })
    let wishes = try fixture.read().partnerships
    #expect(wishes?.map(\.weight) == [1, 2])
  }

  @Test func aPlanOfManyTerritories() throws {
    try fixture.write("plans/plan.csv", lines("municipality,territory", 50_000) { "001,t\($0)" })
    #expect(fixture.check().contains { $0.what == "Alpha stands in line 2 already" })
  }

  @Test func fewOfManyColumnsAreNamed() throws {
    let names = (0..<40).map { "c\($0)" }.joined(separator: ",")
    let zeros = Array(repeating: "0", count: 40).joined(separator: ",")
    try fixture.write(
      "statistics/2022-10.csv",
      lines("municipality,estimated,\(names)", 4) { "00\($0 + 1),\($0 == 2 ? "x" : ""),\(zeros)" })
    let problems = fixture.check()
    #expect(problems.map(\.what) == ["estimated names \"x\", which is no column"])
    #expect(problems.first?.remedy.hasSuffix(" c23 c24 …") == true)
  }

  @Test func sheetsThatCannotBeReadCountToo() throws {
    let sheet = """
      <table name="x"><table-row number-rows-repeated="1048576"><table-cell value-type="string">\
      <p>x</p></table-cell></table-row></table>
      """
    let path = "\(fixture.path)/plan.ods"
    try ArchiveSketch([
      "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": "<d>\(String(repeating: sheet, count: 40))</d>",
    ]).write(to: path)
    let region = try fixture.read()
    let error = try #require(throws: InvalidInput.self) { try PlanFile(reading: path, for: region) }
    #expect(
      error.problems.map(\.what) == [
        "the sheets of the workbook are far larger than what a region needs"
      ])
  }
}
