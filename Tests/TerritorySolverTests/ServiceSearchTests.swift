import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Service first comes to the optima of the whole programme.
@Suite struct ServiceSearchTests {
  static let seeds: Range<UInt64> = sample(0..<120, inDebug: 4)

  private static let orders = [
    "waiting,travel,balance", "waiting,fairness,travel,balance", "waiting,travel,fairness",
    "fairness,waiting,travel", "fairness,travel", "travel,waiting,fairness", "waiting,fairness",
  ]

  @Test(arguments: seeds) func provesWhatTheWholeProgrammeProves(seed: UInt64) throws {
    var draw = SeededGenerator(seed: 50_000 + seed)
    let count = Int.random(in: 6...14, using: &draw)
    let land = RandomGeography(
      count: count, wholeNumbers: Bool.random(using: &draw), using: &draw)
    let coaches = Int.random(in: 2...7, using: &draw)
    let most = Int.random(in: 1...coaches, using: &draw)
    let total = land.demand.reduce(0, +)
    let tightness = Double.random(in: 0.7...1.2, using: &draw)
    let reach = [1000.0, 70, 50].randomElement(using: &draw)!
    let requirement: [Requirement.Kind] = [
      .base(0), .neverBase(1), .together([0, count - 1]), .apart([1, 2]), .leastCoaches(2),
    ]
    let asked = Bool.random(using: &draw) ? [requirement.randomElement(using: &draw)!] : []
    let order = Self.orders.randomElement(using: &draw)!
    let membership = Membership.allCases.randomElement(using: &draw)!
    guard
      let brief = try? PlanBrief(
        demand: land.demand, borders: land.borders, distances: land.distances,
        annualClientsPerCoach: total * tightness / (Double(coaches) + 0.5), leaderShare: 0.5,
        team: Team(coaches: coaches, leaders: Int.random(in: 0...1, using: &draw)),
        territories: 1...min(most, count), reachKm: reach, membership: membership,
        contiguity: Double.random(in: 0...1, using: &draw) < 0.8,
        priority: Level.priority(order.split(separator: ",").map(String.init)),
        shared: Bool.random(using: &draw) ? [] : [count - 2],
        requirements: asked.map { Requirement($0, origin: .given("test")) })
    else { return }
    #expect(ServiceSearch.suits(brief))
    var whole = LexicographicSearch(brief, .none)
    whole.allowed.remove(.serviceFirst)
    let expected = try whole.run()
    let served = try LexicographicSearch(brief, .none).run()
    #expect(served.ending == expected.ending, "seed \(seed)")
    #expect(served.reached.count == expected.reached.count, "seed \(seed)")
    #expect(try served.contradiction(in: brief) == nil, "seed \(seed)")
    for (one, other) in zip(served.reached, expected.reached) {
      #expect(
        abs(one.bound - other.bound) <= 1e-5 * max(1, abs(other.bound)),
        "seed \(seed), \(order), \(one.level): \(one.bound) and \(other.bound)")
    }
  }
}
