import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// The reference values of Documentation/Model.md, which another solver computed.
@Suite struct ReferenceValueTests {
  /// The order of before fairness.
  private static let cheapest = [Level(.waiting), Level(.travel), Level(.balance)]

  /// - Parameter values: with how many digits were published.
  private func expect(
    _ brief: PlanBrief, _ values: (objective: Objective, value: Double, digits: Double)...
  ) throws {
    let outcome = try PlanSolver().solve(brief)
    guard case .optimal(let solution) = outcome else {
      Issue.record("not optimal: \(outcome)")
      return
    }
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    for (objective, value, digits) in values {
      let own = solution.plan.value(of: objective, for: brief)
      #expect(abs(own - value) <= 0.5 * digits, "\(objective) is \(own), not \(value)")
    }
  }

  @Test(arguments: [Membership.free, .served]) func bestEightTerritories(
    membership: Membership
  ) throws {
    func brief(_ priority: [Level]?) throws -> PlanBrief {
      try shippedCase(
        "central-finland", coaches: 10, territories: 8...8, membership: membership,
        priority: priority
      ).brief()
    }
    let isFree = membership == .free
    try expect(
      brief(Self.cheapest), (.waiting, 14.55, 0.01), (.travel, isFree ? 3632.2 : 3647.18, 0.1))
    try expect(
      brief(nil), (.waiting, 14.55, 0.01), (.fairness, 4.814, 0.001),
      (.travel, isFree ? 4089.5 : 4126.05, 0.1))
    guard isFree else { return }
    try expect(brief(Self.cheapest), (.balance, 189.53, 0.01))
  }

  /// Two coaches for all Ostrobothnia, nobody helping: HiGHS has this balance. The choice of whole
  /// territories once said that 59.65 is the least.
  @Test func fewCoachesWithoutHelp() throws {
    let region = try RegionFolder(shippedRegionPath("ostrobothnia")).read()
    let demand = try region.settings.chain.demand(
      of: region.snapshot("2026-06"), directory: region.directory)
    try expect(
      PlanBrief(
        demand: demand.clients, borders: region.borders, distances: region.distances,
        annualClientsPerCoach: 20 * 1.216, leaderShare: 0.5, team: Team(coaches: 2, leaders: 0),
        reachKm: 100, neighbourHelp: false, priority: Self.cheapest),
      (.waiting, 61.01, 0.01), (.travel, 805.933, 0.001), (.balance, 33.95, 0.01))
  }

  @Test func bestForElevenCoaches() throws {
    let brief = try shippedCase("central-finland", coaches: 11, membership: .free).brief()
    try expect(brief, (.waiting, 0, 0.01), (.travel, 2355.3, 0.1), (.balance, 11.76, 0.01))
  }

  @Test(arguments: [(help: false, 95.92, 1058.2), (help: true, 17.92, 4883.5)])
  func publishedTerritories(help: Bool, waiting: Double, travel: Double) throws {
    let planCase = try shippedCase("central-finland", coaches: 10, priority: Self.cheapest)
    let path = shippedRegionPath("central-finland") + "/plans/proposal-2021.csv"
    let grouping = try PlanFile(reading: path, for: planCase.region).grouping
    let brief = try planCase.brief(grouping: grouping, neighbourHelp: help)
    try expect(
      brief, (.waiting, waiting, 0.01), (.travel, travel, 0.1), (.balance, 202.29, 0.01))
    if help {
      try expect(
        brief.asking([Level(.waiting), Level(.fairness), Level(.travel)]),
        (.waiting, 17.92, 0.01), (.fairness, 7.145, 0.001), (.beyondEvenShare, 3.049, 0.001),
        (.travel, 5279.14, 0.01))
    }
    let clients = grouping.territories.map { territory in
      territory.municipalities.reduce(0) { $0 + planCase.demand.clients[$1] }
    }
    let published = [21.47, 5.05, 191.82, 22.17, 17.10, 11.54, 9.89, 23.21]
    for (own, reference) in zip(clients, published) { #expect(abs(own - reference) <= 0.005) }
  }

  /// Found by HiGHS on a model with flows for contiguity.
  @Test func northSavo() throws {
    func brief(_ coaches: Int, _ membership: Membership) throws -> PlanBrief {
      try shippedCase("north-savo", coaches: coaches, membership: membership).brief()
    }
    try expect(
      brief(11, .free), (.waiting, 0, 0.01), (.travel, 2483.91, 0.01), (.balance, 29.72, 0.01))
    try expect(brief(11, .served), (.waiting, 0, 0.01), (.travel, 2495.87, 0.01))
    try expect(
      brief(9, .served), (.waiting, 54.25, 0.01), (.fairness, 17.247, 0.001), (.travel, 2280.5, 0.1)
    )
  }

  /// Where nobody waits and hardly anybody helps, membership costs nothing.
  @Test(arguments: [("central-finland", 15, 2337.14), ("pirkanmaa", 27, 2013.415)])
  func membershipThatCostsNothing(id: String, coaches: Int, travel: Double) throws {
    for membership in Membership.allCases {
      let brief = try shippedCase(
        id, coaches: coaches, statistics: "2026-06", membership: membership
      ).brief()
      try expect(brief, (.waiting, 0, 0.01), (.fairness, 0, 0.001), (.travel, travel, 0.01))
    }
  }

  @Test func sameInputGivesTheSamePlan() throws {
    let brief = try shippedCase("central-finland", coaches: 10, territories: 8...8).brief()
    let first = try PlanSolver().solve(brief).solution
    let second = try PlanSolver().solve(brief).solution
    #expect(first?.plan == second?.plan)
    #expect(first?.levels == second?.levels)
  }
}
