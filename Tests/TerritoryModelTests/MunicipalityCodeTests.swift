import TerritoryModel
import Testing

@Suite struct MunicipalityCodeTests {
  @Test(arguments: ["5", "05", "005", "KU005", "ku5"])
  func oneMunicipalityInAllSpellings(text: String) throws {
    #expect(try #require(MunicipalityCode(text)).description == "005")
  }

  @Test(arguments: ["", "0", "000", "KU", "1234", "5a", "-5", "5.0", " 5", "٥", "KUKU5"])
  func refuses(text: String) { #expect(MunicipalityCode(text) == nil) }

  @Test func ordersByNumber() throws {
    let codes = try ["179", "5", "KU077"].map { try #require(MunicipalityCode($0)) }
    #expect(codes.sorted().map(\.digits) == ["005", "077", "179"])
  }

  private func municipality(_ code: String, _ finnish: String, _ swedish: String) -> Municipality {
    Municipality(
      code: MunicipalityCode(code)!, nameFinnish: finnish, nameSwedish: swedish, latitude: 62,
      longitude: 25)
  }

  @Test(arguments: [
    ("249", 0), ("KU249", 0), ("Keuruu", 0), ("keuru", 0), ("JYVÄSKYLÄ", nil), ("410", 1),
    ("Keuruuu", nil), ("", nil),
  ])
  func directoryFindsByCodeAndName(text: String, position: Int?) {
    let directory = MunicipalityDirectory([
      municipality("410", "Laukaa", "Laukas"), municipality("249", "Keuruu", "Keuru"),
    ])
    #expect(directory.position(of: text) == position)
  }

  @Test func aNameThatTwoShareIsNoName() {
    let directory = MunicipalityDirectory([
      municipality("1", "Alpha", "Same"), municipality("2", "Beta", "Same"),
    ])
    #expect(directory.position(of: "Same") == nil)
    #expect(directory.position(of: "Beta") == 1)
  }

  @Test func suggestsWhatIsNearlySpelt() {
    let directory = MunicipalityDirectory([municipality("249", "Keuruu", "Keuru")])
    #expect(directory.suggestion(for: "Keuruuu") == "Keuruu")
    #expect(directory.suggestion(for: "Helsinki") == nil)
  }
}
