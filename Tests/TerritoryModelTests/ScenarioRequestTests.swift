import TestSupport
import Testing

@testable import TerritoryModel

extension Choice {
  fileprivate static func employmentRate(_ rate: Double) -> Choice {
    Choice(.employmentRate, .number(rate))
  }
  fileprivate static func caseloadCap(_ clients: Double) -> Choice {
    Choice(.caseloadCap, .number(clients))
  }
  fileprivate static func coaches(_ count: Int) -> Choice { Choice(.coaches, .count(count)) }
  fileprivate static func observed(_ clients: Double) -> Choice {
    Choice(.observed, .number(clients))
  }
  fileprivate static func share(name: String?, _ share: Double) -> Choice {
    Choice(.lastShare, .number(share), share: name)
  }
}

/// Which scenarios names and lists of values make.
@Suite struct ScenarioRequestTests {
  private let settings: RegionSettings

  init() throws {
    settings = try RegionFolder(shippedRegionPath("kainuu")).read().settings
  }

  private func option(_ name: String, _ choices: Choice...) -> [Assumption<Choice>] {
    choices.map { Assumption($0, source: "a test", origin: .option(name)) }
  }

  private func scenarios(
    _ names: [String]? = nil, lists: [[Assumption<Choice>]] = [],
    common: [Assumption<Choice>] = []
  ) throws -> [Scenario] {
    try ScenarioRequest(names: names, lists: lists, common: common).scenarios(of: settings)
  }

  @Test func namedScenariosAreTheDefault() throws {
    #expect(try scenarios().count == 5)
    #expect(try scenarios(["Europe-47", "kuopio-pilot-22"]).map(\.name).count == 2)
    #expect(try scenarios(["Europe-47"]).map(\.name) == ["europe-47"])
  }

  @Test func severalListsMakeEveryCombination() throws {
    let rates = option("--employment-rate", .employmentRate(0.216), .employmentRate(0.37))
    let teams = option("--coaches", .coaches(1), .coaches(10))
    let all = try scenarios(lists: [rates, teams])
    #expect(
      all.map(\.name) == [
        "21.6 %, 1 coach", "21.6 %, 10 coaches", "37 %, 1 coach", "37 %, 10 coaches",
      ])
    #expect(all[1].choices.map(\.value) == [.employmentRate(0.216), .coaches(10)])
    let named = try scenarios(["europe-47"], lists: [teams])
    #expect(named.map(\.name) == ["europe-47, 1 coach", "europe-47, 10 coaches"])
    #expect(named[0].choices.map(\.value) == [.employmentRate(0.47), .coaches(1)])
  }

  /// Values that differ only beyond the digits that tables show have names that differ.
  @Test func namesTellEqualLookingValuesApart() throws {
    let names = [0.37, 0.370_1, 0.370_01, 0.1 + 0.2, 0.3].map { Choice.employmentRate($0).label }
    #expect(names == ["37 %", "37.01 %", "37.001 %", "30 %", "30 %"])
    #expect(Choice(.territories, .counts(6...9)).label == "6-9 territories")
    #expect(Choice.share(name: nil, 0.05).label == "benefit 5 %")
  }

  private func expectRefusal(
    _ place: String, _ what: String, _ body: () throws -> [Scenario]
  ) throws {
    let refused = try #require(throws: InvalidInput.self) { _ = try body() }
    #expect(refused.problems.map(\.place) == [place])
    #expect(refused.problems[0].what.contains(what), "\(refused)")
  }

  @Test func whatCannotBeIsRefused() throws {
    try expectRefusal("--scenarios", "no scenario \"europa\"") { try scenarios(["europa"]) }
    try expectRefusal("--employment-rate", "kuopio-pilot-22 has a value of its own") {
      try scenarios(common: option("--employment-rate", .employmentRate(0.4)))
    }
    try expectRefusal("--employment-rate", "europe-47 has a value of its own") {
      try scenarios(
        ["europe-47"],
        lists: [option("--employment-rate", .employmentRate(0.4), .employmentRate(0.5))])
    }
    let many = (1...11).map { Choice.coaches($0) }.map {
      Assumption($0, source: "a test", origin: .option("--coaches"))
    }
    let caps = (1...10).map { Choice.caseloadCap(Double($0)) }.map {
      Assumption($0, source: "a test", origin: .option("--caseload-cap"))
    }
    try expectRefusal("--coaches and --caseload-cap", "110 scenarios") {
      try scenarios(lists: [many, caps])
    }
    #expect(try scenarios(lists: [Array(many.dropLast()), caps]).count == 100)
  }

  /// A share by its name and the last share are one and the same.
  @Test func theLastShareHasOneValue() throws {
    var settings = settings
    let own = Choice.share(name: "would benefit in a year", 0.4)
    settings.scenarios = [
      Scenario(name: "more", source: "a test", choices: option("region.yaml", own))
    ]
    let request = ScenarioRequest(
      names: nil, lists: [], common: option("--benefit", .share(name: nil, 0.2)))
    #expect(throws: InvalidInput.self) { _ = try request.scenarios(of: settings) }
    let other = ScenarioRequest(
      names: nil, lists: [],
      common: option("--x", .share(name: "partial work capacity", 0.2)))
    #expect(try other.scenarios(of: settings).count == 1)
  }

  @Test func aRegionWithoutScenariosNeedsLists() throws {
    var settings = settings
    settings.scenarios = []
    let refused = try #require(throws: InvalidInput.self) {
      _ = try ScenarioRequest(names: nil, lists: [], common: []).scenarios(of: settings)
    }
    #expect(refused.problems[0].remedy.contains("--employment-rate 22%,37%"))
  }
}

/// What a question makes of choices.
@Suite struct QuestionTests {
  private func question(_ choices: Choice...) throws -> Question {
    try Question(
      RegionFixture().read().settings,
      choices.map { Assumption($0, source: "a test", origin: .option("--\($0.key)")) })
  }

  @Test func aFigureChoosesItsModel() throws {
    #expect(try question(.observed(18)).assumptions.annualClientsPerCoach == 18)
    let origin = try question(Choice(.meanDuration, .number(6))).assumptions.turnoverModel.origin
    #expect(origin == .option("--mean_duration_months"))
    // The model that is named counts, whatever the order.
    for choices in [
      [Choice(.turnover, .word("employment_rate")), .observed(18)],
      [.observed(18), Choice(.turnover, .word("employment_rate"))],
    ] {
      let all = try Question(
        RegionFixture().read().settings,
        choices.map { Assumption($0, source: "a test", origin: .builtIn) })
      #expect(abs(all.assumptions.annualClientsPerCoach - 27.4) < 1e-9)
    }
  }

  @Test func contradictoryChoicesAreRefused() throws {
    #expect(throws: InvalidInput.self) {
      _ = try question(.observed(18), Choice(.meanDuration, .number(6)))
    }
    let refused = try #require(throws: InvalidInput.self) {
      _ = try question(.share(name: "a third", 0.3))
    }
    #expect(refused.problems.map(\.place) == ["--last_share"])
  }

  @Test func theLastChoiceCounts() throws {
    #expect(try question(.coaches(3), .coaches(5)).coaches?.value == 5)
    #expect(try question(.coaches(3)).territories == nil)
  }
}
