import Foundation
import TestSupport
import Testing

/// `compare`: every scenario is what the other commands say of it, and bad input is told.
@Suite struct CompareTests {
  let centralFinland = "regions/central-finland"
  let kainuu = "regions/kainuu"

  func json(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    return try run.document()
  }

  func scenarios(_ document: [String: Any]) throws -> [[String: Any]] {
    try #require(document["scenarios"] as? [[String: Any]])
  }

  func levels(_ plan: Any?) throws -> [[Double]] {
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
    let words = run.words
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
    let rows = contradictory.rows
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
      try CommandRun(arguments + ["--format", "csv", "--csv-style", "plain"]).rows.count
        == 6)
  }

  @Test func nobodyToServe() throws {
    let run = try CommandRun([
      "compare", kainuu, "--benefit", "0%,10%", "--format", "csv", "--csv-style", "plain",
    ])
    #expect(run.exitCode == 0, "\(run.messages)")
    let rows = run.rows
    #expect(rows[0]["clients"] == "0" && rows[0]["waiting"] == "0" && rows[0]["travel"] == "0")
    #expect(abs(try #require(Double(rows[1]["clients"]!)) - 51.55) < 1e-9)
    #expect(rows.map { $0["coaches"] } == ["2", "2"])
    #expect(rows.map { $0["outcome"] } == ["optimal", "optimal"])
  }

  @Test func costIsComparedByTheUsersFigures() throws {
    let arguments = [
      "compare", kainuu, "--coaches", "2,3", "--coach-year", "50000", "--leader-year", "60000",
    ]
    let rows = try CommandRun(arguments + ["--format", "csv", "--csv-style", "plain"]).rows
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

  /// Scenarios without a plan are told of together only where the same would mend them.
  @Test func eachScenarioHasItsOwnWayOut() throws {
    let fixture = try RegionFixture()
    let asked = [
      "compare", fixture.path, "--employment-rate", "20%,60%", "--coaches", "1", "--most-waiting",
      "30%",
    ]
    let run = try CommandRun(asked)
    let ways = run.words.matches(of: /ask for at most ([0-9.]+) % waiting/).map { String($0.1) }
    #expect(ways.count == 2 && ways[0] != ways[1], "\(run.output)")
  }

  /// Scenarios that differ in leaders alone have no leader in common.
  @Test func leadersThatDifferAreNotSaidToBeTheSame() throws {
    let run = try CommandRun(["compare", "regions/kainuu", "--leaders", "1,2", "--coaches", "3"])
    #expect(run.words.contains("2 scenarios, each with 3 coaches."), "\(run.output)")
  }

  /// The first figures of a report name the scenarios that they are of where clients or leaders differ.
  @Test(arguments: [
    ("--benefit", "5%,10%", ["benefit 5 %", "benefit 10 %"], ["8,147", "4,074"]),
    ("--leaders", "1,2", ["1 leader", "2 leaders"], ["210,000", "270,000"]),
  ])
  func firstFiguresNameTheirScenarios(
    option: String, values: String, names: [String], amounts: [String]
  ) throws {
    try inNewFolder { folder in
      let run = try CommandRun([
        "compare", "regions/kainuu", "--coaches", "3", "--coach-year", "50000", "--leader-year",
        "60000", option, values, "--output", "\(folder)/report",
      ])
      #expect(run.exitCode == 0, "\(run.messages)")
      let page = try String(contentsOfFile: "\(folder)/report/report.html", encoding: .utf8)
      let start = try #require(page.firstRange(of: "Coaches and cost a year")).upperBound
      let end = try #require(page[start...].firstRange(of: "Clients served a year")).lowerBound
      let card = page[start..<end].replacing("\u{A0}", with: " ")
      for text in names + amounts { #expect(card.contains(text), "\(text): \(card)") }
    }
  }
}

extension [String] {
  /// The options that the headcount has, too: it knows of no territories.
  fileprivate var withoutTerritories: [String] { first == "--territories" ? [] : self }
}
