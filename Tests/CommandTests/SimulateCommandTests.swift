import Foundation
import TestSupport
import Testing

/// `simulate`: its document, its files, and what it refuses.
@Suite struct SimulateCommandTests {
  private let kainuu = ["simulate", "regions/kainuu", "--runs", "60"]
  private let published = "regions/kainuu/plans/three-coaches-2024.csv"

  private func document(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(arguments + ["--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func document() throws {
    let document = try document(kainuu + [published, "--leaders", "0"])
    #expect(document["schema"] as? String == "plan-territories/simulation/1")
    #expect(document["region"] as? String == "kainuu" && document["source"] as? String == published)
    #expect(document["runs"] as? Int == 60 && document["months"] as? Int == 24)
    #expect(document["seed"] as? Int == 1 && document["places"] as? Int == 60)
    let duration = try #require(document["duration"] as? [String: Any])
    #expect(duration["distribution"] as? String == "published-range")
    // 12 months for 20 places and 27.4 clients a year.
    #expect(abs(try #require(duration["mean"] as? Double) - 240 / 27.4) < 1e-9)
    let plan = try #require(document["plan"] as? [String: Any])
    #expect(plan["schema"] as? String == "plan-territories/plan/1")
    let patterns = try #require(document["arrivals"] as? [[String: Any]])
    #expect(patterns.map { $0["pattern"] as? String } == ["start", "evenly"])
    for pattern in patterns {
      let areas = try #require(pattern["territories"] as? [[String: Any]])
      #expect(
        areas.map { $0["scope"] as? String } == ["territory", "territory", "territory", "shared"])
      let region = try #require(pattern["region"] as? [String: Any])
      let months = try #require(region["months"] as? [[String: Any]])
      #expect(months.map { $0["month"] as? Int } == Array(0...24))
      for key in ["queue", "use", "arrived", "started", "finished"] {
        let figure = try #require(months[24][key] as? [String: Any])
        #expect(Set(figure.keys) == ["mean", "standard_error", "p5", "p95"])
      }
      let waiting = try #require(region["waiting"] as? [String: Any])
      #expect(Set(waiting.keys) == ["median", "ninetieth", "at_once"])
    }
  }

  /// The first day can be counted by hand: the rounded demand of Kainuu comes, and whoever does not
  /// wait has one of the 50 places of two coaches and a leader.
  @Test func theFirstDay() throws {
    let document = try document(kainuu + ["--arrivals", "start", "--coaches", "2"])
    let demand = try #require((document["plan"] as? [String: Any])?["demand"] as? Double)
    let patterns = try #require(document["arrivals"] as? [[String: Any]])
    #expect(patterns.count == 1)
    let region = try #require(patterns[0]["region"] as? [String: Any])
    let first = try #require((region["months"] as? [[String: Any]])?.first)
    func mean(_ key: String) throws -> Double {
      try #require((first[key] as? [String: Any])?["mean"] as? Double)
    }
    #expect(try mean("arrived") == demand.rounded() && demand.rounded() == 52)
    #expect(abs(try mean("queue") - (mean("arrived") - mean("started"))) < 1e-8)
    #expect(try mean("started") == mean("use") * 50)
  }

  @Test(arguments: ["table", "csv", "json"]) func threadsChangeNoByte(format: String) throws {
    let outputs = try ["1", "2", "4"].map { threads in
      try CommandRun(kainuu + ["--threads", threads, "--format", format]).lastingOutput
    }
    #expect(!outputs[0].isEmpty && Set(outputs).count == 1)
    let other = try CommandRun(kainuu + ["--seed", "2", "--format", format]).lastingOutput
    #expect(other != outputs[0])
  }

  /// The best plan, written by propose and read again, is simulated alike.
  @Test func whatAGivenPlanDoesNotMeetIsTold() throws {
    let run = try CommandRun([
      "simulate", "regions/kainuu", published, "--runs", "2", "--together", "Paltamo,Kuhmo",
    ])
    #expect(run.exitCode == 0 && run.output.contains("Not met by this plan: "), "\(run.output)")
    #expect(run.output.contains("Kuhmo") && run.output.contains("in one territory"))
    #expect(!(try CommandRun(kainuu + [published]).output).contains("Not met"))
  }

  @Test func aPlanMayComeFromAFile() throws {
    try inNewFolder { folder in
      let options = ["--coaches", "3"]
      let output = folder + "/plan"
      _ = try CommandRun(["propose", "regions/kainuu", "--output", output] + options)
      let read = try CommandRun(
        kainuu + [output + "/plan.csv", "--format", "csv", "--csv-style", "plain"])
      #expect(read.exitCode == 0, "\(read.messages)")
      let found = try CommandRun(kainuu + options + ["--format", "csv", "--csv-style", "plain"])
      // A file may name the territories in another order.
      #expect(
        found.output.split(separator: "\n").sorted() == read.output.split(separator: "\n").sorted())
    }
  }

