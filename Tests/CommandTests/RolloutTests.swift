import Foundation
import TestSupport
import Testing

/// `rollout`: hiring in steps.
@Suite struct RolloutTests {
  private static let schemas = try! JSONSchemas(folder: "\(repositoryRoot)/Documentation/schemas")
  private static let stages = "2027-01:4,2028-01:8,2029-01:11"

  private func rollout(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(["rollout"] + arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(Self.schemas.faults(of: try JSONValue(run.output), by: "rollout.schema.json") == [])
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func bases(_ stage: [String: Any]) throws -> [String: String?] {
    let plan = try #require(stage["plan"] as? [String: Any])
    let rows = try #require(plan["municipalities"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0["municipality"] as! String, $0["base"] as? String) })
  }

  private func values(_ levels: Any?) throws -> [String: Double] {
    let levels = try #require(levels as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: levels.map { ($0["name"] as! String, $0["value"] as! Double) })
  }

  /// Each stage keeps the bases of the one before; who changes coach is who has another base; and no
  /// stage is better than the best plan of the stage alone.
  @Test(arguments: [[], ["--forwards"]]) func stagesGrowOutOfEachOther(options: [String]) throws {
    let document = try rollout(
      ["regions/central-finland", "--stages", Self.stages] + options)
    #expect(document["outcome"] as? String == "optimal")
    let stages = try #require(document["stages"] as? [[String: Any]])
    #expect(stages.map { $0["from"] as! String } == ["2027-01", "2028-01", "2029-01"])
    for (before, stage) in zip(stages, stages.dropFirst()) {
      let (old, new) = (try bases(before), try bases(stage))
      let (opened, open) = (Set(old.values.compactMap(\.self)), Set(new.values.compactMap(\.self)))
      #expect(opened.isSubset(of: open))
      let changed = Set(old.keys.filter { old[$0] != new[$0] })
      let told = try #require(stage["changes"] as? [[String: Any]])
      #expect(Set(told.map { $0["municipality"] as! String }) == changed)
    }
    for (stage, coaches) in zip(stages, [4.0, 8, 11]) {
      let plan = try #require(stage["plan"] as? [String: Any])
      #expect(plan["coaches"] as? Double == coaches)
      let (own, alone) = (try values(plan["objectives"]), try values(stage["alone"]))
      #expect(own["waiting"]! >= alone["waiting"]! - 1e-6)
    }
    // Staff is all there is to who waits: 302.25 − 27.4 · 4.5 and so on, and nobody at the end.
    let waiting = try stages.map { stage in
      try values((stage["plan"] as! [String: Any])["objectives"])["waiting"]!
    }
    #expect(abs(waiting[0] - 178.95) < 0.01 && abs(waiting[1] - 69.35) < 0.01 && waiting[2] < 1e-6)
  }

  /// All stages together are no worse than in turn in the first figure that differs, their figures are
  /// what the plans come to over the months, and nobody has to change coach.
  @Test func allAtOnce() throws {
    let document = try rollout([
      "regions/kainuu", "--stages", "2027-01:1,2027-07:2,2029-01:4", "--all-at-once",
    ])
    #expect(document["outcome"] as? String == "optimal")
    #expect(document["direction"] as? String == "together")
    let together = try #require(document["together"] as? [String: Any])
    let months = try #require(together["months"] as? [Int])
    #expect(months == [6, 18, 12])
    let stages = try #require(document["stages"] as? [[String: Any]])
    for (before, stage) in zip(stages, stages.dropFirst()) {
      let (old, new) = (try bases(before), try bases(stage))
      #expect(Set(old.values.compactMap(\.self)).isSubset(of: Set(new.values.compactMap(\.self))))
    }
    let levels = try stages.map { try values(($0["plan"] as! [String: Any])["objectives"]) }
    let figures = try #require(together["figures"] as? [[String: Any]])
    for direction in ["backwards", "forwards"] {
      let differing = figures.first {
        abs(($0["value"] as! Double) - ($0[direction] as? Double ?? 0)) > 1e-3
      }
      if let differing {
        let most = (differing[direction] as? Double) ?? .infinity
        #expect((differing["value"] as! Double) <= most)
      }
    }
    for figure in figures
    where !["change", "beyond_even_share"].contains(figure["name"] as! String) {
      let mean = zip(levels, months).reduce(0) {
        $0 + $1.0[figure["name"] as! String]! * Double($1.1) / 36
      }
      let value = figure["value"] as! Double
      #expect(abs(value - mean) <= 1e-6 * max(1, mean), "\(figure)")
    }
    let changes = stages.reduce(0) { $0 + ($1["changes"] as! [Any]).count }
    #expect(
      figures.first { $0["name"] as? String == "change" }?["value"] as? Double == Double(changes))
  }

  @Test(arguments: [
    (
      ["--stages", "2027-01:1,2028-01:2,2028-06:3,2029-01:4", "--all-at-once"],
      "4 stages are too many"
    ),
    (
      ["--stages", "2027-01:2,2028-01:4", "--all-at-once", "--priority", "waiting:5%"], "tolerance"
    ),
    (["--stages", "2027-01:2,2028-01:4", "--all-at-once", "--forwards"], "give one of them"),
  ]) func togetherIsRefused(options: [String], what: String) throws {
    let run = try CommandRun(["rollout", "regions/kainuu"] + options)
    #expect(run.exitCode == 2 || run.exitCode == 64)
    #expect(run.messages.contains(what), "\(run.messages)")
  }

  @Test func filesHaveAPlanForEachStage() throws {
    try inNewFolder { folder in
      let run = try CommandRun([
        "rollout", "regions/kainuu", "--stages", "2027-01:2,2028-07:3", "--output", "\(folder)/out",
      ])
      #expect(run.exitCode == 0, "\(run.messages)")
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/out")
      for name in [
        "rollout.json", "rollout.csv", "plan-2027-01.csv", "plan-2028-07.csv", "report.html",
      ] {
        #expect(files.contains(name), "\(files)")
      }
      let report = try String(contentsOfFile: "\(folder)/out/report.html", encoding: .utf8)
      #expect(report.contains("2027-01, 2 coaches") && report.contains("2028-07, 3 coaches"))
      // The last stage is planned first and the first one so that it grows into that.
      #expect(report.contains("optimal: no plan that fits the other stage has less"))
      #expect(report.contains("proven best beside the other stage"))
      #expect(!report.contains("Municipalities that move"))
      let together = try CommandRun([
        "rollout", "regions/kainuu", "--stages", "2027-01:2,2028-07:3", "--all-at-once", "--output",
        "\(folder)/together",
      ])
      #expect(together.exitCode == 0, "\(together.messages)")
      let common = try String(contentsOfFile: "\(folder)/together/report.html", encoding: .utf8)
      #expect(common.contains("only together with the other plans"))
      #expect(!common.contains("optimal: no plan has less"))
      let other = try CommandRun([
        "propose", "regions/kainuu", "--output", "\(folder)/out", "--force",
      ])
      #expect(other.messages.contains("rollout.json is from an earlier run"), "\(other.messages)")
    }
  }

  @Test func aStageWithoutAPlanIsNamed() throws {
    let run = try CommandRun([
      "rollout", "regions/lapland", "--stages", "2027-01:2,2028-01:6", "--reach", "150",
    ])
    #expect(run.exitCode == 3 && run.output.contains("2027-01"), "\(run.output)\(run.messages)")
    #expect(!run.output.contains("--coaches"), "\(run.output)")
  }

  @Test(arguments: [
    ("2027-01:4,2028-01:4", "as many as before"), ("2027-01:4,2028-01:3", "fewer"),
    ("2028-01:4,2027-01:8", "2027-01"), ("2027-01", "colon"), ("soon:4", "month"),
    ("2027-01:0", "1"), ("", "--stages"),
  ])
  func badStagesAreRefused(stages: String, words: String) throws {
    let run = try CommandRun(["rollout", "regions/kainuu", "--stages", stages])
    #expect(run.exitCode == 64 && run.messages.contains(words), "\(run.messages)")
  }

  @Test func coachesAreTheStages() throws {
    let run = try CommandRun([
      "rollout", "regions/kainuu", "--stages", "2027-01:2", "--coaches", "3",
    ])
    #expect(run.exitCode == 64 && run.messages.contains("--coaches"))
  }

  /// Units of the search keep what is next to nothing apart from nothing.
  @Test func nextToNobody() throws {
    let tiny = ["--benefit", "0.00000001", "--coaches", "3"]
    let joint = try CommandRun([
      "rollout", "regions/kainuu", "--stages", "2027-01:2,2028-01:4", "--all-at-once", "--benefit",
      "0.00000001",
    ])
    #expect(joint.exitCode == 0, "\(joint.messages)")
    let common = try CommandRun(
      ["compare", "regions/kainuu", "--employment-rate", "22%,47%", "--worst"] + tiny)
    #expect(common.exitCode == 0, "\(common.messages)")
  }

  /// Where the last stage's best plan has bases that earlier ones can't have, all at once there are plans
  /// all the same.
  @Test(arguments: [
    ("south-savo", "2027-01:1,2028-01:2", "119.4"), ("kainuu", "2027-01:1,2028-01:3", "94.8"),
  ])
  func backwardsHasNoPlan(region: String, stages: String, reach: String) throws {
    let ask = ["rollout", "regions/\(region)", "--stages", stages, "--reach", reach, "--quiet"]
    #expect(try CommandRun(ask).exitCode == 3)
    #expect(try CommandRun(ask + ["--forwards"]).exitCode == 0)
    let together = try CommandRun(ask + ["--all-at-once"])
    #expect(together.exitCode == 0, "\(together.messages)\(together.output)")
  }

  /// Less travel is no gain where the largest share that waits is higher for it.
  @Test func lessTravelMayCostFairness() throws {
    let run = try CommandRun([
      "rollout", "regions/central-finland", "--stages", "2027-01:2,2028-01:11,2029-01:12",
    ])
    let words = run.words
    #expect(
      words.contains(
        "2027-01: the largest share waiting 4.8 points higher, 800 client-kilometres fewer;"),
      "\(words)")
  }

