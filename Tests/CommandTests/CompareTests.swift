import Foundation
import TestSupport
import Testing

/// `compare`: every scenario is what the other commands say of it, and bad input is told.
@Suite struct CompareTests {
  private let centralFinland = "regions/central-finland"
  private let kainuu = "regions/kainuu"

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  private func scenarios(_ document: [String: Any]) throws -> [[String: Any]] {
    try #require(document["scenarios"] as? [[String: Any]])
  }

  /// The rows of a CSV by column.
  private func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  private func levels(_ plan: Any?) throws -> [[Double]] {
    let plan = try #require(plan as? [String: Any])
    return try #require(plan["objectives"] as? [[String: Any]]).map { level in
      try ["value", "bound"].map { try #require(level[$0] as? Double) }
    }
  }

  /// Coaches by hand: ⌈302.25 / (20 (1 + rate)) − 0.5⌉.
  @Test func headcountsOfTheSources() throws {
    let document = try json(["compare", centralFinland])
    #expect(document["schema"] as? String == "plan-territories/comparison/1")
    #expect(document["region"] as? String == "central-finland")
    #expect(document["baseline"] as? String == "kuntoutussaatio-37")
    #expect(document["baseline_is_own"] as? Bool == true && document["kept_plan"] == nil)
    let scenarios = try scenarios(document)
    #expect(
      scenarios.map { $0["name"] as? String } == [
        "kuopio-pilot-22", "siilinjarvi-pilot-32", "kuntoutussaatio-37", "europe-47",
        "united-states-62",
      ])
    for (scenario, coaches) in zip(scenarios, [12, 11, 11, 10, 9]) {
      #expect(scenario["outcome"] as? String == "optimal")
      for part in ["headcount", "plan"] {
        let document = try #require(scenario[part] as? [String: Any])
        #expect(document["coaches"] as? Int == coaches && document["leaders"] as? Int == 1)
      }
      #expect((scenario["assumptions"] as? [String: Any])?["employment_rate"] is Double)
    }
    #expect((scenarios[2]["moves"] as? [Any])?.isEmpty == true)
    let moves = try #require(scenarios[4]["moves"] as? [[String: String]])
    #expect(moves.contains(["municipality": "410", "from": "Laukaa", "to": "Jyväskylä"]))
  }

  /// Each scenario is, value by value, what propose plans with the same values.
  @Test(
    arguments: cases(
      [
        ["--employment-rate", "0.216"], ["--employment-rate", "0.62"], ["--benefit", "0.15"],
        ["--caseload-cap", "18"], ["--service-level", "0.9"], ["--coaches", "9"],
        ["--turnover", "mean_duration"], ["--statistics", "2026-06"], ["--territories", "6-7"],
      ], inDebug: 2))
  func aScenarioIsAProposal(option: [String]) throws {
    let other = [
      "--employment-rate": "0.37", "--benefit": "0.1", "--caseload-cap": "20",
      "--service-level": "1", "--coaches": "11", "--turnover": "employment_rate",
      "--statistics": "2021-10", "--territories": "5",
    ]
    let document = try json([
      "compare", centralFinland, option[0], "\(option[1]),\(other[option[0]]!)",
    ])
    let scenario = try scenarios(document)[0]
    let plan = try #require(scenario["plan"] as? [String: Any])
    let proposed = try json(["propose", centralFinland] + option)
    #expect(try levels(plan) == levels(proposed))
    for key in ["assumptions", "demand", "coaches", "waiting", "criteria", "origins"] {
      #expect(plan[key] as? NSObject == proposed[key] as? NSObject, "\(key)")
    }
    func members(_ plan: [String: Any]) throws -> [NSObject?] {
      try #require(plan["territories"] as? [[String: Any]]).flatMap { territory in
        ["base", "municipalities", "coaches", "leaders", "helps"].map {
          territory[$0] as? NSObject
        }
      }
    }
    #expect(try members(plan) == members(proposed))
    let headcount = try json(["headcount", centralFinland] + option.withoutTerritories)
    let own = try #require(scenario["headcount"] as? [String: Any])
    for key in ["demand", "fte", "coaches", "capacity", "waiting", "municipalities"] {
      #expect(own[key] as? NSObject == headcount[key] as? NSObject, "\(key)")
    }
  }

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
    let rows = rows(run.output)
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
      let table = rows(
        try CommandRun(asked.dropLast(2) + ["--format", "csv", "--csv-style", "plain"]).output)
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
      let words = run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      #expect(words.contains(told), "\(run.output)")
      let page = try String(contentsOfFile: "\(folder)/results/report.html", encoding: .utf8)
      #expect(page.contains(told.replacing("'", with: "&#39;")) || page.contains(told))
      let table = rows(try CommandRun(asked + ["--format", "csv", "--csv-style", "plain"]).output)
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
    let table = rows(try CommandRun(asked + ["--format", "csv", "--csv-style", "plain"]).output)
    #expect(table.contains { $0["coaches_needed"] == "" })
  }

  /// Without a scenario plans have as many coaches as are needed, by distance too.
  @Test func theBaselineHasTheCoachesOfAPlanWithoutScenarios() throws {
    let own = try json(["compare", "regions/lapland", "--coaches", "5,6"])
    #expect(own["baseline"] as? String == "6 coaches" && own["baseline_is_own"] as? Bool == true)
    let other = try json(["compare", "regions/lapland", "--coaches", "4,5"])
    #expect(other["baseline"] as? String == "4 coaches")
    #expect(other["baseline_is_own"] as? Bool == false)
  }

  /// What is wrong with a scenario is said in the language of the result.
  @Test func contradictionsAreTranslated() throws {
    let run = try CommandRun([
      "compare", kainuu, "--coaches", "1,2", "--territories", "2,3", "--lang", "fi",
    ])
    let words = run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words.contains("1 työhönvalmentaja ei riitä 2 vastuualueeseen"), "\(words)")
    #expect(!run.output.contains("can't staff") && !run.output.contains("give at least"))
  }

  /// A scenario without a plan is none of those of which the headline speaks.
  @Test func theHeadlineSpeaksOfScenariosWithAPlan() throws {
    try inNewFolder { folder in
      let run = try CommandRun([
        "compare", "regions/north-savo", "--territories", "1,2", "--output", "\(folder)/results",
      ])
      #expect(run.exitCode == 0, "\(run.messages)")
      let page = try String(contentsOfFile: "\(folder)/results/report.html", encoding: .utf8)
      let headline = try #require(page.firstMatch(of: /<h1><span>([^<]*)/)).1
      #expect(headline.contains("in every scenario in which there is a plan"), "\(headline)")
    }
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

  @Test func sameBytesOnEveryRun() throws {
    let arguments = ["compare", centralFinland, "--coaches", "10,11", "--format"]
    for format in ["table", "csv"] {
      #expect(
        try CommandRun(arguments + [format]).output == CommandRun(arguments + [format]).output)
    }
  }

  @Test func outputFolderHoldsAPlanOfEachScenario() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/scenarios-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try CommandRun([
      "compare", kainuu, "--employment-rate", "21.6%,37%", "--coaches", "1,3", "--territories",
      "2-3", "--output", folder,
    ])
    #expect(run.exitCode == 0, "\(run.messages)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(
      files == [
        "comparison.csv", "comparison.json", "plan-21.6-3-coaches.csv", "plan-37-3-coaches.csv",
        "plan-territories.geojson", "plan.csv", "plan.geojson", "plan.json", "plan.svg",
        "plan.xlsx", "report.html",
      ])
    #expect(
      try CommandRun(["evaluate", kainuu, folder + "/plan-37-3-coaches.csv"]).exitCode == 0)
  }

  /// A scenario without a plan says why in its column's stead; the others are there.
  @Test func oneImpossibleScenarioAmongOthers() throws {
    let run = try CommandRun([
      "compare", "regions/north-savo", "--territories", "1,2", "--coaches", "11",
    ])
    #expect(run.exitCode == 0)
    #expect(run.output.contains("1 territory: No plan is possible: a reach of 100 km needs at"))
    let contradictory = try CommandRun([
      "compare", kainuu, "--coaches", "2,3", "--territories", "3", "--format", "csv", "--csv-style",
      "plain",
    ])
    #expect(contradictory.exitCode == 0)
    let rows = rows(contradictory.output)
    #expect(rows.map { $0["outcome"] } == ["infeasible", "optimal"])
    #expect(rows[0]["reason"]?.hasPrefix("2 coaches can't staff 3 territories") == true)
    #expect(rows[0]["waiting"] == "" && rows[1]["waiting"] == "0")
  }

  @Test func infeasibleOnlyWhereAllAre() throws {
    let run = try CommandRun([
      "compare", "regions/north-savo", "--territories", "1", "--employment-rate", "32%,37%",
    ])
    #expect(run.exitCode == 3 && run.output.contains("mend: ask for --territories 2\n"))
    let kept = try CommandRun([
      "compare", "regions/north-savo", "--territories", "1", "--keep-plan",
    ])
    #expect(kept.exitCode == 3)
  }

  @Test func stopsAtALimit() throws {
    let run = try CommandRun(["compare", centralFinland, "--time-limit", "0.001"])
    #expect(run.exitCode == 4 && run.output.contains("† stopped at a limit"))
  }

  @Test func moreThanFiveGoToOtherFormats() throws {
    let arguments = ["compare", kainuu, "--coaches", "2,3,4,5,6,7", "--baseline", "7 COACHES"]
    let table = try CommandRun(arguments)
    #expect(table.messages.contains("shows 5 of 6 scenarios; --format csv or json"))
    #expect(table.output.contains("Differences are counted from 7 coaches, which does not have"))
    let header = try #require(
      table.output.split(separator: "\n").first { $0.hasPrefix("Scenario") })
    #expect(header.contains("5 coaches") && header.hasSuffix("7 coaches"))
    #expect(!header.contains("6 coaches"))
    #expect(
      rows(try CommandRun(arguments + ["--format", "csv", "--csv-style", "plain"]).output).count
        == 6)
  }

  @Test func nobodyToServe() throws {
    let run = try CommandRun([
      "compare", kainuu, "--benefit", "0%,10%", "--format", "csv", "--csv-style", "plain",
    ])
    #expect(run.exitCode == 0, "\(run.messages)")
    let rows = rows(run.output)
    #expect(rows[0]["clients"] == "0" && rows[0]["waiting"] == "0" && rows[0]["travel"] == "0")
    #expect(abs(try #require(Double(rows[1]["clients"]!)) - 51.55) < 1e-9)
    #expect(rows.map { $0["coaches"] } == ["2", "2"])
    #expect(rows.map { $0["outcome"] } == ["optimal", "optimal"])
  }

  @Test func costIsComparedByTheUsersFigures() throws {
    let arguments = [
      "compare", kainuu, "--coaches", "2,3", "--coach-year", "50000", "--leader-year", "60000",
    ]
    let rows = rows(try CommandRun(arguments + ["--format", "csv", "--csv-style", "plain"]).output)
    #expect(rows.map { $0["cost_total"] } == ["160000", "210000"])
    #expect(rows[1]["cost_total_difference"] == "50000")
    let text = try CommandRun(arguments + ["--sources"]).output
    #expect(text.contains("Left out: kilometres") && text.contains("+50,000"))
  }

  @Test(arguments: [
    (["--employment-rate=-0.1,0.3"], 64, "write a share between 0 and 1"),
    (["--employment-rate", "22,37"], 64, "write 22 % as 0.22"),
    (["--employment-rate", "1.2,0.3"], 64, "more than the whole"),
    (["--employment-rate", "120%,30%"], 64, "from 0% to 100%"),
    (["--employment-rate", "0,37"], 64, "a decimal has a point, such as 0.37"),
    (["--employment-rate", "22%,,37%"], 64, "one comma between two of them"),
    (["--employment-rate", "37%,0.37"], 64, "has 0.37 twice"),
    (["--turnover", "fast,observed"], 64, "write one of employment_rate"),
    (["--employment-rate", "22%,37%", "--observed", "18"], 64, "each choose a turnover model"),
    (["--scenarios", "europ-47"], 2, "did you mean europe-47?"),
    (["--scenarios", "europe-47,nowhere"], 2, "there is no scenario \"nowhere\""),
    (["--baseline", "nowhere"], 2, "--baseline: there is no scenario \"nowhere\""),
    (["--employment-rate", "40%"], 2, "has a value of its own for employment_rate"),
    (["--statistics", "1999,2026-06"], 2, "there is no statistics snapshot \"1999\""),
    (["--statistics", "2021-10,2026-06"], 2, "there is no column \"long_term_unemployed\""),
    (["--coaches", "1,2", "--territories", "3"], 2, "2 coaches can't staff 3"),
    (["--coaches", "2,3", "--keep-plan"], 2, "3 coaches can't be had with a plan that is kept"),
    (["--plan", "nowhere.csv"], 2, "the file is missing"),
  ])
  func refusals(arguments: [String], code: Int32, message: String) throws {
    let run = try CommandRun(["compare", kainuu] + arguments)
    #expect(run.exitCode == code && run.messages.contains(message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  /// Where one value is asked for, a list is no number.
  @Test func otherCommandsTakeOneValue() throws {
    let run = try CommandRun(["headcount", kainuu, "--employment-rate", "22%,37%"])
    #expect(run.exitCode == 64 && run.messages.contains("is no part of a whole"), "\(run.messages)")
  }
}

extension [String] {
  /// The options that the headcount has, too: it knows of no territories.
  fileprivate var withoutTerritories: [String] { first == "--territories" ? [] : self }
}
