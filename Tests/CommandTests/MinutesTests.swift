import Foundation
import TerritoryModel
import TestSupport
import Testing

/// Plans by driving time: `--cost minutes`.
@Suite struct MinutesTests {
  /// Kainuu with minutes that order the ways differently from kilometres.
  private func region() throws -> RegionFixture {
    let fixture = try RegionFixture(copyOf: "kainuu")
    let lines = try String(contentsOfFile: fixture.place("distances.csv"), encoding: .utf8)
      .split(separator: "\n")
    let rows = lines.dropFirst().enumerated().map { index, line in
      let km = line.split(separator: ",").compactMap { Double($0) }[2]
      return "\(line),\((km * (index % 2 == 0 ? 1.5 : 0.75)).rounded())"
    }
    try fixture.write(
      "distances.csv", ([lines[0] + ",minutes"] + rows).joined(separator: "\n") + "\n")
    return fixture
  }

  private func propose(_ fixture: RegionFixture, _ arguments: [String]) throws -> CommandRun {
    try withExtendedLifetime(fixture) {
      try CommandRun(["propose", fixture.path, "--coaches", "3"] + arguments)
    }
  }

  /// Minutes stand for kilometres: the plan is that of a region which has them in their place.
  @Test func thePlanIsTheBestByMinutes() throws {
    let fixture = try region()
    let other = try region()
    let table = try String(contentsOfFile: other.place("distances.csv"), encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map { row in
      let cells = row.split(separator: ",")
      return "\(cells[0]),\(cells[1]),\(cells.last!)"
    }
    try other.write("distances.csv", "from,to,km\n" + rows.joined(separator: "\n") + "\n")
    let common = ["--reach", "100", "--most-km", "90", "--format", "json"]
    let byMinutes = try JSONValue(propose(fixture, common + ["--cost", "minutes"]).output)
    let inPlace = try JSONValue(propose(other, common).output)
    #expect(byMinutes["measure"] == .string("minutes") && inPlace["measure"] == nil)
    #expect(byMinutes["territories"] == inPlace["territories"])
    #expect(
      byMinutes["territories"] != (try JSONValue(propose(fixture, common).output))["territories"])
    let schemas = try JSONSchemas(folder: "\(repositoryRoot)/Documentation/schemas")
    #expect(schemas.faults(of: byMinutes, by: "plan.schema.json") == [])
  }

  @Test(arguments: ["en", "fi", "sv"]) func noOutputSpeaksOfKilometres(language: String) throws {
    let run = try propose(
      region(),
      ["--cost", "minutes", "--reach", "60", "--most-km", "60", "--sources", "--lang", language])
    #expect(run.exitCode == 0, "\(run.messages)")
    let shown = run.output.replacing("\n", with: " ")
    #expect(
      shown.contains("client-min") || shown.contains("asiakas-min") || shown.contains("klient-min"))
    #expect(shown.firstMatch(of: /\bkm\b|[Kk]ilomet|kilometr/) == nil, "\(run.output)")
  }

  /// Limits are checked in the words of the file, which are those of minutes.
  @Test func plansAreVerified() throws {
    let fixture = try region()
    try inNewFolder { folder in
      let run = try propose(
        fixture,
        ["--cost", "minutes", "--reach", "80", "--most-km", "80", "--output", "\(folder)/plan"])
      #expect(run.exitCode == 0, "\(run.messages)")
      let verified = try withExtendedLifetime(fixture) {
        try CommandRun(["verify", "\(folder)/plan"], environment: ["PATH": "/nowhere"])
      }
      #expect(!verified.output.contains("not what its file says"), "\(verified.output)")
      #expect(verified.exitCode == 4)
    }
  }

  /// A kilometre driven costs what it does whatever plans go by.
  @Test func moneyGoesByKilometres() throws {
    let fixture = try region()
    try fixture.write(
      "plans/whole.csv",
      "municipality,territory,coaches,leaders,base\n"
        + "205,A,1,1,205\n578,A,1,1,205\n697,A,1,1,205\n290,B,1,0,290\n765,B,1,0,290\n"
        + "105,C,1,0,777\n620,C,1,0,777\n777,C,1,0,777\n")
    let arguments = [
      "evaluate", fixture.path, fixture.place("plans/whole.csv"), "--no-neighbour-help", "--reach",
      "500", "--kilometre", "0.5", "--meetings", "12", "--format", "json",
    ]
    let costs = try [[], ["--cost", "minutes"]].map {
      try JSONValue(CommandRun(arguments + $0).output)["cost"]
    }
    #expect(costs[0]?["driven_km"] != nil && costs[0] == costs[1])
    withExtendedLifetime(fixture) {}
  }

  @Test(arguments: [
    (["--cost", "minutes"], 2, "the reach is 120 km", "give --reach in minutes too"),
    (["--cost", "hours"], 64, "--cost is \"hours\"", "kilometres, minutes"),
  ])
  func refuses(arguments: [String], code: Int32, what: String, mend: String) throws {
    let run = try propose(region(), arguments)
    #expect(run.exitCode == code && run.messages.contains(what) && run.messages.contains(mend))
  }

  @Test func aPairWithoutMinutesIsRefused() throws {
    let fixture = try region()
    let table = try String(contentsOfFile: fixture.place("distances.csv"), encoding: .utf8)
    let end = try #require(table.dropLast().lastIndex(of: ","))
    try fixture.write("distances.csv", String(table[...end]) + "\n")
    let run = try propose(fixture, ["--cost", "minutes", "--reach", "60"])
    #expect(run.exitCode == 2 && run.messages.contains("the minutes of driving of every pair"))
    #expect(try propose(fixture, []).exitCode == 0)
  }

  @Test func aLimitOfTheRegionMeansKilometres() throws {
    let fixture = try region()
    try fixture.replace(
      "region.yaml", "\nscenarios:", with: "\nrequirements:\n  most_km: 90\nscenarios:")
    let cost = ["--cost", "minutes", "--reach", "100"]
    let run = try propose(fixture, cost)
    #expect(run.exitCode == 2 && run.messages.contains("give --most-km in minutes too"))
    #expect(try propose(fixture, cost + ["--most-km", "90"]).exitCode == 0)
  }
}
