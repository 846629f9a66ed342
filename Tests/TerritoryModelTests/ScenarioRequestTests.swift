import TestSupport
import Testing

@testable import TerritoryModel

/// Which scenarios names and lists of values make.
@Suite struct ScenarioRequestTests {
  private let settings: RegionSettings

  init() throws {
    settings = try RegionFolder(shippedRegionPath("kainuu")).read().settings
  }

  private func given(_ choices: Choice...) -> [Assumption<Choice>] { choices.map { .given($0) } }

  private func scenarios(
    _ names: [String]? = nil, lists: [[Assumption<Choice>]] = [],
    common: [Assumption<Choice>] = []
  ) throws -> [Scenario] {
    try ScenarioRequest(names: names, lists: lists).scenarios(of: settings, besides: common)
  }

  @Test func namedScenariosAreTheDefault() throws {
    #expect(try scenarios().count == 5)
    #expect(try scenarios(["Europe-47", "kuopio-pilot-22"]).map(\.name).count == 2)
    #expect(try scenarios(["Europe-47"]).map(\.name) == ["europe-47"])
  }

  /// Central Finland's 302.25 clients a year are 7.56 coaches at IPS Grow's 40, 8 with a leader's half.
  @Test func targetsOfOthersAreKnownEverywhere() throws {
    let targets = try scenarios(["ips-grow-40", "IPS-benchmark-40"])
    #expect(targets.map(\.name) == ["ips-grow-40", "ips-benchmark-40"])
    #expect(targets.allSatisfy { $0.choices.allSatisfy { $0.origin == .builtIn } })
    let region = try RegionFolder(shippedRegionPath("central-finland")).read()
    let coaches = try targets.map { target in
      try PlanRequest(region, []).choosing(target.choices).planCase().headcount().byWorkload.team
        .coaches
    }
    // 302.25 ÷ 28 = 10.79, less the leader's half.
    #expect(coaches == [8, 11])
    #expect(!settings.scenarios.contains { $0.name == "ips-grow-40" })
    // A scenario of the region comes before one of the same name.
    let own = Scenario(name: "ips-grow-40", source: "ours", choices: [])
    #expect(Scenario.known([own]).map(\.source).first == "ours" && Scenario.known([own]).count == 2)
  }

  /// Seventy lists of two have more combinations than an integer can count.
  @Test func combinationsBeyondAnyNumberAreRefused() throws {
    let rates = given(.employmentRate(0.216), .employmentRate(0.37))
    let error = try #require(throws: InvalidInput.self) {
      try scenarios(lists: Array(repeating: rates, count: 70))
    }
    #expect(error.problems.map(\.what) == ["≥ 1000000 scenarios are asked for"])
  }

  @Test func severalListsMakeEveryCombination() throws {
    let rates = given(.employmentRate(0.216), .employmentRate(0.37))
    let teams = given(.coaches(1), .coaches(10))
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
    #expect(Choice.territories(6...9).label == "6-9 territories")
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
    try expectRefusal("scenarios", "no scenario \"europa\"") { try scenarios(["europa"]) }
    try expectRefusal("employment rate", "kuopio-pilot-22 has a value of its own") {
      try scenarios(common: given(.employmentRate(0.4)))
    }
    try expectRefusal("employment rate", "europe-47 has a value of its own") {
      try scenarios(
        ["europe-47"],
        lists: [given(.employmentRate(0.4), .employmentRate(0.5))])
    }
    let many = (1...11).map { Choice.coaches(Coaches(fullTime: $0)) }.map {
      Assumption($0, source: "a test", origin: .given("coaches"))
    }
    let caps = (1...10).map { Choice.caseloadCap(Double($0)) }.map {
      Assumption($0, source: "a test", origin: .given("caseload cap"))
    }
    try expectRefusal("coaches and caseload cap", "110 scenarios") {
      try scenarios(lists: [many, caps])
    }
    #expect(try scenarios(lists: [Array(many.dropLast()), caps]).count == 100)
  }

  /// A share by its name and the last share are one and the same.
  @Test func theLastShareHasOneValue() throws {
    var settings = settings
    let own = Choice.share(name: "would benefit in a year", 0.4)
    settings.scenarios = [
      Scenario(name: "more", source: "a test", choices: given(own))
    ]
    let request = ScenarioRequest()
    #expect(throws: InvalidInput.self) {
      _ = try request.scenarios(of: settings, besides: given(.share(name: nil, 0.2)))
    }
    let other = given(.share(name: "partial work capacity", 0.2))
    #expect(try request.scenarios(of: settings, besides: other).count == 1)
  }

  @Test func aRegionWithoutScenariosNeedsLists() throws {
    var settings = settings
    settings.scenarios = []
    let refused = try #require(throws: InvalidInput.self) {
      _ = try ScenarioRequest().scenarios(of: settings, besides: [])
    }
    #expect(refused.problems[0].remedy.contains("employment rate 22%,37%"))
  }
}

