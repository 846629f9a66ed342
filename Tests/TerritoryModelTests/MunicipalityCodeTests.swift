import TerritoryModel
import Testing

@Suite struct MunicipalityCodeTests {
  @Test(arguments: ["5", "05", "005", "KU005", "ku5"])
  func oneMunicipalityInAllSpellings(text: String) throws {
    #expect(try #require(MunicipalityCode(text)).description == "005")
  }

  @Test(arguments: ["1234", "01200", "5a", "KUKU5", "SE_0180", "W06000015", "Åre-2"])
  func codesOfOtherAreasStayAsTheyAre(text: String) throws {
    #expect(try #require(MunicipalityCode(text)).description == text)
  }

  @Test(arguments: [
    "", "0", "000", "-5", "_a", "5.0", " 5", "٥", "a b", String(repeating: "9", count: 21),
  ])
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

  /// Excel shows 01200 as 1200. What could mean two codes means none.
  @Test func codesThatLostTheirZeros() {
    let directory = MunicipalityDirectory(
      ["01200", "00100", "001200", "0114"].map { municipality($0, "N\($0)", "") })
    #expect(directory.position(of: "0114") == 2 && directory.position(of: "114") == 2)
    #expect(directory.position(of: "100") == 0)
    #expect(directory.position(of: "1200") == nil && directory.position(of: "01200") == 3)
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
