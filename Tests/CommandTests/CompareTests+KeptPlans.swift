import Foundation
import TestSupport
import Testing

/// `compare` with a plan that stays in every scenario.
extension CompareTests {
  /// Who waits when the plan stays is what evaluate says of that plan at that rate. Bases and leader
  /// are free there and kept here, so evaluate could only find less; here it doesn't.
  @Test func aKeptPlanWaitsAsEvaluateSays() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/kept-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try CommandRun([
      "compare", centralFinland, "--keep-plan", "--format", "csv", "--csv-style", "plain",
      "--output", folder,
    ])
    #expect(run.exitCode == 0, "\(run.messages)")
    let rows = run.rows
    #expect(rows.map { $0["coaches"] } == Array(repeating: "11", count: 5))
    #expect(rows.map { $0["coaches_needed"] } == ["12", "11", "11", "10", "9"])
    #expect(rows.map { $0["moves"] } == Array(repeating: "0", count: 5))
    for row in rows {
      let rate = try #require(row["employment_rate"])
      let name = try #require(row["scenario"])
      let scored = try json([
        "evaluate", centralFinland, "\(folder)/plan-\(name).csv", "--employment-rate", rate,
      ])
      let (waiting, travel) = (try levels(scored)[0][0], try levels(scored)[1][0])
      #expect(abs(try #require(Double(row["waiting"]!)) - waiting) < 1e-6, "\(name)")
      #expect(try #require(Double(row["travel"]!)) > travel - 1e-3, "\(name)")
    }
    // 302.25 clients, 11.5 caseloads of 24.32: what the region as a whole can't serve.
    #expect(abs(try #require(Double(rows[0]["waiting"]!)) - (302.25 - 11.5 * 24.32)) < 1e-6)
  }

  /// What is asked holds for the baseline's plan; where that is kept and does not meet it, it is said.
  @Test func whatAKeptPlanDoesNotMeetIsTold() throws {
    try inNewFolder { folder in
      let asked = [
        "compare", "regions/kainuu", "--coaches", "2", "--employment-rate", "37%,0%",
        "--most-waiting", "10%", "--keep-plan", "--output", "\(folder)/results",
      ]
      let run = try CommandRun(asked)
      #expect(run.exitCode == 0, "\(run.messages)")
      let requirement = "at most 10 % waiting in any municipality"
      let unmet = "Not met in 0 %: \(requirement)."
      #expect(run.output.contains(unmet), "\(run.output)")
      let table =
        try CommandRun(asked.dropLast(2) + ["--format", "csv", "--csv-style", "plain"]).rows
      #expect(table.map { $0["requirements_unmet"] } == ["", requirement])
      let page = try String(contentsOfFile: "\(folder)/results/report.html", encoding: .utf8)
      #expect(page.contains(unmet))
      #expect(page.contains("proven best with these territories, bases and coaches"))
      #expect(page.contains("is proven to be the best with what is given, any other the best"))
      #expect(page.contains("the bound that no plan can be below of those that Proof names"))
    }
  }

  /// A kept plan may serve municipalities mostly from elsewhere, which the best plans may not: what it
  /// does better by that is said to be so.
  @Test func whatAKeptPlanLeavesToOthersIsTold() throws {
    try inNewFolder { folder in
      let asked = [
        "compare", centralFinland, "--scenarios", "kuopio-pilot-22,europe-47", "--keep-plan",
        "--coaches", "10",
      ]
      let run = try CommandRun(asked + ["--output", "\(folder)/results"])
      #expect(run.exitCode == 0, "\(run.messages)")
      let told =
        "In European studies, served mostly from another territory than their own: Keuruu (Jämsä),"
        + " Konnevesi (Laukaa). Plans by membership as served can't do that, so this plan's figures"
        + " may be better than theirs."
      let words = run.words
      #expect(words.contains(told), "\(run.output)")
      let page = try String(contentsOfFile: "\(folder)/results/report.html", encoding: .utf8)
      #expect(page.contains(told.replacing("'", with: "&#39;")) || page.contains(told))
      let table = try CommandRun(asked + ["--format", "csv", "--csv-style", "plain"]).rows
      #expect(table.map { $0["mostly_served_elsewhere"] } == ["", "249 275"])
      // Without that rule there is nothing to say.
      let free = try CommandRun(asked + ["--membership", "free"])
      #expect(free.exitCode == 0 && !free.output.contains("served mostly"), "\(free.output)")
    }
  }

  /// A number of coaches that is not known is not given as one that is.
  @Test func aNumberOfCoachesThatIsOpenIsSaidToBe() throws {
    let asked = [
      "compare", "regions/lapland", "--coaches", "5", "--keep-plan", "--scenarios",
      "kuntoutussaatio-37,europe-47", "--work-limit", "100",
    ]
    let run = try CommandRun(asked)
    #expect(run.output.contains("the search stopped before the number was known"), "\(run.output)")
    let table = try CommandRun(asked + ["--format", "csv", "--csv-style", "plain"]).rows
    #expect(table.contains { $0["coaches_needed"] == "" })
  }

  /// A given plan is scored for the baseline as evaluate does, and kept in the others.
  @Test func aGivenPlanIsKept() throws {
    let plan = centralFinland + "/plans/proposal-2021.csv"
    let document = try json([
      "compare", centralFinland, "--plan", plan, "--coaches", "10", "--scenarios",
      "kuntoutussaatio-37,united-states-62",
    ])
    #expect(document["kept_plan"] as? String == plan)
    let scenarios = try scenarios(document)
    let scored = try json(["evaluate", centralFinland, plan, "--coaches", "10"])
    #expect(try levels(scenarios[0]["plan"]) == levels(scored))
    #expect(abs(try levels(scenarios[0]["plan"])[0][0] - 17.92) <= 0.005)
    let groupings = scenarios.map { scenario in
      ((scenario["plan"] as? [String: Any])?["territories"] as? [[String: Any]])?.map {
        "\($0["name"]!) \($0["base"]!) \($0["coaches"]!) \($0["leaders"]!)"
      }
    }
    #expect(groupings[0] == groupings[1] && groupings[0]?.count == 8)
  }

  /// A bound is not a number that would do.
  @Test func whatAScenarioWouldNeedAtLeastIsCalledThat() throws {
    let run = try CommandRun([
      "compare", "regions/lapland", "--coaches", "4", "--keep-plan", "--work-limit", "300",
    ])
    #expect(run.words.contains("Kuopio's pilot would need at least 5"), "\(run.output)")
    #expect(!run.words.contains("would need 5"))
  }
}
