import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

@Suite struct ContiguityTests {
  /// A ring of six: 0 and 3 lie side by side by distance, but no road leads across.
  private func ring(contiguity: Bool) throws -> PlanBrief {
    let near = 1.0
    let far = 50.0
    let rows = (0..<6).map { a in
      (0..<6).map { b in
        a == b ? 0 : [Set([0, 3]), Set([1, 2]), Set([4, 5])].contains(Set([a, b])) ? near : far
      }
    }
    return try PlanBrief(
      demand: [4, 4, 4, 4, 4, 4],
      borders: BorderGraph(count: 6, pairs: (0..<6).map { ($0, ($0 + 1) % 6) }),
      distances: DistanceTable(rows: rows), annualClientsPerCoach: 8, leaderShare: 0.5,
      team: Team(coaches: 3, leaders: 0), territories: 3...3, reachKm: 100, neighbourHelp: false,
      contiguity: contiguity)
  }

  @Test func cheapestPlanWithoutItIsTornApart() throws {
    let brief = try ring(contiguity: false)
    let plan = try #require(try PlanSolver().solve(brief).solution?.plan)
    #expect(plan.value(of: .travel, for: brief) == 12)
    #expect(plan.territories.contains { !brief.borders.isConnected($0.municipalities) })
  }

  @Test func holdsInThePlan() throws {
    let brief = try ring(contiguity: true)
    let plan = try #require(try PlanSolver().solve(brief).solution?.plan)
    #expect(plan.territories.allSatisfy { brief.borders.isConnected($0.municipalities) })
    #expect(plan.value(of: .travel, for: brief) > 12)
  }

  /// Without separators the real region would be torn apart too.
  @Test func centralFinlandNeedsIt() throws {
    let own = try shippedCase("central-finland", coaches: 11).brief()
    let loose = try PlanBrief(
      demand: own.demand, borders: own.borders, distances: own.distances,
      annualClientsPerCoach: own.annualClientsPerCoach, leaderShare: own.leaderShare,
      team: own.team, territories: own.territories, reachKm: own.reachKm, contiguity: false)
    let torn = try #require(try PlanSolver().solve(loose).solution?.plan)
    #expect(torn.territories.contains { !own.borders.isConnected($0.municipalities) })
    let whole = try #require(try PlanSolver().solve(own).solution?.plan)
    #expect(whole.territories.allSatisfy { own.borders.isConnected($0.municipalities) })
  }

  @Test(arguments: 0..<100) func cheapestCutEqualsTryingAllSets(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let land = RandomGeography(count: 7, wholeNumbers: false, using: &generator)
    let shares = (0..<7).map { _ in Double.random(in: 0...1, using: &generator) }
    for target in 1..<7 where !land.borders.borders(0, target) {
      let cut = VertexCut(
        land.borders, within: Array(repeating: true, count: 7), capacity: shares)
      let found = try #require(cut.between(0, target, below: .infinity))
      var cheapest = Double.infinity
      for set in 0..<128 where separates(set, target, land.borders) {
        cheapest = min(cheapest, cost(set, shares))
      }
      let cutSet = found.reduce(0) { $0 | 1 << $1 }
      #expect(separates(cutSet, target, land.borders))
      #expect(abs(cost(cutSet, shares) - cheapest) < 1e-9)
    }
  }

  private func cost(_ set: Int, _ shares: [Double]) -> Double {
    shares.indices.reduce(0) { sum, vertex in sum + (set >> vertex & 1 == 1 ? shares[vertex] : 0) }
  }

  /// Whether the vertices of a bit set, neither end among them, part the target from vertex 0.
  private func separates(_ set: Int, _ target: Int, _ borders: BorderGraph) -> Bool {
    guard set & 1 == 0, set >> target & 1 == 0 else { return false }
    let left = (0..<borders.count).filter { set >> $0 & 1 == 0 }
    return !borders.parts(of: left).contains { $0.contains(0) && $0.contains(target) }
  }
}
