import Foundation
import TestSupport
import Testing

@testable import TerritoryModel

/// What municipalities answered: `surveys` of region.yaml and surveys.csv.
@Suite struct SurveyTests {
  private static let file = "surveys.csv"

  private func answers(_ fixture: RegionFixture) throws -> [Int: SurveyAnswer] {
    try fixture.read().settings.chain.surveys.mapValues(\.value)
  }

  @Test(arguments: [
    ("{Beta: 0.2}", [1: SurveyAnswer.share(0.2)]), ("{Beta: 20 %}", [1: .share(0.2)]),
    ("{Beta: 100 %}", [1: .share(1)]), ("{Beta: 1%}", [1: .share(0.01)]),
    ("{Beta: 0}", [1: .share(0)]),
    ("{clients: {Beta: 1, 003: 2.5}}", [1: .clients(1), 2: .clients(2.5)]),
    ("{Beta: 0.2, clients: {Gamma: 3}}", [1: .share(0.2), 2: .clients(3)]), ("{}", [:]),
  ])
  func settings(text: String, expected: [Int: SurveyAnswer]) throws {
    let fixture = try RegionFixture()
    try fixture.replace("region.yaml", "  shares:", with: "  surveys: \(text)\n  shares:")
    #expect(try answers(fixture) == expected)
  }

  /// One client, one per cent or everybody: never chosen silently.
  @Test func aBareOneIsRefusedAsAShare() throws {
    let fixture = try RegionFixture()
    try fixture.replace("region.yaml", "  shares:", with: "  surveys: {Beta: 1}\n  shares:")
    let problems = fixture.check()
    #expect(problems.count == 1 && problems[0].line == 10, "\(problems)")
    #expect(problems[0].what == "Beta is 1, which may be a share, per cent or clients")
    #expect(problems[0].remedy.contains("write 1 % of the people"))
    #expect(problems[0].remedy.contains("under clients in region.yaml"))
  }

  @Test(arguments: [
    ("municipality,clients\nBeta,1\nGamma,\n", [1: SurveyAnswer.clients(1)]),
    ("municipality,share\nBeta,15 %\n004,0.5\n", [1: .share(0.15), 3: .share(0.5)]),
    ("municipality;clients;share\nBeta;;15 %\nGamma;4;\n", [1: .share(0.15), 2: .clients(4)]),
    ("municipality,clients,comment\nAlfa,0,nobody\n", [0: .clients(0)]),
    ("Kunta;Asiakkaita vuodessa\nBeta;1\n", [1: .clients(1)]),
    ("kommun;andel\nBeta;15 %\n", [1: .share(0.15)]),
  ])
  func table(text: String, expected: [Int: SurveyAnswer]) throws {
    let fixture = try RegionFixture()
    try fixture.write(Self.file, text)
    #expect(try answers(fixture) == expected)
    let other = try RegionFixture()
    for name in ["surveys.xlsx", "surveys.ods"] {
      try other.write(workbook: name, text)
      #expect(try answers(other) == expected)
      try FileManager.default.removeItem(atPath: other.place(name))
    }
  }

  @Test func twoTablesAreRefused() throws {
    let fixture = try RegionFixture()
    try fixture.write(Self.file, "municipality,clients\nBeta,1\n")
    try fixture.write(workbook: "surveys.ods", "municipality,clients\nBeta,1\n")
    try fixture.write("partners.csv", "from,to\nAlpha,Beta\n")
    try fixture.write(workbook: "partners.xlsx", "from,to\nAlpha,Beta\n")
    let problems = fixture.check()
    #expect(
      problems.map(\.what)
        == ["surveys", "partners"].map {
          "\($0).csv is there too, and only one of them can be meant"
        })
    #expect(
      problems.map(\.place) == ["surveys.ods", "partners.xlsx"].map { fixture.place($0) })
  }

  @Test(arguments: [
    ("municipality,share\nBeta,1\n", 2, "share is 1, which may be", "the column clients"),
    ("municipality,share\nBeta,15\n", 2, "share is 15, which may be", "write 15 %"),
    ("municipality,share\nBeta,-0.1\n", 2, "share is -0.1", "between 0 and 1"),
    ("municipality,clients\nBeta,many\n", 2, "clients: \"many\" is not", "write digits"),
    ("municipality,clients\nBetta,1\n", 2, "\"Betta\" is no municipality", "did you mean Beta?"),
    ("municipality,clients,share\nBeta,1,0.1\n", 2, "both clients and a share", "keep one"),
    ("municipality,clients\nBeta,1\n002,1\n", 3, "an answer in line 2", "keep one"),
    ("municipality,people\nBeta,1\n", 1, "neither clients nor share", "municipality,clients"),
  ])
  func refuses(text: String, line: Int, what: String, remedy: String) throws {
    let fixture = try RegionFixture()
    try fixture.write(Self.file, text)
    let problems = fixture.check()
    #expect(problems.count == 1, "\(problems)")
    #expect(
      problems[0].place == fixture.place(Self.file) && problems[0].line == line
        && problems[0].what.contains(what) && problems[0].remedy.contains(remedy), "\(problems)")
  }

  @Test func anAnswerStandsInOnePlace() throws {
    let fixture = try RegionFixture()
    try fixture.replace("region.yaml", "  shares:", with: "  surveys: {Beta: 0.2}\n  shares:")
    try fixture.write(Self.file, "municipality,clients\nBeta,1\n")
    #expect(fixture.check().map(\.what) == ["Beta has an answer in region.yaml already"])
  }
}

