import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// The cheapest territory of a base is the one that trying every territory finds.
@Suite struct TerritoryPricingTests {
  @Test(arguments: sample(0..<200 as Range<UInt64>, inDebug: 30)) func cheapest(seed: UInt64) throws
  {
    guard let random = RandomBrief(seed: 40_000 + seed) else { return }
    let brief = random.brief
    let reach = Reach(brief)
    var generator = SeededGenerator(seed: seed)
    let prices = TerritoryPrices(
      service: brief.demand.map { _ in Double.random(in: 0...150, using: &generator) },
      membership: brief.demand.map { _ in Double.random(in: -100...400, using: &generator) },
      coach: Double.random(in: 0...1500, using: &generator),
      leader: Double.random(in: 0...800, using: &generator), ceiling: 150)
    for base in 0..<brief.count where reach.members[base][base] {
      let found = TerritoryPricing(brief, reach, base: base).cheapest(at: prices)
      let expected = everyTerritory(brief, reach, base)
        .flatMap { members in
          staffings(brief).map { cost(members, $0.0, $0.1, base, brief, prices) }
        }.min()!
      #expect(abs(found.bound - expected) <= 1e-6 * max(1, abs(expected)), "\(random), \(base)")
      let territory = found.territory
      let own = cost(territory.members, territory.coaches, territory.leaders, base, brief, prices)
      #expect(abs(own - expected) <= 1e-6 * max(1, abs(expected)), "\(random), \(base)")
    }
  }

  private func everyTerritory(_ brief: PlanBrief, _ reach: Reach, _ base: Int) -> [[Int]] {
    (0..<(1 << brief.count)).map { set in (0..<brief.count).filter { set >> $0 & 1 == 1 } }
      .filter { members in
        members.contains(base) && members.allSatisfy { reach.members[base][$0] }
          && (!brief.contiguity || brief.borders.isConnected(members))
      }
  }

  private func staffings(_ brief: PlanBrief) -> [(Int, Int)] {
    let most = brief.team.coaches - brief.territories.lowerBound + 1
    return (1...most).flatMap { coaches in
      (0...min(1, brief.team.leaders)).map { (coaches, $0) }
    }
  }

  /// With the best service: a caseload in small pieces, each to whom it brings most.
  private func cost(
    _ members: [Int], _ coaches: Int, _ leaders: Int, _ base: Int, _ brief: PlanBrief,
    _ prices: TerritoryPrices
  ) -> Double {
    let open = (0..<brief.count).filter { m in
      brief.isWithinReach(m, of: base)
        && (members.contains(m)
          || brief.neighbourHelp && members.contains { brief.borders.borders(m, $0) })
    }
    var left =
      brief.annualClientsPerCoach * (Double(coaches) + brief.leaderShare * Double(leaders))
    var cost = prices.coach * Double(coaches) + prices.leader * Double(leaders)
    cost += members.reduce(0) { $0 + prices.membership[$1] }
    let gain = { (m: Int) in prices.service[m] - brief.distances[m, base] }
    for m in open.sorted(by: { gain($0) > gain($1) }) where gain(m) > 0 {
      let clients = min(left, brief.demand[m])
      cost -= gain(m) * clients
      left -= clients
    }
    return cost
  }
}
