import Foundation
import TestSupport
import Testing

/// One plan for several scenarios: `propose --scenarios` and `compare --worst` or `--weights`.
@Suite struct CommonPlanTests {
  private static let schemas = try! JSONSchemas(folder: "\(repositoryRoot)/Documentation/schemas")
  private static let rates = [
    "kuopio-pilot-22", "siilinjarvi-pilot-32", "kuntoutussaatio-37", "europe-47",
    "united-states-62",
  ]

  private func document(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(Self.schemas.faults(of: try JSONValue(run.output), by: "comparison.schema.json") == [])
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func scenarios(_ document: [String: Any]) throws -> [[String: Any]] {
    try #require(document["scenarios"] as? [[String: Any]])
  }

  private func values(_ levels: Any?) throws -> [String: Double] {
    let levels = try #require(levels as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: levels.map { ($0["name"] as! String, $0["value"] as! Double) })
  }

  private func plan(_ scenario: [String: Any]) throws -> [String: Any] {
    try #require(scenario["plan"] as? [String: Any])
  }

  /// Territories, bases and coaches are the same in each scenario; the figures are what the plans come
  /// to; and each scenario's own best is what `compare` has of it.
  @Test(arguments: [[], ["--weights", "10%,20%,40%,20%,10%"]]) func onePlan(criterion: [String])
    throws
  {
    let question = ["regions/central-finland", "--coaches", "10"]
    let found = try document(
      ["propose"] + question + ["--scenarios", Self.rates.joined(separator: ",")] + criterion)
    let own = try document(["compare"] + question)
    let common = try #require(found["common_plan"] as? [String: Any])
    #expect(common["outcome"] as? String == "optimal")
    let weights = try #require(common["weights"] as? [Double])
    #expect(
      weights == (criterion.isEmpty ? [0.2, 0.2, 0.2, 0.2, 0.2] : [0.1, 0.2, 0.4, 0.2, 0.1]))
    let (plans, alone) = (try scenarios(found), try scenarios(own))
    let structures = try plans.map { scenario in
      let territories = try #require(try plan(scenario)["territories"] as? [[String: Any]])
      return territories.map {
        "\($0["base"]!) \($0["municipalities"]!) \($0["coaches"]!) \($0["leaders"]!)"
      }
    }
    #expect(Set(structures).count == 1)
    let levels = try plans.map { try values(try plan($0)["objectives"]) }
    let best = try alone.map { try values(try plan($0)["objectives"]) }
    let told = try #require(common["alone"] as? [[String: Any]]).map { try values($0["levels"]) }
    func mean(_ name: String, _ values: [[String: Double]]) -> Double {
      zip(values, weights).reduce(0) { $0 + $1.0[name]! * $1.1 }
    }
    for (one, other) in zip(told, best) {
      #expect(one.keys == other.keys)
      for (name, value) in one where name != "balance" {
        #expect(abs(value - other[name]!) <= 1e-6 * max(1, value), "\(name)")
      }
    }
    for figure in try #require(common["figures"] as? [[String: Any]]) {
      let name = figure["name"] as! String
      #expect(figure["proven"] as? Bool == true)
      if name == "beyond_even_share" { continue }
      let value = figure["value"] as! Double
      let expected =
        figure["measure"] as? String == "worst"
        ? levels.map { $0[name]! }.max()! : mean(name, levels)
      #expect(abs(value - expected) <= 1e-6 * max(1, expected), "\(name)")
      if let price = figure["price"] as? Double {
        #expect(abs(price - (mean(name, levels) - mean(name, told))) <= 1e-6 * max(1, expected))
      }
    }
    // The pilot's rate needs 12.43 coaches; with 10 and a half as many wait as these can't serve.
    #expect(abs(levels[0]["waiting"]! - (302.25 - 24.32 * 10.5)) < 0.01)
  }

  /// `compare` asks the same in its own words.
  @Test func compareAsksTheSame() throws {
    let names = ["--scenarios", Self.rates.prefix(2).joined(separator: ",")]
    let question = ["regions/kainuu", "--coaches", "3"] + names
    let one = try document(["propose"] + question)
    let other = try document(["compare"] + question + ["--worst"])
    #expect(
      NSDictionary(dictionary: one["common_plan"] as! [String: Any])
        == NSDictionary(dictionary: other["common_plan"] as! [String: Any]))
  }

  @Test func textSaysWhatNotKnowingCosts() throws {
    let run = try CommandRun([
      "compare", "regions/central-finland", "--coaches", "10", "--worst",
    ])
    #expect(run.exitCode == 0)
    #expect(
      run.output.contains("one plan for 5 scenarios, 10 coaches and a leader in 5 territories"))
    #expect(run.output.contains("Each"))
    #expect(run.output.contains("on average: travel +34.03"))
    #expect(run.output.contains("Proven: no one plan for all scenarios is better."))
  }

  /// A scenario that has plans of its own is not to blame for what another one has no plan for.
  /// Another reach would ask for a smaller team than it was found for: that of the baseline, which nobody
  /// gave.
  @Test func remediesNameTheirTeam() throws {
    func compare(_ options: [String]) throws -> CommandRun {
      try CommandRun(
        ["compare", "regions/kainuu", "--caseload-cap", "15,20", "--worst", "--most-waiting", "1%"]
          + options)
    }
    let run = try compare(["--reach", "60"])
    #expect(run.exitCode == 3)
    #expect(
      run.output.contains("mend: give a --reach of 62 or more, with --coaches 3\n"), "\(run.output)"
    )
    #expect(run.words.contains("in any municipality (--most-waiting), with --coaches 3"))
    #expect(try compare(["--reach", "62", "--coaches", "3"]).exitCode == 0)
    #expect(try compare(["--reach", "62"]).exitCode == 3)
  }

  @Test func whatOtherScenariosForbidIsSaid() throws {
    let asked = [
      "compare", "regions/kainuu", "--coaches", "2", "--benefit", "10%,40%", "--most-waiting",
      "30%",
    ]
    let run = try CommandRun(asked + ["--worst"])
    #expect(run.output.contains("there are plans, but none that all other scenarios have too"))
    #expect(!run.output.contains("no more room than rounding"))
    let alone = try CommandRun(asked)
    #expect(alone.output.contains("No plan is possible") && alone.output.contains("optimal"))
    let document = try CommandRun(asked + ["--worst", "--format", "json"]).output
    #expect(document.contains("\"other_scenarios\""))
  }

  /// What can't be had is refused, with where and how to mend it.
  @Test(arguments: [
    (["--weights", "50%,30%"], "there are 2 weights for 5 scenarios"),
    (["--weights", "20%,20%,20%,20%,30%"], "the weights come to 110 % together"),
    (["--weights", "0%,20%,20%,20%,40%"], "a weight of 0"),
    (["--scenarios", "europe-47", "--worst"], "needs two of them at least"),
    (["--priority", "waiting:5%,travel", "--worst"], "the tolerance of waiting:5%"),
  ]) func refusals(options: [String], what: String) throws {
    let run = try CommandRun(["compare", "regions/central-finland"] + options)
    #expect(run.exitCode == 2)
    #expect(run.messages.contains(what), "\(run.messages)")
    #expect(run.messages.contains("mend:"))
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    ["compare", "regions/central-finland", "--coaches", "9,10", "--worst"],
    ["compare", "regions/central-finland", "--territories", "6,8", "--worst"],
  ]) func oneTeam(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.exitCode == 2)
    #expect(run.messages.contains("can't be had with one plan for all scenarios"))
  }

  @Test(arguments: [
    ["propose", "regions/central-finland", "--worst"],
    ["propose", "regions/central-finland", "--scenarios", "europe-47", "--alternatives", "2"],
    ["compare", "regions/central-finland", "--worst", "--keep-plan"],
    ["compare", "regions/central-finland", "--worst", "--weights", "100%"],
  ]) func wrongUse(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.exitCode == 64 || run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("--"))
  }

  /// A limit leaves a plan that says so, and exit code 4.
  @Test func limits() throws {
    let run = try CommandRun([
      "compare", "regions/central-finland", "--coaches", "11", "--worst", "--work-limit", "2000",
      "--format", "json",
    ])
    #expect(run.exitCode == 4)
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as! [String: Any]
    #expect((document["common_plan"] as! [String: Any])["outcome"] as? String != "optimal")
  }

  /// Where a limit ends the search for the scenarios' own plans, nothing is said to cost nothing.
  @Test func whatNotKnowingCostsIsKnownOnlyOfProvenPlans() throws {
    let asked = [
      "propose", "regions/kainuu", "--scenarios", "kuopio-pilot-22,europe-47", "--coaches", "2",
    ]
    let stopped = try CommandRun(asked + ["--work-limit", "100"])
    #expect(stopped.exitCode == 4, "\(stopped.messages)")
    #expect(stopped.output.contains("the best that was found"), "\(stopped.output)")
    #expect(stopped.output.contains("is not known: not each scenario's own plan"))
    #expect(!stopped.output.contains("costs nothing"))
    let whole = try CommandRun(asked).output
    #expect(whole.contains("Each scenario's own best plan") && !whole.contains("is not known"))
  }
}
