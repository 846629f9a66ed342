import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct GroupingReadingTests {
  private static let file = "plans/halves.csv"

  private func grouping(_ text: String) throws -> Grouping {
    let fixture = try RegionFixture()
    try fixture.write(Self.file, text)
    return try fixture.readPlan(Self.file)
  }

  @Test func readsTerritoriesInTheirOrder() throws {
    let text = "municipality,territory\nGamma,East\nAlfa,West\n4,East\nKU002,West\n"
    let plan = try grouping(text)
    #expect(plan.territories.map(\.name) == ["East", "West"])
    #expect(plan.territories.map(\.municipalities) == [[2, 3], [0, 1]])
    #expect(plan.coaches == nil && plan.shared.isEmpty)
  }

  @Test func readsCoachesAndWhatIsShared() throws {
    let plan = try grouping("municipality,territory,coaches\n1,A,2\n2,A,\n3,B,1\n4,shared,\n")
    #expect(plan.territories.map(\.coaches) == [2, 1])
    #expect(plan.coaches == 3 && plan.shared == [3])
  }

  /// The program's own plan.csv after somebody changed it in Excel: codes without their zeros,
  /// decimal commas, empty rows and cells, and the ways in which Excel saves.
  @Test(arguments: [
    (String.Encoding.utf8, "\u{FEFF}", ";"), (.utf8, "", ";"), (.utf8, "", "\t"),
    (.windowsCP1252, "", ";"), (.utf8, "\u{FEFF}", ","),
  ])
  func readsWhatExcelSaves(encoding: String.Encoding, mark: String, delimiter: String) throws {
    let rows = [
      ["municipality", "territory", "coaches", "name", "clients", "\"a, b\"", ""],
      ["1", "Länsi", "2", "Alpha", delimiter == "," ? "\"50,5\"" : "50,5", "", ""],
      ["2", "Länsi", "2", "Beta", "25", "", ""], ["", "", "", "", "", "", ""],
      ["3", "'=Itä", "1", "Gamma", "15", "", ""], ["4", "'=Itä", "1", "Delta", "10", "", ""],
    ]
    let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\r\n")
    let fixture = try RegionFixture()
    try fixture.write(Self.file, try #require((mark + text + "\r\n").data(using: encoding)))
    let plan = try fixture.readPlan(Self.file)
    #expect(plan.territories.map(\.name) == ["Länsi", "=Itä"])
    #expect(plan.territories.map(\.municipalities) == [[0, 1], [2, 3]])
    #expect(plan.coaches == 3)
  }

  @Test(arguments: [
    Damage(
      file, "002,W", "999,W", line: 3, "\"999\" is no municipality",
      mend: "without a row so far: Beta"),
    Damage(
      file, "002,W", "001,W", line: 3, "Alpha stands in line 2 already",
      mend: "keep it in one territory; without a row so far: Beta"),
    Damage(file, "002,West\n", "", line: nil, "Beta is missing", mend: "add a row for 002"),
    Damage(file, "002,West", "002,", line: 3, "territory is empty", mend: "or shared"),
    Damage(file, "territory", "area", line: 1, "territory is missing", mend: "add it"),
  ])
  func tellsOneFaultOnce(_ damage: Damage) throws {
    let problems = try damage.problems()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.contains { damage.isTold(by: $0) }, "\(problems)")
  }

  @Test(arguments: [
    ("2", "", "", "", 4, "East has no number of coaches", "for every territory or for none"),
    ("2", "3", "1", "", 3, "West has 3 coaches here, but has 2 coaches in line 2", "the same"),
    ("0", "", "1", "", 2, "coaches is 0", "full-time coaches"),
    ("1.01", "", "1", "", 2, "coaches is 1.01", "full-time coaches"),
    ("two", "", "1", "", 2, "\"two\" is not a number", "write digits"),
    ("-1", "", "1", "", 2, "coaches is -1", "from 0"),
  ])
  func tellsWhatIsWrongWithCoaches(
    _ a: String, _ b: String, _ c: String, _ d: String, line: Int, what: String, remedy: String
  ) throws {
    let refused = try #require(throws: InvalidInput.self) {
      try grouping(
        "municipality,territory,coaches\n001,West,\(a)\n002,West,\(b)\n003,East,\(c)\n004,East,\(d)\n"
      )
    }
    #expect(refused.problems.count == 1, "\(refused)")
    #expect(refused.problems.first?.line == line)
    #expect(refused.problems.first?.what.contains(what) == true, "\(refused)")
    #expect(refused.problems.first?.remedy.contains(remedy) == true, "\(refused)")
  }

  @Test func readsWhereStaffIsBased() throws {
    let plan = try grouping(
      "municipality,territory,leaders,base\n1,A,1,Beta\n2,A,,\n3,B,0,\n4,B,0,\n")
    #expect(plan.territories.map(\.base) == [1, nil])
    #expect(plan.territories.map(\.leaders) == [1, 0] && plan.leaders == 1)
    #expect(plan.coaches == nil)
  }

  @Test(arguments: [
    ("1", "", "", "", 4, "B has no number of leaders", "for every territory"),
    ("2", "", "0", "", 2, "leaders is 2", "from 0 to 1"),
    ("0", "", "0", "Nowhere", 4, "\"Nowhere\" is no municipality", "write"),
  ])
  func tellsWhatIsWrongWithBasesAndLeaders(
    leaders: String, base: String, leadersB: String, baseB: String, line: Int, what: String,
    remedy: String
  ) throws {
    let refused = try #require(throws: InvalidInput.self) {
      try grouping(
        "municipality,territory,leaders,base\n1,A,\(leaders),\(base)\n2,A,,\n"
          + "3,B,\(leadersB),\(baseB)\n4,B,,\n")
    }
    #expect(refused.problems.count == 1, "\(refused)")
    #expect(refused.problems.first?.line == line)
    #expect(refused.problems.first?.what.contains(what) == true, "\(refused)")
    #expect(refused.problems.first?.remedy.contains(remedy) == true, "\(refused)")
  }

  @Test(arguments: [
    ("077,A\n172,A\n179,B\n182,B\n", "\"077\", \"172\", \"179\", \"182\" are no"),
    ((100..<122).map { "\($0),A\n" }.joined() + "1,A\n2,B\n", "\"104\" and 17 more are no"),
  ])
  func aPlanOfAnotherRegionIsOneFault(rows: String, what: String) throws {
    let refused = try #require(throws: InvalidInput.self) {
      try grouping("municipality,territory\n" + rows)
    }
    #expect(refused.problems.count == 1, "\(refused)")
    #expect(refused.problems.first?.what.contains(what) == true, "\(refused)")
    #expect(refused.problems.first?.what.hasSuffix("a plan of another region") == true)
    #expect(refused.problems.first?.remedy.contains("check the path") == true)
  }

  @Test func aFewUnknownNamesAreToldOneByOne() throws {
    let refused = try #require(throws: InvalidInput.self) {
      try grouping("municipality,territory\n077,A\n172,A\n179,B\n1,B\n")
    }
    #expect(refused.problems.map(\.line) == [2, 3, 4])
  }

  @Test func aMissingPlanIsAPathToCheck() throws {
    let refused = try #require(throws: InvalidInput.self) {
      try RegionFixture().readPlan("plans/nowhere.csv")
    }
    #expect(refused.problems.map(\.what) == ["the file is missing"])
    #expect(refused.problems.first?.remedy.hasPrefix("check the path") == true)
  }

  @Test func statisticsOfAnotherRegionAreOneFault() throws {
    let fixture = try RegionFixture()
    try fixture.write("statistics/2021-10.csv", "municipality,unemployed\n77,1\n172,2\n179,3\n")
    let problems = fixture.check()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.what.hasSuffix("statistics of another region") == true)
  }

  @Test func somebodyHasToOwnSomething() throws {
    let refused = try #require(throws: InvalidInput.self) {
      try grouping("municipality,territory\n1,shared\n2,shared\n3,shared\n4,shared\n")
    }
    #expect(refused.problems.map(\.what) == ["no territory is named"])
  }

  @Test func sharedMunicipalitiesHaveNoCoaches() throws {
    let refused = try #require(throws: InvalidInput.self) {
      try grouping("municipality,territory,coaches\n1,A,1\n2,A,1\n3,A,1\n4,shared,2\n")
    }
    #expect(refused.problems.map(\.line) == [5])
  }
}