/// partners.csv.
@Suite struct PartnerReadingTests {
  private func weights(_ fixture: RegionFixture) throws -> [String: Double] {
    let pairs = try #require(try fixture.read().partnerships)
    return Dictionary(
      uniqueKeysWithValues: pairs.map { ("\($0.first)-\($0.second)", $0.weight) })
  }

  @Test(arguments: [
    ("from,to,weight\nAlpha,Beta,2\nBeta,Alpha,1.5\n", ["0-1": 3.5]),
    ("from,to\nAlpha,Beta\nGamma,Beta\n", ["0-1": 1, "1-2": 1]),
    ("Kunta;Kumppani 1;Kumppani 2\nAlpha;Beta;Gamma\nBeta;Alpha;\n", ["0-1": 2, "0-2": 1]),
    ("Alpha,Beta,Gamma\nBeta,Alpha\n", ["0-1": 2, "0-2": 1]),
    (
      "Kysely 2026\n\nId;Aika;Kunta;Kumppanit;Muuta\n1;1.2.2026 10:15;Alpha;Beta ja Gamma;hyvin toimii"
        + "\n2;2.2.2026 9:05;Gamma;Beta, Alpha;\n3;;Delta;;ei tiedossa\n",
      ["0-1": 1, "0-2": 2, "1-2": 1]
    ),
    (
      "Kunta;4. Kumppanit: Alpha;4. Kumppanit: Beta;4. Kumppanit: Gamma\nAlpha;0;1;0\nBeta;Alpha;;x"
        + "\nGamma;;Kyllä;\n", ["0-1": 2, "1-2": 2]
    ),
    ("Kunta,Kumppani,Kumppani\nAlpha,Beta,Beta\nAlpha,Beta,\n", ["0-1": 1]),
  ])
  func surveys(text: String, expected: [String: Double]) throws {
    let (table, workbook) = (try RegionFixture(), try RegionFixture())
    try table.write("partners.csv", text)
    try workbook.write(workbook: "partners.xlsx", text)
    #expect(try weights(table) == expected)
    #expect(try weights(workbook) == expected)
  }

  @Test(arguments: [
    ("from,to,weight\nAlpha,Alpha,1\n", 2, "its own partner", "delete the row"),
    ("from,to,weight\nAlpha,Beta,1\nAlpha,Beta,1\n", 3, "in line 2 already", "delete one"),
    ("Kunta;Kumppani\nAlpha;Betta\nBeta;Gamma\n", 2, "\"Betta\" is no", "did you mean Beta?"),
    ("Kunta;Kumppani\nAlpha;Alpha\nBeta;Gamma\n", 2, "its own partner", "empty the cell"),
    ("Kunta;Beta\nAlpha;ehkä\nGamma;1\n", 2, "neither yes nor no to Beta", "write 1"),
    ("Kunta;Kumppani\n;Beta\nGamma;Beta\nDelta;Beta\n", 2, "nothing says who", "write the"),
    ("Kunta;Muuta\nAlpha;ei mitään\n", nil, "no municipality names a partner", "write partners'"),
    (
      "Kunta;Kenen kanssa?;Kenen kanssa ette haluaisi?\nAlpha;Beta;Gamma\n", nil,
      "seems to ask which partners are not wanted", "delete the column"
    ),
    (
      "Vastaajan asuinkunta;Kunta, jonka puolesta vastaatte;Kumppani\nAlpha;Beta;Gamma\n", nil,
      "may both say which municipality answers", "delete the one"
    ),
    ("A;B\nx;y\n", 2, "no column says which municipality", "from,to,weight"),
  ])
  func refuses(text: String, line: Int?, what: String, remedy: String) throws {
    let fixture = try RegionFixture()
    try fixture.write("partners.csv", text)
    let problems = fixture.check()
    #expect(problems.count == 1, "\(problems)")
    #expect(
      problems[0].line == line && problems[0].what.contains(what)
        && problems[0].remedy.contains(remedy), "\(problems)")
  }
}

extension RegionFixture {
  /// A table between semicolons or commas, as a workbook.
  fileprivate func write(workbook name: String, _ text: String) throws {
    let workbook = WorkbookSketch(text.contains(";") ? text : text.replacing(",", with: ";"))
    try name.hasSuffix(".ods")
      ? workbook.writeOpenDocument(to: place(name)) : workbook.write(to: place(name))
  }
}
