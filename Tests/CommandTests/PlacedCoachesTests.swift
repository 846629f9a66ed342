import TestSupport
import Testing

/// Coaches who have a place of their own (staff.csv), wherever they count.
@Suite struct PlacedCoachesTests {
  /// Coaches who have a place are there in a given plan too, and in the best one beside it.
  @Test func aGivenPlanHasTheRegionsCoachesWhereTheyAre() throws {
    let fixture = try RegionFixture()
    try fixture.write("staff.csv", "share,base\n1,Delta\n1,\n")
    try fixture.write("plans/halves.csv", "municipality,territory\n001,A\n002,A\n003,B\n004,B\n")
    let plan = fixture.path + "/plans/halves.csv"
    let run = try CommandRun(["evaluate", fixture.path, plan, "--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    let document = try run.document()
    func bases(_ plan: [String: Any]) throws -> [String] {
      try #require(plan["territories"] as? [[String: Any]]).compactMap { $0["base"] as? String }
    }
    #expect(try bases(document).contains("004"))
    let evaluation = try #require(document["evaluation"] as? [String: Any])
    let best = try #require(evaluation["best"] as? [String: Any])
    #expect(try bases(best).contains("004"))
    // Two places in one territory are one too many.
    try fixture.write("staff.csv", "share,base\n1,Delta\n1,Gamma\n1,\n")
    let torn = try CommandRun(["evaluate", fixture.path, plan])
    #expect(
      torn.exitCode == 3
        && torn.words.contains("with the given territories, 1 coach in Gamma and 1 coach in Delta"),
      "\(torn.output)")
    let other = try CommandRun(["evaluate", fixture.path, plan, "--coaches", "3"])
    #expect(other.exitCode == 0, "\(other.messages)")
  }

  /// Coaches who are of no use where they have their place leave more to be needed.
  @Test func placedCoachesMayBeOfNoUse() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "staff.csv",
      "share,base\n" + String(repeating: "1,Delta\n", count: 12)
        + String(repeating: "1,\n", count: 12))
    let asked = ["--no-neighbour-help", "--territories", "2"]
    let plan = try CommandRun(["propose", fixture.path] + asked)
    #expect(plan.output.contains("nobody has to wait"), "\(plan.output)")
    let headcount = try CommandRun(["headcount", fixture.path] + asked)
    #expect(!headcount.output.contains("No number of coaches"), "\(headcount.output)")
    let front = try CommandRun(["tradeoff", fixture.path, "--between", "coaches,waiting"] + asked)
    let last = front.output.split(separator: "\n").last { $0.contains(" 0.00") }
    #expect(last != nil, "\(front.output)")
  }

  /// How many coaches it takes is another question than where those who are there work: places change
  /// nothing of it, which is said.
  @Test func howManyItTakesLeavesPlacesAside() throws {
    let fixture = try RegionFixture()
    func headcount(_ staff: String) throws -> (needed: [String], text: String) {
      try fixture.write("staff.csv", "share,base\n" + staff)
      let asked = ["headcount", fixture.path, "--reach", "5", "--mean-duration", "3"]
      let document = try CommandRun(asked + ["--format", "json"]).document()
      let byDistance = try #require(document["by_distance"] as? [String: Any])
      return (
        ["coaches", "at_least", "outcome"].map { "\(byDistance[$0] ?? "")" },
        try CommandRun(asked).words
      )
    }
    let note = "the places of staff.csv are left aside"
    let anywhere = try headcount("1,\n1,\n1,\n1,\n")
    #expect(!anywhere.text.contains(note))
    for placed in 1...4 {
      let rows = (0..<4).map { $0 < placed ? "1,Delta\n" : "1,\n" }.joined()
      let found = try headcount(rows)
      #expect(found.needed == anywhere.needed, "\(placed)")
      #expect(found.text.contains(note) && !found.text.contains("No number"), "\(found.text)")
    }
  }
}
