import TestSupport
import Testing

@testable import TerritoryModel

/// `scenarios` of `region.yaml`.
@Suite struct ScenarioReadingTests {
  private static let file = "region.yaml"

  /// The fixture with a list of scenarios before its team, which stands in line 21.
  private static func damage(
    _ scenario: String, line: Int = 22, _ what: String, mend: String
  ) -> Damage {
    Damage(
      file, "team:", "scenarios:\n  - name: a\n    source: b\n\(scenario)team:", line: line, what,
      mend: mend)
  }

  @Test func aScenarioMayChangeEveryAssumption() throws {
    let fixture = try RegionFixture()
    try fixture.replace(
      Self.file, "team:",
      with: """
        scenarios:
          - name: everything
            source: "a test"
            employment_rate: 0.5
            mean_duration_months: 6
            observed_clients_per_coach: 19
            turnover: mean_duration
            caseload_cap: 18
            service_level: 0.9
            leader_share: 0.25
            leaders: 2
            coaches: 4
            territories: 2-3
            reach_km: 25
            neighbour_help: false
            statistics: "2021-10"
            shares: {half of them: 0.4}
          - {name: as it stands, source: "a test"}
        team:
        """)
    let region = try fixture.read()
    let scenarios = region.settings.scenarios
    #expect(scenarios.map(\.name) == ["everything", "as it stands"])
    #expect(scenarios[1].choices.isEmpty)
    #expect(scenarios.allSatisfy { $0.publishedRate == nil })
    let planCase = try PlanRequest(region).choosing(scenarios[0].choices).planCase()
    let all = planCase.assumptions
    #expect(all.employmentRate.value == 0.5 && all.employmentRate.source == "a test")
    #expect(all.employmentRate.origin == .regionFile(line: 24))
    #expect(all.turnover == .meanDuration(months: 6))
    #expect(all.observedClientsPerCoach.value == 19)
    #expect(all.annualClientsPerCoach == 36)
    #expect(all.serviceLevel.value == 0.9 && all.leaderShare.value == 0.25)
    #expect(all.leaders.value == 2 && all.reachKm.value == 25 && !all.neighbourHelp.value)
    #expect(planCase.coaches.value == 4 && planCase.territories?.value == 2...3)
    #expect(planCase.statistics.origin == .regionFile(line: 36))
    // 200 people counted × 0.4.
    #expect(abs(planCase.demand.total - 80) < 1e-9)
    #expect(fixture.check().isEmpty)
  }

  @Test(arguments: [
    damage(
      "    employmentrate: 0.3\n", line: 24, "unknown key \"employmentrate\"",
      mend: "did you mean employment_rate?"),
    damage("    employment_rate: 37\n", line: 24, "is 37, more than", mend: "37 % as 0.37"),
    damage("    employment_rate: -0.1\n", line: 24, "is -0.1", mend: "between 0 and 1"),
    damage("    coaches: 0\n", line: 24, "coaches is 0", mend: "full-time coaches"),
    damage("    turnover: fast\n", line: 24, "turnover is \"fast\"", mend: "mean_duration"),
    damage("    territories: 9-6\n", line: 24, "territories is \"9-6\"", mend: "first: 6-9"),
    damage("    territories: some\n", line: 24, "territories is \"some\"", mend: "such as 6-9"),
    damage("    neighbour_help: 1\n", line: 24, "neighbour_help is \"1\"", mend: "true or false"),
    damage("    statistics: \"2020\"\n", line: 24, "no snapshot \"2020\"", mend: "name one of"),
    damage(
      "    shares: {half of then: 0.4}\n", line: 24, "no share \"half of then\"",
      mend: "did you mean half of them?"),
    damage("    shares: {half of them: 4}\n", line: 24, "is 4, more than", mend: "0.04"),
    damage("    shares: [0.4]\n", line: 24, "shares is a list", mend: "key: value"),
    damage(
      "    mean_duration_months: 6\n    employment_rate: 0.3\n",
      "employment_rate and mean_duration_months each choose a turnover model", mend: "turnover:"),
    damage("  - {name: A, source: b}\n", line: 24, "stands in line 22", mend: "of its own"),
    damage("  - {name: \"c, d\", source: b}\n", line: 24, "has a comma", mend: "leave it out"),
    damage("  - {source: b}\n", line: 24, "name is missing", mend: "add name:"),
    damage("  - {name: c}\n", line: 24, "source is missing", mend: "add source:"),
  ])
  func tellsOneFaultOnce(_ damage: Damage) throws {
    let problems = try damage.problems()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.contains { damage.isTold(by: $0) }, "\(problems)")
  }

  @Test func everyFaultIsToldAtOnce() throws {
    let damage = Self.damage(
      "    coach: 3\n    caseload_cap: 0\n  - {name: c, service_level: 2}\n", "", mend: "")
    #expect(try damage.problems().map(\.line) == [24, 25, 26, 26])
  }

  /// A snapshot that lacks the counted column can't be compared.
  @Test func checkLooksAtTheDemandOfScenarios() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "statistics/2020-01.csv", "municipality,unemployed\n001,1\n002,1\n003,1\n004,1\n")
    try fixture.replace(
      Self.file, "team:",
      with: "scenarios:\n  - {name: early, source: a, statistics: \"2020-01\"}\nteam:")
    let problems = fixture.check()
    #expect(problems.count == 1)
    #expect(problems.first?.place == fixture.place("statistics/2020-01.csv"))
    #expect(problems.first?.what.contains("no column \"long_term_unemployed\"") == true)
  }

  @Test(arguments: ["central-finland", "kainuu", "north-savo"])
  func theSourcesScenariosAreThereByName(id: String) throws {
    let scenarios = try RegionFolder(shippedRegionPath(id)).read().settings.scenarios
    #expect(
      scenarios.map(\.name) == [
        "kuopio-pilot-22", "siilinjarvi-pilot-32", "kuntoutussaatio-37", "europe-47",
        "united-states-62",
      ])
    #expect(scenarios.map(\.publishedRate?.employmentRate) == [0.216, 0.318, 0.37, 0.47, 0.62])
  }
}