  @Test func durationsCanBeChosen() throws {
    func mean(_ options: [String]) throws -> Double {
      let document = try document(
        ["simulate", "regions/kainuu", "--runs", "2", "--months", "2"] + options)
      return try #require((document["duration"] as? [String: Any])?["mean"] as? Double)
    }
    #expect(try mean(["--duration", "published"]) == 5.5)
    // Naming the mean duration chooses that turnover, which the durations then fit.
    #expect(abs(try mean(["--mean-duration", "7"]) - 7) < 1e-12)
    #expect(abs(try mean(["--observed", "18.7"]) - 240 / 18.7) < 1e-9)
    #expect(
      try mean([
        "--mean-duration", "7", "--turnover", "employment_rate", "--duration", "published",
      ]) == 7)
  }

  @Test func files() throws {
    try inNewFolder { folder in
      let run = try CommandRun(
        kainuu + ["--output", folder + "/results", "--plot", folder + "/queue.svg"])
      #expect(run.exitCode == 0, "\(run.messages)")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/results")
      #expect(files.sorted() == ["plan.csv", "simulation.csv", "simulation.json", "waiting.csv"])
      let drawing = try String(contentsOfFile: folder + "/queue.svg", encoding: .utf8)
      let elements = try XMLElements(drawing)
      #expect(elements.texts("title") == ["Kainuu, 2026-06: the queue in the first 24 months"])
      #expect(drawing.contains("If candidates come evenly from the first day, nobody queues"))
    }
  }

  /// What is on of a service's practice is in every format, and what is off is said to be.
  @Test func practice() throws {
    let options = [
      "--arrivals", "start", "--stages", "2027-01:1,2028-01:3", "--intake", "4", "--leaving", "45%",
      "--vacancy", "3", "--patience", "6",
    ]
    let document = try document(kainuu + options)
    // A year beyond the last stage.
    #expect(document["months"] as? Int == 24)
    let stages = try #require(document["stages"] as? [[String: Any]])
    #expect(stages.map { $0["month"] as? String } == ["2027-01", "2028-01"])
    #expect(stages.map { $0["coaches"] as? Int } == [1, 3])
    for (stage, coaches) in zip(stages, [1, 3]) {
      let territories = try #require(stage["territories"] as? [[String: Any]])
      #expect(territories.reduce(0) { $0 + ($1["coaches"] as? Int ?? 0) } == coaches)
    }
    let practice = try #require(document["practice"] as? [String: Double])
    #expect(
      practice == ["intake": 4, "leaving": 0.45, "vacancy_months": 3, "patience_months": 6])
    let patterns = try #require(document["arrivals"] as? [[String: Any]])
    let region = try #require(patterns[0]["region"] as? [String: Any])
    let whole = try #require(region["practice"] as? [String: [String: Double]])
    #expect(Set(whole.keys) == ["coached", "coaches", "coaches_left", "gave_up"])
    let months = try #require(region["months"] as? [[String: Any]])
    func sum(_ key: String) throws -> Double {
      try months.reduce(0) {
        $0 + (try #require(($1["practice"] as? [String: [String: Double]])?[key]?["mean"]))
      }
    }
    #expect(abs(try sum("gave_up") - (whole["gave_up"]?["mean"] ?? -1)) < 1e-6)
    #expect(abs(try sum("coaches_left") - (whole["coaches_left"]?["mean"] ?? -1)) < 1e-6)

    let csv = try CommandRun(kainuu + options + ["--format", "csv", "--csv-style", "plain"]).output
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      lines[0].suffix(6)
        == ["coached", "coaches", "coaches_left", "gave_up", "found_work", "dropped_out"])
    #expect(lines.allSatisfy { $0.count == lines[0].count })
    // 4 new clients of the one coach and 2 of the leader on the first day.
    let opening = try #require(lines.first { $0[1] == "region" && $0[3] == "0" })
    #expect(opening[lines[0].count - 6] == "6" && opening[lines[0].count - 5] == "1")
    let text = try CommandRun(kainuu + options).output
    #expect(text.contains("Coaches from the beginning of") && text.contains("Gave up"))
    #expect(!text.contains("Found work"))
    #expect(text.contains("absence") && text.contains("off"))
  }

  /// region.yaml may give practice with its sources, which every run then uses until an option says
  /// otherwise; a plan may have the staff of the last stage.
  @Test func practiceOfTheRegion() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    let settings = "\(fixture.path)/region.yaml"
    let own = try String(contentsOfFile: settings, encoding: .utf8)
    try fixture.write(
      "region.yaml",
      own + "\npractice:\n  absence: {value: 10 %, source: the county's own figures}\n  intake: 4\n"
    )
    let few = ["simulate", fixture.path, "--runs", "2", "--months", "2", "--coaches", "3"]
    try withExtendedLifetime(fixture) {
      let text = try CommandRun(few).output
      #expect(text.contains("the county's own"))
      let practice = try document(few + ["--intake", "3"])["practice"] as? [String: Double]
      #expect(practice == ["absence": 0.1, "intake": 3])
      let staged = try CommandRun(
        ["simulate", fixture.path, published, "--runs", "2", "--stages", "2027-01:1,2027-02:3"])
      #expect(staged.exitCode == 0, "\(staged.messages)")
      try fixture.write("region.yaml", own + "\npractice: {absense: 0.1}\n")
      let refused = try CommandRun(few)
      #expect(refused.exitCode == 2 && refused.messages.contains("absence"), "\(refused.messages)")
    }
  }

  @Test func nobodyComes() throws {
    let region = try RegionFixture()
    try region.write(
      "statistics/2021-10.csv",
      "municipality,long_term_unemployed\n001,0\n002,0\n003,0\n004,0\n")
    let run = try withExtendedLifetime(region) {
      try CommandRun(["simulate", region.path, "--runs", "3"])
    }
    #expect(run.exitCode == 0 && run.output.contains("nobody comes"), "\(run.messages)")
  }

  @Test func whoIsOutOfReachIsNamed() throws {
    let run = try CommandRun(kainuu + [published, "--leaders", "0", "--reach", "40"])
    #expect(run.exitCode == 0)
    #expect(run.output.contains("Nobody coaches Hyrynsalmi"), "\(run.output)")
  }

  @Test func fractionsOfPlacesAreTold() throws {
    let run = try CommandRun(kainuu + ["--caseload-cap", "20.5", "--coaches", "2"])
    #expect(run.output.contains("A coach's caseload of 20.5 is rounded down"))
    #expect(run.output.contains("A leader's caseload of 10.25 is rounded down"))
    #expect(run.output.contains("have 50 places"))
  }

  @Test func noPlanIsExplained() throws {
    let arguments = ["simulate", "regions/north-savo", "--territories", "1", "--coaches", "11"]
    let run = try CommandRun(arguments)
    #expect(run.exitCode == 3 && run.output.contains("No plan is possible"))
    let document = try document(arguments)
    #expect((document["plan"] as? [String: Any])?["outcome"] as? String == "infeasible")
    #expect(document["arrivals"] == nil)
    let csv = try CommandRun(arguments + ["--format", "csv", "--csv-style", "plain"])
    #expect(csv.exitCode == 3 && csv.output.isEmpty && csv.messages.contains("No plan"))
  }

  @Test(arguments: [
    (["--runs", "0"], 64, "write a whole number from 1"),
    (["--months", "0"], 64, "write a whole number from 1"),
    (["--seed", "-1"], 64, "write a whole number from 0"),
    (["--seed", "1.5"], 64, "write a whole number from 0"),
    (["--threads", "0"], 64, "write a whole number from 1"),
    (["--arrivals", "never"], 64, "'start', 'evenly' or 'both'"),
    (["--distribution", "gamma"], 64, "'published-range', 'exponential' or 'fixed'"),
    (["--months", "-5"], 64, "--months is -5; write a whole number from 1"),
    (["--runs", "--months", "3"], 64, "--runs is followed by --months; write its value after it"),
    (["--plot", "queue.png"], 64, "name a file that ends in .svg"),
    (["--plot", "nowhere/queue.svg"], 2, "make it first"),
    (["regions/kainuu/plans/three-coaches-2024.csv", "--territories", "2"], 64, "leave out"),
    (["regions/central-finland/plans/proposal-2021.csv"], 2, "a plan of another region"),
    (["--caseload-cap", "0.5"], 2, "give a caseload cap of at least 1"),
    (["--runs", "10000", "--months", "5000"], 2, "give at most"),
    (["--stages", "2027-01"], 64, "is no stage"),
    (["--stages", "2027-13:2"], 64, "is no month"),
    (["--stages", "2027-01:2,2028-01:1"], 64, "fewer than the 2 before"),
    (["--stages", "2028-01:1,2027-01:2"], 64, "2027-01 stands after 2028-01"),
    (["--stages", "2027-01:1,2028-01:3", "--coaches", "2"], 2, "the last stage has 3 coaches"),
    (["--stages", "1900-01:1,2999-12:3"], 2, "are more than can be kept"),
    (["--intake", "0"], 64, "--intake is 0; write a number above 0"),
    (["--absence", "100%"], 2, "--absence: no coach is ever there"),
    (["--absence", "1.5"], 64, "more than the whole"),
    (["--absence", "-0.1"], 64, "write a share between 0 and 1"),
    (["--leaving", "1", "--vacancy", "2"], 2, "--leaving: every coach leaves at once"),
    (["--leaving", "45%"], 2, "--leaving: says nothing without --vacancy"),
    (
      [
        "--leaving", "99.99999999%", "--vacancy", "0.001", "--coaches", "10000", "--months", "1500",
      ],
      2, "which is more than can be followed"
    ),
    (["--coaches", "1", "--benefit", "0", "--months", "9999", "--runs", "2000"], 2, "can be kept"),
    (["--vacancy", "3"], 2, "--vacancy: says nothing without --leaving"),
    (["--search-drop-out", "20%"], 2, "says nothing without --search-months"),
    (["--support-months", "3"], 2, "says nothing without --search-months"),
    (["--search-months", "3", "--support-drop-out", "3%"], 2, "without --support-months"),
    (["--search-months", "-1"], 64, "write a number above 0"),
    (["--patience", "0"], 64, "write a number above 0"),
  ])
  func refusals(arguments: [String], code: Int32, message: String) throws {
    let run = try CommandRun(["simulate", "regions/kainuu"] + arguments)
    #expect(run.exitCode == code && run.messages.contains(message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  /// A plan that has its coaches can have others in no other way than there.
  @Test func aPlansOwnCoachesAreNotChangedByAnOption() throws {
    try inNewFolder { folder in
      let proposed = try CommandRun([
        "propose", "regions/kainuu", "--coaches", "3", "--output", "\(folder)/plan",
      ])
      #expect(proposed.exitCode == 0)
      let run = try CommandRun([
        "simulate", "regions/kainuu", "\(folder)/plan/plan.csv", "--runs", "2", "--stages",
        "2027-01:1,2027-06:2",
      ])
      #expect(run.exitCode == 2)
      #expect(
        run.messages.contains("in its column coaches") && !run.messages.contains("--coaches"),
        "\(run.messages)")
    }
  }
}