/// What a request makes of choices.
@Suite struct PlanRequestTests {
  private func planCase(_ choices: Choice...) throws -> PlanCase {
    try PlanRequest(RegionFixture().read(), choices).planCase()
  }

  @Test func aFigureChoosesItsModel() throws {
    #expect(try planCase(.observed(clientsPerCoach: 18)).assumptions.annualClientsPerCoach == 18)
    let origin = try planCase(.meanDuration(months: 6)).assumptions.turnoverModel.origin
    #expect(origin == .given("mean duration"))
    // The model that is named counts, whatever the order.
    for choices in [
      [Choice.turnover(.employmentRate), .observed(clientsPerCoach: 18)],
      [.observed(clientsPerCoach: 18), .turnover(.employmentRate)],
    ] {
      let all = try PlanRequest(RegionFixture().read(), choices).planCase().assumptions
      #expect(abs(all.annualClientsPerCoach - 27.4) < 1e-9)
    }
  }

  @Test func contradictoryChoicesAreRefused() throws {
    #expect(throws: InvalidInput.self) {
      _ = try planCase(.observed(clientsPerCoach: 18), .meanDuration(months: 6))
    }
    let refused = try #require(throws: InvalidInput.self) {
      _ = try planCase(.share(name: "a third", 0.3))
    }
    #expect(refused.problems.map(\.parameter) == ["a third"])
  }

  @Test func theLastChoiceCounts() throws {
    #expect(try planCase(.coaches(3), .coaches(5)).coaches.value == 5)
    #expect(try planCase(.coaches(3)).territories == nil)
  }

  /// A plan has its own number of territories, and its own staff where it gives that.
  @Test func aPlanBringsItsOwnNumbers() throws {
    let grouping = Grouping(territories: [
      Grouping.Territory(name: "West", municipalities: [0, 1], coaches: 2, leaders: 1),
      Grouping.Territory(name: "East", municipalities: [2, 3], coaches: 1, leaders: 0),
    ])
    var request = try PlanRequest(RegionFixture().read(), [.territories(1...4)])
    request.plan = PlanFile(grouping, named: "by hand")
    let planCase = try request.planCase()
    #expect(planCase.coaches.value == 3 && planCase.team.leaders == 1)
    #expect(planCase.territories?.value == 2...2)
    request.choices.append(.given(.coaches(4)))
    let refused = try #require(throws: InvalidInput.self) { _ = try request.planCase() }
    #expect(refused.problems.map(\.parameter) == [.coaches])
    #expect(refused.problems[0].what == "is 4, but the plan places 3 coaches")
  }

  /// Messages name parameters in plain words, until a program puts its own names in their place.
  @Test func messagesNameWhatIsSetInWordsOfTheReader() throws {
    var request = try PlanRequest(RegionFixture().read(), [.coaches(3)])
    request.choices.append(.given(.priority([Level(.waiting), Level(.change)])))
    let refused = try #require(throws: InvalidInput.self) { _ = try request.planCase().brief() }
    #expect(
      refused.description == """
        priority: change needs a plan to compare with
            mend: give one with reference, or leave out the level change
        """)
    #expect(
      refused.naming { "<\($0.name)>" }.description == """
        <priority>: change needs a plan to compare with
            mend: give one with <reference>, or leave out the level change
        """)
  }
}
