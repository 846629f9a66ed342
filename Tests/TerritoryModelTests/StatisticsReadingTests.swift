import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct StatisticsReadingTests {
  private static let file = "statistics/2021-10.csv"

  @Test func readsCountsAndWhatIsEstimated() throws {
    let snapshot = try RegionFixture().read().snapshot("2021-10")
    #expect(snapshot.columns.map(\.header) == ["unemployed", "long_term_unemployed"])
    #expect(snapshot.counts[.longTermUnemployed] == [100, 50, 30, 20])
    #expect(snapshot.total(.unemployed) == 400)
    #expect(snapshot.estimated[1] == [.longTermUnemployed])
    #expect(snapshot.estimated[0].isEmpty)
    #expect(snapshot.line(of: 3) == 5)
  }

  @Test(arguments: [
    Damage(
      file, "002,100,50,long_term_unemployed\n", "", line: nil, "Beta is missing", mend: "002"),
    Damage(
      file, "002,100", "999,100", line: 3, "\"999\" is no municipality",
      mend: "without a row so far: Beta"),
    Damage(
      file, "002,100", "001,100", line: 3, "Alpha stands in line 2 already",
      mend: "without a row so far: Beta"),
    Damage(file, "002,100", ",100", line: 3, "municipality is empty", mend: "code or name"),
    Damage(file, "100,50,l", "-100,50,l", line: 3, "unemployed is -100", mend: "from 0 to"),
    Damage(file, "100,50,l", "many,50,l", line: 3, "unemployed: \"many\"", mend: "write digits"),
    Damage(file, "100,50,l", "\"1234,5\",50,l", line: 3, "\"1234,5\"", mend: "1234.5"),
    Damage(file, "100,50,l", "1234,5,50,l", line: 3, "has 5 cells", mend: "a decimal comma splits"),
    Damage(file, "100,50,l", "1 234,50,l", line: 3, "\"1 234\"", mend: "without a space: 1234"),
    Damage(
      file, "100,50,l", "1\u{A0}234,50,l", line: 3, "\"1\u{A0}234\"",
      mend: "without a space: 1234"),
    Damage(file, "100,50,l", ".,50,l", line: 3, "\".\"", mend: "stand for a suppressed count"),
    Damage(
      file, "50,long_term_unemployed", "50,long_term", line: 3, "estimated names \"long_term\"",
      mend: "unemployed long_term_unemployed"),
    Damage(
      file, "100,50,l", "100,,l", line: 3, "Beta has no count in \"long_term_unemployed\"",
      mend: "fill in the cell"),
  ])
  func tellsOneFaultOnce(_ damage: Damage) throws {
    let problems = try damage.problems()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.contains { damage.isTold(by: $0) }, "\(problems)")
  }

  @Test func allFaultsOfARowAreToldAtOnce() throws {
    let fixture = try RegionFixture()
    try fixture.replace(Self.file, "003,60,30,", with: "999,-1,x,y")
    let problems = fixture.check()
    #expect(problems.map(\.line) == [4, 4, 4, 4])
    for part in ["\"999\"", "unemployed is -1", "\"x\"", "\"y\""] {
      #expect(problems.count { $0.what.contains(part) } == 1)
    }
  }

  @Test func theSameFaultInManyLinesIsToldOnce() throws {
    let fixture = try RegionFixture()
    try fixture.replace(Self.file, "0,", with: "0;")
    let problems = fixture.check()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.line == 2 && problems.first?.furtherLines == [3, 4, 5])
    #expect(problems.first?.description.contains("(and in lines 3, 4, 5)") == true)
  }

  @Test func moreAreMissingThanRowsAreUnclear() throws {
    let fixture = try RegionFixture()
    try fixture.replace(Self.file, "003,60,30,\n004,40,20,", with: "999,60,30,")
    #expect(
      fixture.check().map(\.what) == [
        "\"999\" is no municipality of the region", "Gamma is missing", "Delta is missing",
      ])
  }

  @Test func aSnapshotThatNobodyCountsFromMayLackTheColumn() throws {
    let fixture = try RegionFixture()
    try fixture.write("statistics/2020-01.csv", "municipality,x\n001,1\n002,\n003,3\n004,4\n")
    #expect(fixture.check().isEmpty)
    let region = try fixture.read()
    let snapshot = try region.snapshot("2020-01")
    let refused = try #require(throws: InvalidInput.self) {
      try region.settings.chain.demand(of: snapshot, directory: region.directory)
    }
    let problem = try #require(refused.problems.first)
    #expect(problem.place == fixture.place("statistics/2020-01.csv") && problem.line == 1)
    #expect(problem.what.contains("no column \"long_term_unemployed\""))
    #expect(problem.remedy.contains("(statistics)") && problem.remedy.hasSuffix("here are x"))
  }

  @Test func namesTheSnapshotsThereAre() throws {
    let region = try RegionFixture().read()
    let violation = try #require(throws: Violation.self) { try region.snapshot("1999") }
    #expect(
      violation.what.description.contains("1999") && violation.remedy == "choose from 2021-10")
  }
}
