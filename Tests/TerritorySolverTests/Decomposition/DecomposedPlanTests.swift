import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Plans that are put together from parts and windows are sound plans, and none is better than what
/// is proven to be best.
@Suite struct DecomposedPlanTests {
  @Test(arguments: sample(0..<150 as Range<UInt64>, inDebug: 30)) func plansAreSound(seed: UInt64)
    throws
  {
    guard let random = RandomBrief(seed: 50_000 + seed) else { return }
    let brief = random.brief.asking([Level(.waiting), Level(.travel)])
    guard let plan = try DecomposedSearch.plan(brief, limits: .none) else { return }
    let values = brief.priority.map { plan.value(of: $0.objective, for: brief) }
    try expectSound(plan, brief)
    let optima = try #require(BruteForceOracle(brief).optima, "\(random)")
    #expect(values[0] >= optima[0] - 1e-6 * max(1, optima[0]), "\(random)")
    if values[0] <= optima[0] + 1e-6 * max(1, optima[0]) {
      #expect(values[1] >= optima[1] - 1e-5 * max(1, optima[1]), "\(random)")
    }
  }

  /// Optima of these are proven by the search for one programme.
  @Test(arguments: [("pirkanmaa", 27, 2013.415), ("southwest-finland", 22, 1702.4)])
  func counties(id: String, coaches: Int, optimum: Double) throws {
    let brief = try shippedCase(id, coaches: coaches).brief()
    let plan = try #require(try DecomposedSearch.plan(brief, limits: .none))
    try expectSound(plan, brief)
    #expect(plan.value(of: .waiting, for: brief) < 1e-6)
    let travel = plan.value(of: .travel, for: brief)
    #expect(travel > optimum - 1e-3 && travel < 1.05 * optimum)
    #expect(try DecomposedSearch.plan(brief, limits: .none) == plan)
  }

  private func expectSound(_ plan: Plan, _ brief: PlanBrief) throws {
    let levels = brief.priority.prefix(2).map {
      LevelResult($0, value: plan.value(of: $0.objective, for: brief), bound: 0, in: brief)
    }
    let solution = Solution(plan: plan, levels: levels, seconds: 0)
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
  }

  @Test func countiesAreOneProgramme() throws {
    for id in ["central-finland", "lapland", "southwest-finland"] {
      let brief = try shippedCase(id, coaches: 20).brief()
      #expect(DecomposedSearch(brief, limits: .none) == nil)
    }
    let mainland = try shippedCase("finland", coaches: 263).brief()
      .asking([Level(.waiting), Level(.travel)])
    #expect(DecomposedSearch(mainland, limits: .none) != nil)
  }
}
