import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Few large territories: prices and sets of bases come to what trying everything finds, and to what
/// the programme of all memberships finds.
@Suite struct LocationSearchTests {
  /// A town that no territory's staff can serve wholly makes somebody wait, however many caseloads there
  /// are in all: whole territories tell who, and no time goes into serving everybody.
  @Test func aTownBeyondAnyTerritory() throws {
    let own = try shippedCase("central-finland", coaches: 10).brief()
    let brief = try PlanBrief(
      demand: own.demand, borders: own.borders, distances: own.distances,
      annualClientsPerCoach: 30, leaderShare: 0.5, team: own.team, territories: 8...8,
      reachKm: own.reachKm, neighbourHelp: false, priority: [Level(.waiting)])
    #expect(brief.waitingByCapacity == 0)
    #expect(try LocationSearch.levels(brief, Reach(brief), .none) == nil)
    let outcome = try PlanSolver(limits: SearchLimits(work: 200_000)).solve(brief)
    guard case .optimal(let solution) = outcome else {
      Issue.record("\(outcome.name)")
      return
    }
    // Jyväskylä's own three coaches and leader serve 105 of its clients.
    #expect(abs(solution.levels[0].value - (own.demand.max()! - 105)) < 1e-6)
  }

  static let seeds: Range<UInt64> = sample(0..<200, inDebug: 10)

