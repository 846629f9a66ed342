import TestSupport
import Testing

@testable import TerritoryModel

/// Municipalities of the same name, as postal areas and parishes have them.
@Suite struct SharedNameTests {
  /// The fixture with Alpha, Beta and Gamma all called Alpha, in Swedish Alpha and Beta alone.
  private func region() throws -> (fixture: RegionFixture, region: Region) {
    let fixture = try RegionFixture()
    let text = try String(contentsOfFile: fixture.place("municipalities.csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").enumerated().map { index, row in
      var cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if (1...3).contains(index) { cells[1] = "Alpha" }
      if (1...2).contains(index) { cells[2] = "Alfa" }
      return cells.joined(separator: ",")
    }
    try fixture.write("municipalities.csv", rows.joined(separator: "\n") + "\n")
    return (fixture, try fixture.read())
  }

  @Test func namesAreToldApartByCodes() throws {
    let (fixture, region) = try region()
    #expect(
      region.municipalities.map(\.nameFinnish)
        == ["Alpha (001)", "Alpha (002)", "Alpha (003)", "Delta"])
    #expect(
      region.municipalities.map(\.nameSwedish).prefix(2) == ["Alfa (001)", "Alfa (002)"])
    #expect(region.directory.position(of: "alpha (002)") == 1)
    #expect(region.directory.position(of: "Alpha") == nil)
    let unknown = try #require(region.directory.unknown("Alpha"))
    #expect(unknown.what == "\"Alpha\" is the name of several: 001, 002, 003")
    #expect(unknown.remedy == "write a code")
    withExtendedLifetime(fixture) {}
  }
}
