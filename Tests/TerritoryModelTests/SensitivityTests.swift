import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct SensitivityTests {
  private func sensitivity(
    _ id: String, _ change: (inout Assumptions) -> Void = { _ in }
  ) throws -> Sensitivity {
    let planCase = try shippedCase(id, coaches: 10)
    var assumptions = planCase.assumptions
    change(&assumptions)
    return Sensitivity(
      Headcount(demand: planCase.demand, assumptions: assumptions), region: planCase.region)
  }

  /// By hand: 151.125, 302.25 and 1,209 clients over 27.4, and 302.25 over 43.64, 20, 18.7, 24.32
  /// and 32.4, each less 0.5 and rounded up; 8,085 long-term unemployed in June 2026 are 404.25.
  @Test func centralFinland() throws {
    let rows = try sensitivity("central-finland").rows
    let expected = [
      ("last_share", 6, 11, 44, 38), ("turnover", 7, 11, 16, 9),
      ("mean_duration_months", 7, 7, 15, 8), ("statistics", 11, 11, 15, 4),
      ("employment_rate", 12, 11, 9, 3),
    ]
    #expect(rows.map(\.factor.name) == expected.map(\.0))
    for (row, expected) in zip(rows, expected) {
      #expect(
        [row.low.coaches, row.now.coaches, row.high.coaches, row.spread]
          == [expected.1, expected.2, expected.3, expected.4], "\(expected.0)")
    }
    #expect(rows.map(\.otherTurnover) == [nil, nil, .meanDuration, nil, nil])
    #expect(rows[4].low.value == .number(0.216) && rows[4].high.value == .number(0.62))
    #expect(rows[1].low.value == .name("mean_duration") && rows[1].high.value == .name("observed"))
  }

  @Test func theRunsOwnModelIsNoOther() throws {
    let rows = try sensitivity("central-finland") {
      $0.turnoverModel = .given(.meanDuration, as: "test")
    }.rows
    let others = rows.filter { $0.otherTurnover != nil }
    #expect(others.map(\.factor.name) == ["employment_rate"])
    #expect(others[0].otherTurnover == .employmentRate && others[0].now.coaches == 11)
    #expect(rows.first { $0.factor == .turnover }?.now.coaches == 7)
  }

  /// Kainuu's long-term unemployed are counted in one snapshot only, so there is no choice of them.
  @Test func aSnapshotWithoutTheCountIsPassedOver() throws {
    #expect(try !sensitivity("kainuu").rows.contains { $0.factor == .statistics })
  }

  @Test func widestSpreadFirst() throws {
    for id in ["central-finland", "kainuu", "north-savo"] {
      let spreads = try sensitivity(id).rows.map(\.spread)
      #expect(spreads == spreads.sorted(by: >))
    }
  }

  private func fixture(ranges: String) throws -> RegionFixture {
    let fixture = try RegionFixture()
    try fixture.replace("region.yaml", "team:", with: "ranges:\n\(ranges)team:")
    return fixture
  }

  /// 100 clients a year over 27.4, at half and all of the service, and with a leader who carries
  /// nothing or a whole caseload: 1.82, 3.65 and 3.65 coaches, less 0.5, 0 or 1.
  @Test func rangesOfTheRegion() throws {
    let fixture = try fixture(
      ranges: """
          service_level: {least: 0.5, most: 1, source: a}
          leader_share: {least: 0, most: 1, source: b}
          employment_rate: {least: 0, most: 1, source: c}

        """)
    let region = try fixture.read()
    let demand = try region.settings.chain.demand(
      of: region.snapshots[0], directory: region.directory)
    let rows = Sensitivity(
      Headcount(demand: demand, assumptions: region.settings.assumptions), region: region
    ).rows
    let found = Dictionary(uniqueKeysWithValues: rows.map { ($0.factor.name, $0) })
    #expect(found["service_level"].map { [$0.low.coaches, $0.high.coaches] } == [2, 4])
    #expect(found["leader_share"].map { [$0.low.coaches, $0.high.coaches] } == [4, 3])
    #expect(found["employment_rate"].map { [$0.low.coaches, $0.high.coaches] } == [5, 2])
    #expect(found["employment_rate"]?.source == "c")
    #expect(found["last_share"] == nil)
  }

  @Test(arguments: [
    ("last_share: {least: 0.4, most: 0.05, source: a}", "least 0.4 and most 0.05", "as least"),
    ("last_share: {least: 5, most: 0.4, source: a}", "least is 5", "write 5 % as 0.05"),
    ("last_share: {least: 0.05, source: a}", "most is missing", "add most"),
    ("last_share: {least: 0.05, most: 0.4}", "source is missing", "add source"),
    ("last_shares: {least: 0.05, most: 0.4, source: a}", "\"last_shares\"", "last_share?"),
    ("last_share: 0.4", "last_share is \"0.4\", not keys", "write keys and values"),
  ])
  func refusesARange(line: String, what: String, remedy: String) throws {
    let problems = try fixture(ranges: "  \(line)\n").check()
    #expect(problems.count == 1, "\(problems)")
    let problem = try #require(problems.first)
    #expect(problem.what.contains(what) && problem.remedy.contains(remedy), "\(problem)")
    #expect(problem.place.hasSuffix("region.yaml") && problem.line != nil)
  }
}
