import TestSupport
import Testing

/// `headcount`: what more coaches than the workload asks for are due to.
@Suite struct HeadcountCommandTests {
  /// What is asked besides distances is not blamed on them alone.
  @Test func moreCoachesThanTheWorkloadAsksForMayBeDueToWhatIsAsked() throws {
    let more = "Beside distances, what is asked of territories and of help counts."
    let plain = try CommandRun(["headcount", "regions/lapland"])
    #expect(plain.words.contains("by distance it takes 6") && !plain.words.contains(more))
    let asked = try CommandRun(["headcount", "regions/lapland", "--territories", "6"])
    #expect(asked.words.contains("by distance it takes") && asked.words.contains(more))
  }

  /// What nobody can be served by is not what is needed.
  @Test func whatIsNeededByWorkloadAloneIsCalledThat() throws {
    let run = try CommandRun(["headcount", "regions/lapland", "--territories", "1"])
    #expect(run.output.contains(": by workload, 125 clients a year need"), "\(run.output)")
    #expect(run.words.contains("with as many coaches as the workload asks for, or more"))
  }

  /// Fewer coaches than the workload asks for are not looked at, so nothing is said of them: with ten,
  /// coaches have clients enough.
  @Test func noPlanIsSaidOnlyOfTeamsThatWereLookedAt() throws {
    let asked = ["regions/central-finland", "--least-clients", "28"]
    let headcount = try CommandRun(["headcount"] + asked)
    #expect(headcount.exitCode == 0 && !headcount.words.contains("no plan is possible with them"))
    #expect(
      headcount.words.contains("as many coaches as the workload asks for, or more"),
      "\(headcount.output)")
    let plan = try CommandRun(["propose"] + asked + ["--coaches", "10"])
    #expect(plan.exitCode == 0, "\(plan.output)")
    let more = try CommandRun(["headcount"] + asked + ["--coaches", "11"])
    #expect(more.words.contains("By distance no plan is possible with them."), "\(more.output)")
    let compared = try CommandRun(
      ["compare", "regions/central-finland", "--least-clients", "28", "--coaches", "9,10"])
    #expect(compared.words.contains("In 10 coaches, no number of coaches is enough."))
  }

  /// What is known to be enough is not what it takes at least.
  @Test func aBoundIsNotWhatWasFound() throws {
    let asked = [
      "headcount", "regions/north-ostrobothnia", "--reach", "60", "--work-limit", "4000",
    ]
    let stopped = try CommandRun(asked)
    let found = try #require(
      stopped.words.firstMatch(of: /By distance it takes at least (\d+) and at most (\d+)/))
    #expect(found.1 != found.2, "the limit no longer comes before the number")
    #expect(stopped.words.contains("need at least \(found.1) coaches"), "\(stopped.output)")
    let given = try CommandRun(asked + ["--coaches", String(found.1)])
    #expect(!given.words.contains("By distance it takes \(found.2)"), "\(given.output)")
  }

  /// A number of coaches that requirements raise makes them look as if they cost nothing.
  @Test func theNumberMayBeDueToWhatIsAsked() throws {
    let fixture = try RegionFixture()
    let note = "without it fewer may be enough"
    let asked = ["propose", fixture.path, "--mean-duration", "1"]
    let plan = try CommandRun(asked + ["--most-km", "5"])
    #expect(plan.exitCode == 0 && plan.words.contains(note), "\(plan.output)")
    #expect(!(try CommandRun(asked + ["--most-km", "5", "--coaches", "4"]).words.contains(note)))
    #expect(!(try CommandRun(asked).words.contains(note)))
  }

  /// By limits that are shares of the mean, more coaches may be needed than any other plan can use.
  @Test func limitsByTheMeanMayNeedMore() throws {
    let fixture = try RegionFixture()
    let asked = ["--reach", "5", "--most-clients", "105%"]
    let headcount = try CommandRun(["headcount", fixture.path] + asked)
    let needed = try #require(headcount.words.firstMatch(of: /by distance it takes (\d+)/)?.1)
    let team = try #require(Int(needed))
    func leavesNobody(_ coaches: Int) throws -> Bool {
      try CommandRun(["propose", fixture.path, "--coaches", "\(coaches)"] + asked).words
        .contains("nobody has to wait")
    }
    #expect(try leavesNobody(team), "\(headcount.output)")
    for fewer in 4..<team { #expect(try !leavesNobody(fewer), "\(fewer)") }
  }

  /// More coaches may bring a leader for whom there is no territory, which fewer do without.
  @Test func moreCoachesMayBringALeaderTooMany() throws {
    let fixture = try RegionFixture()
    let asked = [fixture.path, "--territories", "1", "--coaches-per-leader", "4"]
    let front = try CommandRun(
      ["tradeoff"] + asked + ["--between", "coaches,waiting", "--format", "json"]
    ).document()
    let points = try #require(front["points"] as? [[String: Any]])
    #expect(points.count == 4, "\(points.count)")
    let promise = try CommandRun(
      ["headcount"] + asked + ["--promise", "40%:300", "--runs", "20", "--format", "json"]
    ).document()
    let found = try #require(promise["by_promise"] as? [String: Any])
    #expect(found["outcome"] as? String == "found", "\(found)")
  }

  /// Who can't be served is named where only few coaches have a plan, too.
  @Test func whoCannotBeServedIsNamedWhereMoreCoachesHaveNoPlan() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "distances.csv",
      "from,to,km\n001,002,10\n001,003,20\n001,004,90\n002,003,10\n002,004,90\n003,004,90\n")
    let run = try CommandRun([
      "headcount", fixture.path, "--shared", "Delta", "--reach", "30", "--least-clients", "20",
    ])
    #expect(run.words.contains("No number of coaches can serve everybody: Delta"), "\(run.output)")
  }
}