  @Test(arguments: seeds) func equalsTryingEverything(seed: UInt64) throws {
    let brief = try Self.brief(seed, count: 7...10, band: 0.03...0.3)
    let optima = BruteForceOracle(brief).optima
    guard let found = try LocationSearch.levels(brief, Reach(brief), .none) else {
      // Where no plan is found, the other method has to say that there is none.
      guard case .infeasible = try PlanSolver().solve(brief) else {
        #expect(optima != nil, "seed \(seed)")
        return
      }
      #expect(optima == nil, "seed \(seed)")
      return
    }
    if case .infeasible = found.ending {
      #expect(optima == nil, "seed \(seed)")
      return
    }
    let best = try #require(optima, "seed \(seed)")
    #expect(found.ending == .proven)
    for (reached, value) in zip(found.reached, best) {
      #expect(
        abs(reached.bound - value) <= 1e-8 * max(1, abs(value)),
        "seed \(seed): \(found.reached) \(best)")
    }
    try expectSound(brief, "seed \(seed)")
  }

  // Large regions are slow without optimisation.
  #if !DEBUG
    /// Where the method finds no plan soon, another one answers; that has to be the exception.
    @Test func equalsTheProgrammeOfAllMemberships() throws {
      var answered = 0
      for seed in 1_000..<1_008 as Range<UInt64> {
        let brief = try Self.brief(seed, count: 16...20, band: 0.02...0.1)
        guard let found = try LocationSearch.levels(brief, Reach(brief), .none) else { continue }
        answered += 1
        let programme = try LexicographicSearch(brief, .none).run()
        #expect(programme.ending == .proven)
        for (one, other) in zip(found.reached, programme.reached) {
          #expect(abs(one.bound - other.bound) <= 1e-5 * max(1, other.bound), "seed \(seed)")
        }
      }
      #expect(answered >= 6)
    }

    @Test(arguments: 0..<3) func largeRegion(seed: UInt64) throws {
      let brief = try Self.brief(2_000 + seed, count: 105...165, band: 0.005...0.005)
      try expectSound(brief, "seed \(seed)")
    }
  #endif

  /// With loads within a thousandth to a hundredth plans are few, and far from those without limits.
  @Test(arguments: sample(5_000..<5_100, inDebug: 10) as Range<UInt64>)
  func littleRoomEqualsTryingEverything(seed: UInt64) throws {
    let brief = try Self.brief(seed, count: 8...10, band: 0.001...0.01)
    let optima = BruteForceOracle(brief).optima
    guard let found = try LocationSearch.levels(brief, Reach(brief), .none) else {
      #expect(optima == nil, "seed \(seed)")
      return
    }
    guard found.ending == .proven else {
      #expect(optima == nil, "seed \(seed)")
      return
    }
    for (reached, value) in zip(found.reached, try #require(optima, "seed \(seed)")) {
      #expect(abs(reached.bound - value) <= 1e-8 * max(1, abs(value)), "seed \(seed)")
    }
  }

  /// A municipality with more clients than any territory may have: there is no plan, and that takes
  /// no search.
  @Test func oneTooLargeForAnyTerritory() throws {
    let brief = try PlanBrief(
      demand: [30, 10, 10, 10],
      borders: BorderGraph(count: 4, pairs: [(0, 1), (1, 2), (2, 3)]),
      distances: DistanceTable(
        rows: (0..<4).map { a in (0..<4).map { b in Double(abs(a - b)) } }),
      annualClientsPerCoach: 100, leaderShare: 0.5, team: Team(coaches: 3, leaders: 0),
      territories: 3...3, reachKm: 100, neighbourHelp: false, priority: Self.priority,
      requirements: [Requirement(.mostClients(25), shareOfMean: 1.25, origin: .given("test"))])
    let limits = SearchLimits(work: 1)
    let found = try #require(try LocationSearch.levels(brief, Reach(brief), limits))
    #expect(found.ending == .infeasible)
    guard case .infeasible = try PlanSolver().solve(brief) else {
      Issue.record("a plan was found")
      return
    }
  }

  /// The knapsack of a base, branched on to its end, is the cheapest of all sets of municipalities; with
  /// fewer branchings it is below that, and no branching leaves it lower.
  @Test(arguments: sample(0..<200, inDebug: 20) as Range<UInt64>)
  func knapsackEqualsTryingEverything(seed: UInt64) throws {
    let brief = try Self.brief(seed, count: 7...10, band: 0.005...0.2)
    guard let problem = LocationProblem(brief, Reach(brief)) else { return }
    var draw = SeededGenerator(seed: seed)
    let costs = (0..<brief.count).map { m in
      problem.bases.map { problem.cost(m, $0) }.max() ?? 0
    }
    let prices = Prices(worth: costs.map { $0 * Double.random(in: 0...1, using: &draw) })
    for base in problem.bases {
      let knapsack = Knapsack(problem, base, prices)
      for staff in problem.staffs {
        let all = knapsack.filling(staff, branchings: 10_000)
        var least = Double.infinity
        for bits in 0..<(1 << brief.count) where bits >> base & 1 == 1 {
          let members = (0..<brief.count).filter { bits >> $0 & 1 == 1 }
          guard members.allSatisfy({ problem.reach.members[base][$0] }),
            staff.load.contains(members.reduce(0) { $0 + brief.demand[$1] })
          else { continue }
          least = min(least, members.reduce(0) { $0 + problem.cost($1, base) - prices.worth[$1] })
        }
        #expect(
          all.value == least || abs(all.value - least) <= 1e-7 * (1 + abs(least)), "seed \(seed)")
        var before = -Double.infinity
        for most in [0, 1, 4, 16] {
          let some = knapsack.filling(staff, branchings: most).value
          let room = least.isFinite ? 1e-7 * (1 + abs(least)) : 0
          #expect(some >= before - room, "seed \(seed)")
          #expect(some <= least + room, "seed \(seed)")
          before = some
        }
      }
    }
  }

  @Test func loadsBeyondTheirLimitByAHairMakeNoPlan() throws {
    // Each half of the line has to have half of all; one has a thousand-millionth more.
    for more in [0, 1e-9] {
      let brief = try PlanBrief(
        demand: [10, 10 + more, 10, 10],
        borders: BorderGraph(count: 4, pairs: [(0, 1), (1, 2), (2, 3)]),
        distances: DistanceTable(
          rows: (0..<4).map { a in (0..<4).map { b in Double(abs(a - b)) } }),
        annualClientsPerCoach: 100, leaderShare: 0.5, team: Team(coaches: 2, leaders: 0),
        territories: 2...2, reachKm: 100, neighbourHelp: false, priority: Self.priority,
        requirements: [
          Requirement(.mostClients((40 + more) / 2), shareOfMean: 1, origin: .given("test"))
        ])
      let ending = try LexicographicSearch(brief, .none).run().ending
      let found = try LocationSearch.levels(brief, Reach(brief), .none)
      #expect((ending == .proven) == (more == 0))
      #expect((found != nil) == (more == 0))
      if case .infeasible = try PlanSolver().solve(brief) {
        #expect(more > 0)
      } else {
        #expect(more == 0)
      }
    }
  }

  private func expectSound(_ brief: PlanBrief, _ name: String) throws {
    guard case .optimal(let solution) = try PlanSolver().solve(brief) else {
      Issue.record("\(name): not proven")
      return
    }
    #expect(PlanAudit(solution, for: brief).findings.isEmpty, "\(name)")
    #expect(solution.levels.allSatisfy { $0.isProven })
  }

  /// A brief with everything that the method takes.
  static func brief(
    _ seed: UInt64, count: ClosedRange<Int>, band: ClosedRange<Double>
  ) throws -> PlanBrief {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: count, using: &generator)
    let land = RandomGeography(
      count: count, wholeNumbers: Bool.random(using: &generator), hasTown: false,
      isSquared: Bool.random(using: &generator), using: &generator)
    let coaches = Int.random(in: 3...5, using: &generator)
    let mean = land.demand.reduce(0, +) / Double(coaches)
    let share = Double.random(in: band, using: &generator)
    let leaders = Int.random(in: 0...1, using: &generator)
    let most = mean * (1 + share)
    var requirements = [
      Requirement(.leastClients(mean * (1 - share)), shareOfMean: 1 - share, origin: .given("t")),
      Requirement(.mostClients(most), shareOfMean: 1 + share, origin: .given("t")),
    ]
    let others: [Requirement.Kind?] = [
      nil, nil, .together([0, 1]), .apart([0, 1]), .base(count / 2), .neverBase(0),
    ]
    if let kind = others.randomElement(using: &generator)! {
      requirements.append(Requirement(kind, origin: .given("t")))
    }
    // Sometimes what a coach can serve is a limit too.
    let capacity = most * [1.0001, 10, 0.999].randomElement(using: &generator)!
    return try PlanBrief(
      demand: land.demand, borders: land.borders, distances: land.distances,
      annualClientsPerCoach: capacity, leaderShare: 0.5,
      team: Team(coaches: coaches, leaders: leaders), territories: 3...3, reachKm: 1e12,
      neighbourHelp: false, priority: priority, requirements: requirements)
  }

  /// What the method takes; where everybody is served alike, fairness comes to this too.
  private static let priority = [Level(.waiting), Level(.travel), Level(.balance)]
}
