import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// A plan that stays while numbers change: only service is found anew, and it is the best there is.
@Suite struct KeptPlanTests {
  static let seeds = TestSupport.seeds(0..<400, inDebug: 10)

  @Test(arguments: seeds) func isTheBestServiceThatTryingFinds(seed: UInt64) throws {
    guard let random = RandomBrief(seed: 90_000 + seed, isRich: seed % 2 == 0),
      // The oracle knows no plans in between, which a tolerance would allow.
      random.brief.priority.allSatisfy({ $0.tolerance == 0 }),
      let plan = try PlanSolver().solve(random.brief).solution?.plan
    else { return }
    var generator = SeededGenerator(seed: seed)
    let brief = try random.brief.keeping(
      plan, demandFactor: Double.random(in: 0.7...1.5, using: &generator),
      capacityFactor: Double.random(in: 0.7...1.3, using: &generator))
    let kept = try PlanSolver().keeping(plan, for: brief)
    let solution = try #require(kept.outcome.solution)
    #expect(PlanAudit(solution, for: brief).findings.isEmpty, "\(random)")
    for (own, other) in zip(solution.plan.territories, plan.territories) {
      #expect(own.municipalities == other.municipalities && own.base == other.base, "\(random)")
      #expect(own.coaches == other.coaches && own.leaders == other.leaders, "\(random)")
    }
    let optima = try #require(BruteForceOracle(brief, keeping: plan).optima)
    #expect(solution.levels.allSatisfy { $0.isProven }, "\(random)")
    for ((objective, _), best) in zip(solution.levels.bounds, optima) {
      let value = solution.plan.value(of: objective, for: brief)
      #expect(
        abs(value - best) <= 1e-5 * max(1, abs(best)),
        "\(objective) \(value), not \(best): \(random)")
    }
  }

  /// With nothing changed the plan stays what it was, level by level.
  @Test(arguments: ["kainuu", "north-savo", "central-finland"])
  func unchangedNumbersGiveTheSamePlan(id: String) throws {
    let brief = try shippedCase(id, coaches: id == "kainuu" ? 3 : 11).brief()
    let solution = try #require(try PlanSolver().solve(brief).solution)
    let kept = try PlanSolver().keeping(
      solution.plan, for: brief.keeping(solution.plan, demandFactor: 1, capacityFactor: 1))
    for (own, other) in zip(try #require(kept.outcome.solution).levels, solution.levels) {
      #expect(abs(own.value - other.value) <= 1e-6 * max(1, other.value), "\(own)")
    }
  }

  /// What a level gives away stays within its tolerance, and the next level gains by it.
  @Test func tolerancesAreUsed() throws {
    let own = try shippedCase("central-finland", coaches: 9).brief()
    let plan = try #require(try PlanSolver().solve(own).solution).plan
    let strict = try own.keeping(plan, demandFactor: 1, capacityFactor: 1)
      .asking([Level(.waiting), Level(.travel)])
    let loose = strict.asking([Level(.waiting, tolerance: 0.1), Level(.travel)])
    func levels(_ brief: PlanBrief) throws -> [LevelResult] {
      try #require(try PlanSolver().keeping(plan, for: brief).outcome.solution).levels
    }
    let (least, given) = (try levels(strict), try levels(loose))
    #expect(abs(given[0].bound - least[0].value) < 1e-6)
    #expect(abs(given[0].value - 1.1 * least[0].value) < 1e-4)
    #expect(given[1].value < least[1].value - 1)
    #expect(given.allSatisfy { $0.isProven })
  }
}

@Suite struct SeveralBriefsTests {
  /// Solved beside each other, briefs have the plans that they have one by one.
  @Test func resultsDoNotDependOnThreads() throws {
    let briefs = (0..<40).compactMap { seed -> PlanBrief? in
      RandomBrief(seed: 95_000 + UInt64(seed), isRich: true)?.brief
    }
    let together = try PlanSolver().results(briefs)
    #expect(together.count == briefs.count)
    for (brief, result) in zip(briefs, together) {
      let alone = try PlanSolver().result(brief)
      #expect(result.outcome.name == alone.outcome.name)
      #expect(result.outcome.solution?.plan == alone.outcome.solution?.plan)
      #expect(result.findings.map(\.isMet) == alone.findings.map(\.isMet))
    }
  }

  @Test func aLimitEndsAllOfThem() throws {
    let brief = try shippedCase("central-finland", coaches: 11).brief()
    let results = try PlanSolver(limits: SearchLimits(seconds: 1e-6))
      .results(Array(repeating: brief, count: 5))
    #expect(results.map(\.outcome.name) == Array(repeating: "feasible", count: 5))
  }
}

extension PlanBrief {
  /// The same question about a plan that stays, with more or fewer clients and capacity.
  fileprivate func keeping(
    _ plan: Plan, demandFactor: Double, capacityFactor: Double
  ) throws(InvalidInput) -> PlanBrief {
    try PlanBrief(
      demand: demand.map { $0 * demandFactor }, borders: borders, distances: distances,
      annualClientsPerCoach: annualClientsPerCoach * capacityFactor, leaderShare: leaderShare,
      team: team, reachKm: reachKm, neighbourHelp: neighbourHelp, contiguity: contiguity,
      priority: priority, partnerships: partnerships, reference: reference,
      grouping: plan.grouping)
  }
}
