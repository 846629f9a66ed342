import Foundation
import TestSupport
import Testing

/// `headcount --promise`: its document, its words, and what it refuses.
@Suite struct PromiseCommandTests {
  private let kainuu = ["headcount", "regions/kainuu", "--promise", "90%:30", "--runs", "20"]

  private func promise(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(arguments + ["--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let document = try #require(object as? [String: Any], "\(run.messages)")
    return try #require(document["by_promise"] as? [String: Any])
  }

  @Test func besideTheNumberByWorkload() throws {
    let promise = try promise(kainuu)
    #expect(promise["outcome"] as? String == "found" && promise["share"] as? Double == 0.9)
    let trials = try #require(promise["trials"] as? [[String: Any]])
    let coaches = try #require(promise["coaches"] as? Int)
    let kept = trials.filter { $0["verdict"] as? String == "kept" }
    #expect(kept.map { $0["coaches"] as? Int }.first == coaches)
    // One fewer than what is possible was tried, and breaks it.
    let possible = try #require(promise["at_least"] as? Int)
    #expect(possible <= coaches)
    #expect(
      possible == 1
        || trials.contains {
          $0["coaches"] as? Int == possible - 1 && $0["verdict"] as? String == "broken"
        })
    let text = try CommandRun(kainuu).output
    #expect(text.contains("So that 90 % begin within 30 days, "))
    let csv = try CommandRun(kainuu + ["--format", "csv", "--csv-style", "plain"]).output
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = try #require(lines[0].firstIndex(of: "coaches_by_promise"))
    #expect(lines.dropFirst().allSatisfy { $0[column] == "\(coaches)" })
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let outputs = try ["1", "2"].map {
      try CommandRun(kainuu + ["--threads", $0, "--format", "json"]).output
    }
    #expect(outputs[0] == outputs[1] && !outputs[0].isEmpty)
    #expect(try CommandRun(kainuu + ["--seed", "2", "--format", "json"]).output != outputs[0])
  }

  @Test func withoutAPromiseNothingChanges() throws {
    let plain = try CommandRun(["headcount", "regions/kainuu", "--format", "json"]).output
    #expect(!plain.contains("by_promise") && !plain.contains("coaching_months"))
  }

  @Test func noNumberCanReachThem() throws {
    let never = [
      "headcount", "regions/kainuu", "--promise", "95%:30", "--runs", "2", "--reach", "1",
      "--shared", "Kuhmo",
    ]
    #expect(try promise(never)["outcome"] as? String == "never")
    let text = try CommandRun(never).output
    #expect(text.contains("No number of coaches keeps the promise") && text.contains("Kuhmo"))
  }

  /// What more runs would tell, what nothing can be told of, and a share that rounds to all.
  @Test(arguments: [
    (
      ["98.7%:30", "--runs", "2", "--shared", "Ristijärvi", "--reach", "25"],
      "is known to keep the promise that 98.7 % begin within 30 days: with 9 it is open"
    ),
    (
      ["90%:1", "--runs", "2", "--territories", "1", "--reach", "50"],
      "No plan is possible with up to 10 coaches, so that no promise can be kept."
    ),
    (["99.95%:0", "--runs", "20"], "So that 99.95 % begin within 0 days, 9 coaches are enough."),
    (["50%:1", "--runs", "2"], "So that 50 % begin within 1 day, "),
    (["10%:300", "--runs", "100"], "1 coach is enough. A team has at least 2 coaches."),
  ])
  func whatIsNotKnownIsSaid(arguments: [String], words: String) throws {
    let run = try CommandRun(["headcount", "regions/kainuu", "--promise"] + arguments)
    let text = run.words
    #expect(run.exitCode == 0 && text.contains(words), "\(run.output)")
    #expect(text.contains("Not proven: within") == text.contains(", not proven"))
  }

  /// A plan that is not known to leave as few waiting as can be says nothing of what its number can keep.
  @Test func aLimitTellsOfNoBrokenPromise() throws {
    let asked = ["headcount", "regions/lapland", "--promise", "90%:30", "--runs", "20"]
    let stopped = try CommandRun(asked + ["--work-limit", "10"])
    #expect(stopped.exitCode == 4, "\(stopped.messages)")
    #expect(!stopped.words.contains("keeps the promise") && !stopped.words.contains("broken"))
    #expect(stopped.words.contains("a longer search would tell"), "\(stopped.output)")
  }

  /// Where coaches need clients, fewer than the workload asks for may have a plan alone.
  @Test func aPromiseMayBeKeptByFewerThanTheWorkloadAsksFor() throws {
    let found = try promise([
      "headcount", "regions/kainuu", "--least-clients", "30", "--promise", "5%:500", "--runs",
      "50",
    ])
    #expect(found["outcome"] as? String == "found" && found["coaches"] as? Int == 1, "\(found)")
  }

  @Test(arguments: [
    (["--promise", "100%:30"], 64, "by chance"), (["--promise", "0%:30"], 64, "is none"),
    (["--promise", "90%"], 64, "is no promise"), (["--promise", "90%:9999"], 64, "9999 days"),
    (["--intake", "4"], 64, "--intake is for a promise"),
    (["--runs", "10"], 64, "--runs is for a promise"),
    (["--promise", "90%:30", "--runs", "1"], 64, "a promise needs 2 runs or more"),
    (["--promise", "90%:30", "--leaving", "45%"], 2, "says nothing without --vacancy"),
    (["--promise", "90%:30", "--caseload-cap", "0.5"], 2, "give a caseload cap of at least 1"),
  ])
  func refusals(arguments: [String], code: Int32, message: String) throws {
    let run = try CommandRun(["headcount", "regions/kainuu"] + arguments)
    #expect(run.exitCode == code && run.messages.contains(message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  /// That no best plan keeps a promise says nothing of plans of another number of territories.
  @Test func anotherNumberOfTerritoriesMayKeepIt() throws {
    let asked = ["headcount", "regions/lapland", "--promise", "99%:5", "--runs", "50"]
    let free = try CommandRun(asked)
    #expect(
      free.words.contains("With up to 20 coaches no best plan keeps the promise"), "\(free.output)")
    #expect(free.words.contains("territories (with another number of them it may be kept)"))
    let fewer = try CommandRun(asked + ["--territories", "6"])
    #expect(fewer.words.contains("9 coaches are enough"), "\(fewer.output)")
  }

  /// Coaches beyond those whom nobody waits for are where the best plan has them: with four, hardly
  /// anybody waits in Kainuu.
  @Test func whatTheBestPlanKeepsIsKept() throws {
    let asked = ["regions/kainuu", "--territories", "3"]
    let promised = try CommandRun(
      ["headcount"] + asked + ["--promise", "95%:14", "--runs", "200"])
    #expect(!promised.words.contains("No number of coaches"), "\(promised.output)")
    let simulated = try CommandRun(
      ["simulate"] + asked
        + ["--coaches", "4", "--arrivals", "evenly", "--months", "60", "--runs", "200"])
    #expect(
      simulated.words.contains(/9[89]\.\d % of the candidates do not wait/), "\(simulated.output)")
  }
}
