import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// The bound on travel is below every plan, and as high as another solver found that it gets.
@Suite struct TravelBoundTests {
  static let seeds: Range<UInt64> = sample(0..<400, inDebug: 20)

  @Test(arguments: seeds) func noPlanIsBelow(seed: UInt64) throws {
    guard let random = RandomBrief(seed: 30_000 + seed) else { return }
    let brief = random.brief.asking([Level(.waiting), Level(.travel)])
    guard let optima = BruteForceOracle(brief).optima else { return }
    let bound = TravelBound(brief, Reach(brief), waiting: optima[0])
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5 {
      let answer = bound.answer(at: Self.prices(for: bound, using: &generator))
      #expect(answer.bound <= optima[1] + 1e-6 * max(1, optima[1]), "\(random)")
    }
    guard case .optimal(let solution) = try PlanSolver().solve(brief) else {
      Issue.record("not proven: \(random)")
      return
    }
    let best = try bound.best(for: solution.plan, subgradients: 30, columns: 60, .none)
    #expect(best <= optima[1] + 1e-5 * max(1, optima[1]), "\(random)")
  }

  private static func prices(
    for bound: TravelBound, using generator: inout SeededGenerator
  ) -> TerritoryPrices {
    let ceiling = Double.random(in: 0...150, using: &generator)
    return TerritoryPrices(
      service: bound.brief.demand.map { _ in
        Double.random(in: min(0, ceiling)...ceiling, using: &generator)
      },
      membership: (0..<bound.brief.count).map { m in
        Double.random(in: (bound.remote.contains(m) ? -500 : 0)...300, using: &generator)
      },
      coach: Double.random(in: -200...1500, using: &generator),
      leader: Double.random(in: -200...800, using: &generator), ceiling: ceiling)
  }

  /// A column generation of its own, with HiGHS, came to 1983.5112 for the same relaxation.
  @Test func pirkanmaa() throws {
    let brief = try shippedCase("pirkanmaa", coaches: 27).brief()
    guard case .optimal(let solution) = try PlanSolver().solve(brief) else {
      Issue.record("not proven")
      return
    }
    let travel = solution.plan.value(of: .travel, for: brief)
    let bound = try TravelBound(brief, Reach(brief), waiting: 0)
      .best(for: solution.plan, subgradients: 100, columns: 100, .none)
    #expect(abs(travel - 2013.415) < 1e-3)
    #expect(bound > 1983.5112 * (1 - 1e-3) && bound < 1983.5112 + 1e-3)
  }
}
