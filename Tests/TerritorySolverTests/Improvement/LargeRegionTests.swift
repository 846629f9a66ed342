import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Plans that come from rounding and windows are sound plans, none is better than what is proven to be
/// best, and no bound is above that.
@Suite struct LargeRegionTests {
  @Test(arguments: sample(0..<150 as Range<UInt64>, inDebug: 10)) func plansAreSound(seed: UInt64)
    throws
  {
    guard let random = RandomBrief(seed: 50_000 + seed) else { return }
    let brief = random.brief.asking([Level(.waiting), Level(.travel)])
    guard RoundedPlan.suits(brief), let found = try solve(brief) else { return }
    let plan = found.plan
    let values = brief.priority.map { plan.value(of: $0.objective, for: brief) }
    try expectSound(plan, brief)
    let optima = try #require(BruteForceOracle(brief).optima, "\(random)")
    #expect(values[0] >= optima[0] - 1e-6 * max(1, optima[0]), "\(random)")
    #expect(found.reached[0].bound <= optima[0] + 1e-6 * max(1, optima[0]), "\(random)")
    if values[0] <= optima[0] + 1e-6 * max(1, optima[0]) {
      #expect(values[1] >= optima[1] - 1e-5 * max(1, optima[1]), "\(random)")
      let bound = found.reached.dropFirst().first?.bound ?? 0
      #expect(bound <= optima[1] + 1e-5 * max(1, optima[1]), "\(random)")
    }
  }

  /// Optima of these are proven by the search for one programme.
  @Test(.enabled(if: isOptimised), arguments: [("pirkanmaa", 27), ("southwest-finland", 22)])
  func counties(id: String, coaches: Int) throws {
    let brief = try shippedCase(id, coaches: coaches).brief()
      .asking([Level(.waiting), Level(.travel)])
    let optimum = try #require(try PlanSolver().solve(brief).solution).levels[1].value
    let found = try #require(try solve(brief))
    try expectSound(found.plan, brief)
    #expect(found.plan.value(of: .waiting, for: brief) < 1e-6)
    let travel = found.plan.value(of: .travel, for: brief)
    #expect(travel > optimum - 1e-3 && travel < 1.02 * optimum)
    #expect(found.reached[1].bound <= optimum + 1e-3 && found.reached[1].bound > 0.9 * optimum)
    #expect(try solve(brief)?.plan == found.plan)
  }

  /// A large region in which nobody has to be served has a plan like any other.
  @Test func nobodyHasToBeServed() throws {
    let land = try shippedCase("kainuu", coaches: 2).region
    let brief = try PlanBrief(
      demand: Array(repeating: 0, count: land.count), borders: land.borders,
      distances: land.distances, annualClientsPerCoach: 27.4, leaderShare: 0.5,
      team: Team(coaches: 2, leaders: 1), reachKm: 100,
      priority: [Level(.waiting), Level(.travel)])
    let found = try #require(try solve(brief))
    try expectSound(found.plan, brief)
  }

  /// A question that allows more never gets a worse plan than one that allows less.
  @Test(.enabled(if: isOptimised)) func freedom() throws {
    var generator = SeededGenerator(seed: 5)
    let land = RandomGeography(count: 92, wholeNumbers: false, hasTown: false, using: &generator)
    func plan(_ territories: ClosedRange<Int>?, help: Bool) throws -> (Double, Double) {
      let brief = try PlanBrief(
        demand: land.demand, borders: land.borders, distances: land.distances,
        annualClientsPerCoach: land.demand.reduce(0, +) / 11, leaderShare: 0.5,
        team: Team(coaches: 11, leaders: 1), territories: territories, reachKm: 1_000,
        neighbourHelp: help, priority: [Level(.waiting), Level(.travel)])
      let solution = try #require(
        try PlanSolver(limits: SearchLimits(work: 400_000)).solve(brief).solution)
      let values = brief.priority.map { solution.plan.value(of: $0.objective, for: brief) }
      return (values[0], values[1])
    }
    let least = try plan(4...4, help: false)
    #expect(least.0 < 1e-6)
    for (territories, help) in [(4...4, true), (nil, false), (nil, true)] {
      let more = try plan(territories, help: help)
      #expect(
        more.0 < 1e-6 && more.1 <= least.1 * (1 + 1e-9),
        "\(String(describing: territories)) \(help) \(more) \(least)")
    }
  }

  /// What a limit leaves to show in a region that is too large for a quick search keeps what is asked,
  /// or there is none.
  @Test func stoppedAtOnce() throws {
    var generator = SeededGenerator(seed: 7)
    let land = RandomGeography(count: 70, wholeNumbers: false, hasTown: false, using: &generator)
    let ends = (0..<70).max { land.distances[$0, 0] < land.distances[$1, 0] }!
    let asked: [(requirements: [Requirement.Kind], shared: [Int])] = [
      ([], []), ([.together([0, ends])], []), ([.base(ends), .base(0)], []), ([], [ends]),
    ]
    for (kinds, shared) in asked {
      let brief = try PlanBrief(
        demand: land.demand, borders: land.borders, distances: land.distances,
        annualClientsPerCoach: 20, leaderShare: 0.5, team: Team(coaches: 40, leaders: 1),
        reachKm: 1_000, shared: shared,
        requirements: kinds.map { Requirement($0, origin: .given("test")) })
      let outcome = try PlanSolver(limits: SearchLimits(work: 1)).solve(brief)
      guard let solution = outcome.solution else { continue }
      #expect(PlanAudit(solution, for: brief).findings.isEmpty, "\(kinds), \(shared)")
    }
  }

  private func solve(_ brief: PlanBrief) throws -> (plan: Plan, reached: [ReachedLevel])? {
    let found = try LargeRegionSearch(brief, Reach(brief), .none, nil).run()
    guard let selection = found.selection else { return nil }
    return (try ServiceAssignment.plan(selection, for: brief), found.reached)
  }

  private func expectSound(_ plan: Plan, _ brief: PlanBrief) throws {
    let levels = brief.priority.prefix(2).map {
      LevelResult($0, value: plan.value(of: $0.objective, for: brief), bound: 0, in: brief)
    }
    let solution = Solution(plan: plan, levels: levels, seconds: 0)
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
  }

  @Test func countiesHaveATree() throws {
    for id in ["central-finland", "lapland", "southwest-finland"] {
      let brief = try shippedCase(id, coaches: 20).brief()
        .asking([Level(.waiting), Level(.travel)])
      #expect(!LargeRegionSearch.suits(brief, Reach(brief)))
    }
    let mainland = try shippedCase("finland", coaches: 263).brief()
      .asking([Level(.waiting), Level(.travel)])
    #expect(LargeRegionSearch.suits(mainland, Reach(mainland)))
  }

  /// Caseloads so small that clients fill more coaches than could be counted one by one.
  @Test func tinyCaseloads() throws {
    let mainland = try shippedCase("finland", coaches: 100).brief()
    let brief = try PlanBrief(
      demand: mainland.demand, borders: mainland.borders, distances: mainland.distances,
      annualClientsPerCoach: 1e-9, leaderShare: 0.5, team: Team(coaches: 100, leaders: 1),
      reachKm: 130)
    if let found = try FirstPlan.selection(for: brief) {
      #expect(found.territories.reduce(0) { $0 + $1.coaches.count } == 100)
    }
  }
}
