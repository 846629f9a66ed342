import TerritoryModel
import Testing

@testable import TerritoryGeography

/// Which properties name areas, in the files of several countries.
@Suite struct AreaPropertyTests {
  private func properties(
    _ features: [[String: String]], code: String? = nil, name: String? = nil
  ) throws -> [String?] {
    let found = try AreaProperties(features, chosenCode: code, chosenName: name)
    return [found.code, found.name, found.secondName]
  }

  @Test(arguments: [
    (
      ["kommunenummer": "4003", "kommunenavn": "Skien", "id": "4003"], "kommunenummer",
      "kommunenavn"
    ),
    (["kom_kod": "0180", "kom_namn": "Stockholm", "lan_kod": "01"], "kom_kod", "kom_namn"),
    (["okood": "0784", "onimi": "Tallinn", "mkood": "0037", "mnimi": "Harju"], "okood", "onimi"),
    (["lad23cd": "W06000015", "lad23nm": "Cardiff", "lad23nmw": "Caerdydd"], "lad23cd", "lad23nm"),
    (
      ["statefp": "19", "geoid": "19001", "name": "Adair", "namelsad": "Adair County"], "geoid",
      "name"
    ),
    (["lau_id": "1480", "gisco_id": "SE_1480", "lau_name": "Göteborg"], "lau_id", "lau_name"),
  ])
  func knownOnes(feature: [String: String], code: String, name: String) throws {
    #expect(try properties([feature]).prefix(2) == [code, name])
  }

  /// Paavo: many areas of a municipality, which alone have a name each.
  @Test func theOneWhoseCodesHaveANameEach() throws {
    let areas = [
      ["posti_alue": "01200", "nimi": "Hakunila", "kunta": "092"],
      ["posti_alue": "01230", "nimi": "Vaarala", "kunta": "092"],
    ]
    #expect(try properties(areas) == ["posti_alue", "nimi", nil])
    #expect(try properties(areas, code: "KUNTA") == ["kunta", "nimi", nil])
  }

  /// A column of names may be called as codes are elsewhere.
  @Test func namesAreNoCodes() throws {
    let areas = ["Akaa", "Alajärvi", "Koski Tl"].map { ["kunta": $0, "maakunta": "Pirkanmaa"] }
    #expect(try properties(areas) == [nil, nil, nil])
    #expect(try properties(areas, code: "kunta")[0] == "kunta")
  }

  @Test func twoReadings() throws {
    let areas = [
      ["okood": "0784", "mkood": "0037", "name": "Harju"],
      ["okood": "0141", "mkood": "0037", "name": "Harju"],
    ]
    let violation = try #require(throws: Violation.self) { try properties(areas) }
    #expect(violation.what.description == "the areas may be those of okood or of mkood")
    #expect(try properties(areas, code: "mkood")[0] == "mkood")
  }

  /// An area with nine thousand properties that may be codes, among ten thousand areas.
  @Test func manyPropertiesOfCodes() throws {
    let letters = "abcdefghij"
    var wide: [String: String] = [:]
    for one in letters {
      for two in letters { for year in 10...99 { wide["\(one)\(two)\(year)cd"] = "1" } }
    }
    let areas = [wide] + (2...10_000).map { ["aa10cd": String($0)] }
    #expect(try properties(areas, code: "aa10cd")[0] == "aa10cd")
  }

  @Test func aPropertyThatIsNotThere() throws {
    let violation = try #require(throws: Violation.self) {
      try properties([["a": "1", "b": "x"]], code: "c")
    }
    #expect(violation.what.description == "no area has the property \"c\" that area code asks for")
    #expect(violation.remedy.description == "choose one of a, b")
  }
}
