import Foundation
import TestSupport
import Testing

@testable import TerritoryModel

/// Municipalities, borders and distances of a region folder.
@Suite struct RegionReadingTests {
  @Test func readsASoundFolder() throws {
    let fixture = try RegionFixture()
    #expect(fixture.check().isEmpty)
    let region = try fixture.read()
    #expect(region.municipalities.map(\.name) == ["Alpha", "Beta", "Gamma", "Delta"])
    #expect(region.municipalities[0].nameSwedish == "Alfa")
    // A border that no road crosses joins nobody.
    #expect(region.borders.neighbours == [[1], [0, 2], [1, 3], [2]])
    #expect(region.distances[3, 0] == 30 && region.distances[0, 3] == 30)
    #expect(region.snapshots.map(\.id) == ["2021-10"])
  }

  /// Estimated pairs are counted once, also where they stand in both directions.
  @Test func countsEstimatedDistances() throws {
    let fixture = try RegionFixture()
    #expect(try fixture.read().distances.estimatedPairs == 0)
    try fixture.write(
      "distances.csv",
      """
      from,to,km,estimated
      001,002,10,
      001,003,20,over a link
      001,004,30,over a link
      003,001,20,over a link
      002,003,10,
      002,004,20,
      003,004,10,
      """)
    let distances = try fixture.read().distances
    #expect(distances.estimatedPairs == 2)
    #expect(distances.pairs == 6)
  }

  @Test(arguments: ["central-finland", "kainuu", "north-savo"])
  func shippedRegionsAreSound(name: String) {
    #expect(RegionFolder(shippedRegionPath(name)).check().isEmpty)
  }

  @Test(arguments: [
    Damage(
      "municipalities.csv", "003,Gamma,,62.3", "003,Gamma,,623", line: 4, "latitude is 623",
      mend: "from -90 to 90"),
    Damage(
      "municipalities.csv", "003,Gamma", "003,", line: 4, "name_fi is empty",
      mend: "write the Finnish name"),
    Damage(
      "municipalities.csv", "name_fi", "nimi_fi", line: 1, "name_fi is missing",
      mend: "rename the column \"nimi_fi\" to name_fi"),
    Damage(
      "borders.csv", "002,003,5.0", "002,999,5.0", line: 3, "\"999\" is no municipality",
      mend: "stands in municipalities.csv"),
    Damage(
      "borders.csv", "002,003,5.0", "Betta,003,5.0", line: 3, "\"Betta\" is no municipality",
      mend: "did you mean Beta?"),
    Damage(
      "borders.csv", "001,003,0.5", "003,003,0.5", line: 5, "borders on itself",
      mend: "delete the row"),
    Damage(
      "borders.csv", "001,003,0.5", "002,001,0.5", line: 5, "stands in line 2 already",
      mend: "delete one"),
    Damage(
      "borders.csv", "5.0,2", "5.0,1.5", line: 3, "road_crossings is 1.5", mend: "a whole number"),
    Damage(
      "borders.csv", "003,004,5.0,1", "003,004,5.0,0", line: nil,
      "no road leads from Delta to the rest", mend: "road_crossings of at least 1"),
    Damage(
      "distances.csv", "003,004,10\n", "", line: nil, "no distance from Gamma to Delta",
      mend: "add a row from,to,km"),
    Damage(
      "distances.csv", "003,004", "003,999", line: 7, "\"999\" is no municipality",
      mend: "stands in municipalities.csv"),
    Damage(
      "distances.csv", "003,004,10\n", "003,004,10\n004,003,11\n", line: 8,
      "the way is 11 km, the way back 10 km", mend: "the same distance in both directions"),
    Damage(
      "distances.csv", "003,004,10", "003,004,10,5", line: 7, "the row has 4 cells, the header 3",
      mend: "a decimal comma splits a cell"),
    Damage(
      "distances.csv", "003,004,10", "003,004,\"10,5\"", line: 7, "\"10,5\" is not a number",
      mend: "10.5"),
    Damage(
      "distances.csv", "003,004,10", "004,004,1\n003,004,10", line: 7, "is 1 km from itself",
      mend: "0 to itself"),
  ])
  func tellsOneFaultOnce(_ damage: Damage) throws {
    let problems = try damage.problems()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.contains { damage.isTold(by: $0) }, "\(problems)")
  }

  /// A row that is lost must not make every mention of its municipality look like a typo.
  @Test(arguments: ["002,Gamma", "x!,Gamma"])
  func aFaultInTheMunicipalitiesIsBlamedFirst(row: String) throws {
    let fixture = try RegionFixture()
    try fixture.replace("municipalities.csv", "003,Gamma", with: row)
    let problems = fixture.check()
    #expect(problems[0].place == fixture.place("municipalities.csv") && problems[0].line == 4)
    #expect(problems.dropFirst().allSatisfy { $0.remedy.contains("mend municipalities.csv first") })
    #expect(problems.count == 5, "one for each file that names it: \(problems)")
    #expect(problems[2].furtherLines == [5, 7])
  }

  @Test func aRowWithTooFewCellsStillNamesItsMunicipality() throws {
    let fixture = try RegionFixture()
    try fixture.replace("municipalities.csv", "003,Gamma,,62.3,25.3", with: "003,Gamma,62.3,25.3")
    let problems = fixture.check()
    #expect(problems.map(\.what) == ["the row has 4 cells, the header 5"])
  }
}
