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
  ])
  func refusals(arguments: [String], code: Int32, message: String) throws {
    let run = try CommandRun(["simulate", "regions/kainuu"] + arguments)
    #expect(run.exitCode == code && run.messages.contains(message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }
}