  /// Ways are no cost of growing where nobody asked for short ones, and balance is one where it was asked.
  @Test func whatWasAskedForIsWhatGrowingCosts() throws {
    let run = try CommandRun([
      "rollout", "regions/central-finland", "--stages", "2027-01:4,2028-01:8", "--priority",
      "waiting,balance", "--territories", "4",
    ])
    #expect(run.exitCode == 0)
    #expect(run.words.contains(/2027-01: balance \d+ clients worse/), "\(run.output)")
    #expect(!run.words.contains("client-kilometres more") && !run.words.contains("costs neither"))
    #expect(!run.output.contains("Travel km"))
  }

  /// Who changes coach may count behind travel: it is the stage beside that it is counted from, so no other
  /// plan is asked for.
  @Test(arguments: [[], ["--forwards"], ["--all-at-once"]])
  func changeStandsWhereItIsAsked(options: [String]) throws {
    func travel(_ order: [String]) throws -> Double {
      let document = try rollout(
        ["regions/south-karelia", "--stages", "2027-01:3,2028-01:4,2029-01:6"] + order + options)
      #expect(document["outcome"] as? String == "optimal")
      let stages = try #require(document["stages"] as? [[String: Any]])
      let alone = try stages.map { try values($0["alone"])["travel"] ?? 0 }
      let own = try stages.map { stage in
        try values((stage["plan"] as? [String: Any])?["objectives"])["travel"] ?? 0
      }
      return zip(own, alone).reduce(0) { $0 + $1.0 - $1.1 }
    }
    let behind = try travel(["--priority", "waiting,fairness,travel,change"])
    #expect(behind < (try travel(["--priority", "waiting,fairness,change,travel"])) - 1)
  }

  /// Where nothing that was asked for is worse, that is said, whether short ways were asked for or not.
  @Test func whatGrowingDoesNotCostIsSaid() throws {
    let run = try CommandRun([
      "rollout", "regions/kainuu", "--stages", "2027-01:1,2028-01:2", "--priority",
      "waiting,fairness",
    ])
    #expect(run.exitCode == 0)
    #expect(
      run.words.contains("as good as the best plan of it alone: growing in stages costs nothing."),
      "\(run.output)")
    #expect(!run.output.contains("Travel km"))
    // The last level is worse here.
    let uneven = try CommandRun([
      "rollout", "regions/kymenlaakso", "--stages", "2027-01:2,2028-01:4", "--priority",
      "waiting,travel,balance",
    ])
    #expect(uneven.words.contains("growing in stages costs neither."), "\(uneven.output)")
    #expect(uneven.output.contains("Travel km"))
  }
}
