import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySimulation

/// The fixture's chain Alpha – Beta – Gamma – Delta, 10 km from each to the next.
@Suite struct ServiceNetworkTests {
  private func brief(reach: Double = 100) throws -> PlanBrief {
    let region = try RegionFixture().read()
    return try PlanBrief(
      demand: [50, 25, 15, 10], borders: region.borders, distances: region.distances,
      annualClientsPerCoach: 27.4, leaderShare: 0.5, team: Team(coaches: 3, leaders: 1),
      reachKm: reach)
  }

  private func territory(
    base: Int, _ members: [Int], coaches: Int, leaders: Int = 0, _ served: [Int: Double]
  ) -> Plan.Territory {
    Plan.Territory(
      base: base, municipalities: members, coaches: Coaches(fullTime: coaches), leaders: leaders,
      services: served.map { .init(municipality: $0.key, clients: $0.value) })
  }

  @Test func placesMembershipAndHelp() throws {
    let plan = Plan(territories: [
      territory(base: 0, [0, 1], coaches: 2, leaders: 1, [0: 50, 1: 10]),
      territory(base: 3, [2, 3], coaches: 1, [1: 5, 2: 12]),
    ])
    let network = try ServiceNetwork(plan, for: brief(), caseloadCap: 20)
    #expect(network.places == [50, 20])
    #expect(network.groups == [0, 0, 1, 1] && network.groupCount == 2)
    // Delta's clients all wait in the plan, but its own coach is there for them.
    #expect(network.own == [[0], [0], [1], [1]])
    #expect(network.helping == [[], [1], [], []])
    #expect(network.unserved.isEmpty)
  }

  @Test func aSharedMunicipalityIsOpenToThoseWhoServeIt() throws {
    let territories = [
      territory(base: 0, [0], coaches: 1, [0: 20, 1: 5]),
      territory(base: 2, [2], coaches: 1, [2: 15, 1: 9]), territory(base: 3, [3], coaches: 1, [:]),
    ]
    let network = try ServiceNetwork(
      Plan(territories: territories, shared: [1]), for: brief(), caseloadCap: 20)
    // Alpha and Gamma lie at the same distance from Beta; Alpha comes first in the plan.
    #expect(network.groups == [0, 3, 1, 2] && network.own[1] == [0, 1])
    #expect(network.groupCount == 4)
    let idle = territories.map { territory in
      self.territory(base: territory.base, territory.municipalities, coaches: 1, [:])
    }
    let open = try ServiceNetwork(
      Plan(territories: idle, shared: [1]), for: brief(reach: 10), caseloadCap: 20)
    #expect(open.own[1] == [0, 1])
  }

  @Test func outOfReachNobodyServes() throws {
    let plan = Plan(territories: [territory(base: 0, [0, 1, 2, 3], coaches: 3, leaders: 1, [:])])
    let network = try ServiceNetwork(plan, for: brief(reach: 20), caseloadCap: 20)
    #expect(network.unserved == [3] && network.places == [70])
  }

  /// A fraction of a place is none: each coach and each leader is rounded down.
  @Test func placesAreWhole() {
    #expect(
      [20, 20.9, 0.5, 1, 9.9999999999].map(ServiceNetwork.wholePlaces) == [20, 20, 0, 1, 10])
    // 0.29 · 100 is 28.999… in doubles.
    #expect(ServiceNetwork.wholePlaces(0.29 * 100) == 29)
  }
}
