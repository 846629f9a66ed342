import Foundation
import TestSupport
import Testing

/// `tradeoff`: its document, its table, and what it refuses.
@Suite struct TradeOffCommandTests {
  private let kainuu = ["tradeoff", "regions/kainuu", "--between", "coaches,waiting"]

  @Test func document() throws {
    let run = try CommandRun(kainuu + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let document = try #require(object as? [String: Any])
    #expect(document["schema"] as? String == "plan-territories/tradeoff/1")
    #expect(document["between"] as? [String] == ["coaches", "waiting"])
    #expect(document["outcome"] as? String == "complete")
    let points = try #require(document["points"] as? [[String: Any]])
    let values = try points.map { try #require($0["values"] as? [String: Double]) }
    #expect(values.map { $0["coaches"] } == [1, 2])
    #expect(zip(values, [10.45, 0]).allSatisfy { abs($0["waiting"]! - $1) < 1e-6 })
    for point in points {
      #expect(point["proven"] as? Bool == true)
      let plan = try #require(point["plan"] as? [String: Any])
      #expect(plan["schema"] as? String == "plan-territories/plan/1")
    }
  }

  /// Each plan of the front is the one that propose finds for the same number.
  @Test func pointsAreProposals() throws {
    let run = try CommandRun([
      "tradeoff", "regions/central-finland", "--between", "territories,travel", "--coaches", "10",
      "--priority", "waiting,travel,balance", "--membership", "free", "--format", "csv",
      "--csv-style", "plain",
    ])
    let rows = run.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(
      rows[0] == ["territories", "travel", "coaches", "waiting", "balance", "outcome", "proven"])
    #expect(rows.dropFirst().map { $0[0] } == ["2", "3", "4"])
    for (row, travel) in zip(rows.dropFirst(), [4246.34, 2983.15, 1781.82]) {
      #expect(abs(try #require(Double(row[1])) - travel) < 0.01)
      #expect(abs(try #require(Double(row[3])) - 14.55) < 1e-6)
    }
  }

  @Test func outputFolderHoldsThePlans() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/front-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try CommandRun(kainuu + ["--output", folder]).exitCode == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == ["plan-1.csv", "plan-2.csv", "tradeoff.csv", "tradeoff.json"])
    #expect(try CommandRun(["evaluate", "regions/kainuu", folder + "/plan-2.csv"]).exitCode == 0)
  }

  @Test func stopsAtALimit() throws {
    let run = try CommandRun([
      "tradeoff", "regions/central-finland", "--between", "coaches,waiting", "--time-limit",
      "0.001",
    ])
    #expect(run.exitCode == 4)
    #expect(run.output.contains("Nothing was proven before the search stopped"))
    #expect(!run.output.contains("───") && !run.output.contains("audited"))
  }

  @Test(arguments: [(["--time-limit", "0.001"], 4), (["--territories", "1"], 3)])
  func withoutPlansTheCSVIsNothingAndSaysWhy(arguments: [String], code: Int) throws {
    let run = try CommandRun(
      [
        "tradeoff", "regions/north-savo", "--between", "coaches,waiting", "--format", "csv",
        "--csv-style", "plain",
      ]
        + arguments)
    #expect(run.exitCode == Int32(code) && run.output.isEmpty && run.messages.contains("mend:"))
  }

  @Test func measuresThatDoNotConflict() throws {
    let run = try CommandRun([
      "tradeoff", "regions/kainuu", "--between", "waiting,balance", "--coaches", "3",
    ])
    #expect(run.exitCode == 0)
    #expect(run.output.contains("waiting and balance don't conflict here."))
  }

  @Test func noPlanIsExplained() throws {
    let run = try CommandRun([
      "tradeoff", "regions/north-savo", "--between", "coaches,waiting", "--territories", "1",
    ])
    #expect(run.exitCode == 3 && run.output.contains("No plan is possible"))
  }

  /// More coaches leave fewer waiting, so nothing is claimed of more than were looked at.
  @Test func aLimitOfCoachesIsNoProofBeyondIt() throws {
    let run = try CommandRun([
      "tradeoff", "regions/kainuu", "--between", "coaches,waiting", "--most-coaches", "1",
    ])
    #expect(run.exitCode == 0)
    #expect(run.output.contains("Complete for at most 1 coach: "))
    #expect(run.output.contains("No such plan has less of"))
  }

  @Test(arguments: [
    (["--between", "waiting,travel"], 64, "their front is a curve and no table"),
    (["--between", "coaches,speed"], 64, "\"speed\" can't be traded off"),
    (["--between", "coaches"], 64, "is not two different measures"),
    (["--between", "coaches,coaches"], 64, "is not two different measures"),
    (["--between", "coaches,waiting", "--coaches", "3"], 64, "leave out --coaches"),
    (["--between", "waiting,balance", "--most-coaches", "3"], 64, "give the team with --coaches"),
    (["--between", "coaches,balance"], 2, "such as --most-coaches 15"),
    (["--between", "change,waiting"], 2, "give one with --reference"),
    (["--between", "partners,waiting"], 2, "add partners.csv"),
  ])
  func refusals(arguments: [String], code: Int32, message: String) throws {
    let run = try CommandRun(["tradeoff", "regions/kainuu"] + arguments)
    #expect(run.exitCode == code && run.messages.contains(message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  /// Every number of coaches is tried, so why there is no plan is not due to one of them.
  @Test func whyNoNumberHasAPlan() throws {
    let fixture = try RegionFixture()
    let asked = ["tradeoff", fixture.path, "--between", "coaches,waiting"]
    let few = try CommandRun(
      asked + ["--least-coaches", "3", "--reach", "5", "--most-coaches", "5"])
    #expect(few.words.contains("No plan is possible with up to 5 coaches."), "\(few.output)")
    #expect(few.words.contains("give more --most-coaches") && !few.words.contains("there are"))
    let wide = try CommandRun(asked + ["--territories", "2", "--reach", "5"])
    #expect(wide.exitCode == 3 && wide.words.contains("a reach of 5 km"), "\(wide.output)")
    #expect(!wide.words.contains("coaches; there are"))
  }
}
