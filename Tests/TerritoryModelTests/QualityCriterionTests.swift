import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct QualityCriterionTests {
  private typealias Kind = QualityCriterion.Kind

  private func finding(_ kind: Kind, _ criteria: [QualityCriterion]) -> QualityCriterion.Finding? {
    criteria.first { $0.kind == kind }?.finding
  }

  @Test(arguments: [
    (20.0, 5), (20.5, 4), (21, 4), (25, 4), (26, 3), (30, 3), (31, 2), (40, 2), (41, 1),
  ])
  func caseloadScore(clients: Double, points: Int) {
    #expect(caseloadCriterionScore(clientsAtATime: clients) == points)
  }

  @Test(arguments: [
    (2, 1, true, true), (1, 1, false, true), (2, 0, false, false), (11, 2, true, true),
  ])
  func teamAndLeader(coaches: Int, leaders: Int, team: Bool, leader: Bool) {
    let coverage = TeamCoverage(
      team: Team(coaches: coaches, leaders: leaders), demand: 50, assumptions: .builtIn)
    let criteria = QualityCriterion.criteria(of: coverage)
    #expect(finding(.team, criteria) == .judged(Double(coaches), isMet: team))
    #expect(finding(.leader, criteria) == .judged(Double(leaders), isMet: leader))
  }

  @Test func caseloadIsTheCoverages() throws {
    let planCase = try shippedCase("central-finland", coaches: 10)
    let coverage = TeamCoverage(
      team: planCase.team, demand: planCase.demand.total, assumptions: planCase.assumptions)
    let criteria = planCase.criteria(of: coverage)
    // 302.25 clients / 10.5 caseloads / 1.37 = 21.01 at a time: one point short of the best.
    #expect(criteria.first?.score == 4)
    guard case .judged(let value, false) = try #require(finding(.caseload, criteria)) else {
      Issue.record("the caseload is judged as met")
      return
    }
    #expect(abs(value - 302.25 / 10.5 / 1.37) < 1e-9)
    #expect(finding(.reach, criteria) == .open(.needsPlan))
    // The region's municipalities.csv has no care teams.
    #expect(finding(.careTeams, criteria) == nil)
  }

  @Test func careTeams() {
    // Eight care teams for three coaches, as Kainuu has them: 2.67, more than one or two.
    func value(_ teams: [Int?], _ staff: [([Int], Int)] = [], coaches: Int = 3) -> Any {
      QualityCriterion.careTeams(teams, staff: staff, coaches: coaches)?.finding as Any
    }
    func judged(_ value: Double, _ isMet: Bool) -> QualityCriterion.Finding {
      .judged(value, isMet: isMet)
    }
    #expect(value([5, 2, 1]) as? QualityCriterion.Finding == judged(8.0 / 3, false))
    #expect(value([5, 2, 1], coaches: 4) as? QualityCriterion.Finding == judged(2, true))
    // The territory with the most counts, not the mean.
    #expect(
      value([3, 2, 1], [([0], 1), ([1, 2], 2)]) as? QualityCriterion.Finding == judged(3, false))
    // Shared municipalities belong to no territory: at least the mean remains.
    #expect(
      value([7, 1, 1], [([1], 1), ([2], 2)]) as? QualityCriterion.Finding == judged(3, false))
    #expect(QualityCriterion.careTeams([nil, nil], staff: [], coaches: 1) == nil)
    #expect(QualityCriterion.careTeams([0, nil], staff: [], coaches: 1) == nil)
    guard
      case .open(let reason) =
        QualityCriterion.careTeams([2, nil], staff: [], coaches: 1)?.finding
    else {
      Issue.record("care teams are judged though one number is unknown")
      return
    }
    #expect(reason == .careTeamsUnknown(1))
  }

  /// Kainuu's eight care teams, three in the shared Kajaani, among its three published coaches.
  @Test func careTeamsOfARegionFolder() throws {
    let copy = try RegionFixture(copyOf: "kainuu")
    try copy.replace("municipalities.csv", "longitude\n", with: "longitude,care_teams\n")
    for (longitude, teams) in [
      ("28.49575", 1), ("27.73325", 3), ("29.51936", 1), ("27.83181", 0), ("27.67476", 1),
      ("28.21081", 0), ("28.39025", 1), ("28.90422", 1),
    ] {
      try copy.replace("municipalities.csv", longitude, with: "\(longitude),\(teams)")
    }
    let region = try copy.read()
    let planCase = PlanCase(
      region: region,
      demand: try region.settings.chain.demand(
        of: region.snapshot("2026-06"), directory: region.directory),
      assumptions: region.settings.assumptions,
      coaches: Assumption(3, source: "test", origin: .plan), territories: nil)
    func territory(_ members: [Int]) -> Plan.Territory {
      Plan.Territory(
        base: members[0], municipalities: members, coaches: 1, leaders: 0,
        services: [])
    }
    let published = Plan(
      territories: [territory([6]), territory([2]), territory([0, 3, 4, 5, 7])], shared: [1])
    #expect(finding(.careTeams, planCase.criteria(of: published)) == .judged(3, isMet: false))
    let coverage = TeamCoverage(
      team: Team(coaches: 4, leaders: 1), demand: 50, assumptions: planCase.assumptions)
    #expect(finding(.careTeams, planCase.criteria(of: coverage)) == .judged(2, isMet: true))
  }

  @Test func clientsWithinReach() throws {
    let planCase = try shippedCase("kainuu", coaches: 2)
    let clients = planCase.demand.clients
    func plan(base: Int) -> Plan {
      let all = Array(0..<planCase.region.count)
      return Plan(territories: [
        Plan.Territory(
          base: base, municipalities: all, coaches: 2, leaders: 1, services: [])
      ])
    }
    // From Kajaani everybody is in reach of 120 km; from Puolanka Kuhmo, at 147.2 km, is not.
    let kajaani = planCase.criteria(of: plan(base: 1))
    #expect(finding(.reach, kajaani) == .judged(1, isMet: true))
    let puolanka = planCase.criteria(of: plan(base: 4))
    guard case .judged(let share, false) = try #require(finding(.reach, puolanka)) else {
      Issue.record("reach is judged as met")
      return
    }
    #expect(abs(share - (planCase.demand.total - clients[2]) / planCase.demand.total) < 1e-12)
  }
}
