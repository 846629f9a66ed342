import TestSupport
import Testing

@testable import TerritoryModel

/// What `check` tells of a folder with more than one fault.
@Suite struct CheckTests {
  @Test func everyFileIsReadWhateverIsWrongWithTheOthers() throws {
    let fixture = try RegionFixture()
    try fixture.replace("municipalities.csv", "62.1", with: "north")
    try fixture.replace("region.yaml", "0.37", with: "37")
    try fixture.replace("borders.csv", "002,003", with: "002,999")
    try fixture.replace("distances.csv", "003,004,10", with: "003,004,far")
    try fixture.replace("statistics/2021-10.csv", "003,60", with: "003,many")
    try fixture.replace("plans/halves.csv", "004,East", with: "001,East")
    let problems = fixture.check()
    let places = [
      "municipalities.csv", "region.yaml", "borders.csv", "distances.csv",
      "statistics/2021-10.csv", "plans/halves.csv",
    ]
    #expect(problems.map(\.place) == places.map(fixture.place))
    #expect(problems.map(\.line) == [2, 16, 3, 7, 4, 5])
    let refused = try #require(throws: InvalidInput.self) { try fixture.read() }
    #expect(refused.problems == Array(problems.dropLast()), "plans are no part of the region")
  }

  @Test func withoutMunicipalitiesTheRestIsStillChecked() throws {
    let fixture = try RegionFixture()
    try fixture.write("municipalities.csv", "")
    try fixture.replace("region.yaml", "0.37", with: "37")
    try fixture.replace("distances.csv", "003,004,10", with: "003,004,far")
    #expect(
      fixture.check().map(\.place)
        == ["municipalities.csv", "region.yaml", "distances.csv"].map(fixture.place))
  }

  @Test func faultsOfAFileStandInTheOrderOfItsLines() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "distances.csv", "from,to,km\n001,002,10\n002,003,x\n001,003,y\n002,001,9\n003,004,1\n")
    let problems = fixture.check()
    #expect(problems.map(\.line) == [3, 4, 5, nil, nil])
  }

  @Test func aBorderThatTheRegionAddsConnectsIt() throws {
    let fixture = try RegionFixture()
    try fixture.replace("borders.csv", "003,004,5.0,1", with: "003,004,5.0,0")
    try fixture.replace(
      "region.yaml", "team:", with: "requirements: {add_border: [[Gamma, Delta]]}\nteam:")
    #expect(fixture.check().isEmpty)
    try fixture.replace("region.yaml", "[[Gamma, Delta]]", with: "[[Beta, Gamma]]")
    #expect(
      fixture.check().map(\.what).contains("no road leads from Delta to the rest of the region"))
  }

  @Test func namesWithoutDotsAreSuggested() {
    #expect(nearestSpelling(of: "jamsa", among: ["Jyväskylä", "Jämsä"]) == "Jämsä")
    #expect(nearestSpelling(of: "Aanekoski", among: ["Äänekoski"]) == "Äänekoski")
    #expect(nearestSpelling(of: "Kuopio", among: ["Kotka"]) == nil)
  }

  @Test func noFolderAtAll() {
    let problems = RegionFolder("/nowhere/at-all/").check()
    #expect(problems.map(\.place) == ["/nowhere/at-all"])
    #expect(problems.map(\.what) == ["there is no such region folder"])
  }

  @Test func noStatistics() throws {
    let fixture = try RegionFixture()
    try fixture.remove("statistics")
    #expect(fixture.check().map(\.what) == ["there are no statistics"])
  }
}
