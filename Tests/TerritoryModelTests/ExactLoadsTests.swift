import Testing

@testable import TerritoryModel

/// Loads are held against their limits as decimal numbers.
@Suite struct ExactLoadsTests {
  private func miss(_ demand: [Double], _ kind: Requirement.Kind, share: Double? = nil) throws
    -> ExactLoads.Miss?
  {
    let count = demand.count
    let requirement = Requirement(kind, shareOfMean: share, origin: .given("test"))
    let brief = try PlanBrief(
      demand: demand, borders: BorderGraph(count: count, pairs: []),
      distances: DistanceTable(
        rows: Array(repeating: Array(repeating: 0, count: count), count: count)),
      annualClientsPerCoach: 1000, leaderShare: 0.5, team: Team(coaches: 3, leaders: 0),
      reachKm: 100, requirements: [requirement])
    return ExactLoads(brief).miss(of: [0, 1], coaches: 1)
  }

  @Test func aLoadThatIsItsLimitKeepsIt() throws {
    // As binary numbers 0.1 + 0.2 is more than 0.3, and 0.7 + 0.1 less than 0.8.
    #expect(0.1 + 0.2 > 0.3 && 0.7 + 0.1 < 0.8)
    #expect(try miss([0.1, 0.2, 5], .mostClients(0.3)) == nil)
    #expect(try miss([0.7, 0.1, 5], .leastClients(0.8)) == nil)
  }

  @Test func aLoadBeyondItsLimitByAHairMissesIt() throws {
    #expect(try miss([0.1, 0.2000000001, 5], .mostClients(0.3)) == .above)
    #expect(try miss([0.7, 0.0999999999, 5], .leastClients(0.8)) == .below)
  }

  @Test func sharesOfTheMeanAreExact() throws {
    // 2,010 of 6,000 are 100.5 % of a third, to the last digit; the shares make 0.05 of each count.
    let demand = [1_005.0, 1_005, 3_990].map { $0 * 0.5 * 0.1 }
    let mean = demand.reduce(0, +) / 3
    #expect(try miss(demand, .mostClients(1.005 * mean), share: 1.005) == nil)
    #expect(try miss(demand, .leastClients(1.005 * mean), share: 1.005) == nil)
    #expect(try miss(demand, .mostClients(1.004999999 * mean), share: 1.004999999) == .above)
    #expect(try miss(demand, .leastClients(1.005000001 * mean), share: 1.005000001) == .below)
  }
}
