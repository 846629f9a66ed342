import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct MunicipalMergersTests {
  private func code(_ text: String) -> MunicipalityCode { MunicipalityCode(text)! }

  @Test func chainsEndAtThePresentMunicipality() throws {
    let mergers = try MunicipalMergers([
      MunicipalMergers.parse("911=541"), MunicipalMergers.parse("KU541 = 5"),
    ])
    #expect(mergers[code("911")] == code("005") && mergers[code("541")] == code("005"))
    #expect(mergers[code("005")] == code("005"))
    #expect(mergers.former == [code("541"), code("911")])
  }

  @Test(arguments: [["911=911"], ["1=2", "2=1"], ["1=2", "2=3", "3=1"], ["1=2", "1=3"]])
  func refused(pairs: [String]) throws {
    let codes = try pairs.map(MunicipalMergers.parse)
    #expect(throws: Violation.self) { try MunicipalMergers(codes) }
  }

  @Test(arguments: ["", "911", "911=", "911=541=3", "Jämsä=541"]) func noPair(text: String) {
    #expect(throws: Violation.self) { try MunicipalMergers.parse(text) }
  }

  @Test func furtherOnesWin() throws {
    let first = try MunicipalMergers([(code("911"), code("541"))])
    let both = try first.adding(MunicipalMergers([(code("911"), code("540"))]))
    #expect(both[code("911")] == code("540"))
  }

  @Test func readsRegionYAML() throws {
    let fixture = try RegionFixture()
    try fixture.replace("region.yaml", "team:", with: "merged: {\"911\": \"4\", 910: KU003}\nteam:")
    let mergers = try fixture.read().settings.mergers
    #expect(mergers[code("911")] == code("004") && mergers[code("910")] == code("003"))
  }

  @Test(arguments: [
    ("{\"911\": Delta}", "names no two codes"), ("{\"911\": \"911\"}", "merged into itself"),
    ("[911]", "not keys with values"),
  ])
  func tellsFaults(text: String, what: String) throws {
    let fixture = try RegionFixture()
    try fixture.replace("region.yaml", "team:", with: "merged: \(text)\nteam:")
    let problems = fixture.check()
    #expect(problems.count == 1 && problems[0].line == 21, "\(problems)")
    #expect(problems[0].what.contains(what), "\(problems)")
  }
}
