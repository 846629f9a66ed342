import TerritoryModel
import Testing

@testable import TerritorySolver

/// Every optimum equals what trying everything finds.
@Suite struct OracleTests {
  // Trying everything is slow without optimisation; the release run tries them all.
  #if DEBUG
    static let seeds: Range<UInt64> = 0..<60
  #else
    static let seeds: Range<UInt64> = 0..<600
  #endif

  @Test(arguments: seeds) func bestPlan(seed: UInt64) throws {
    guard let random = RandomBrief(seed: seed) else { return }
    try expectOracle(random)
  }

  @Test(arguments: seeds) func givenTerritories(seed: UInt64) throws {
    guard let random = RandomBrief(seed: 10_000 + seed, givenTerritories: true) else { return }
    try expectOracle(random)
  }

  private func expectOracle(_ random: RandomBrief) throws {
    let expected = BruteForceOracle(random.brief).best
    switch try PlanSolver().solve(random.brief) {
    case .optimal(let solution):
      let audit = PlanAudit(solution, for: random.brief)
      #expect(audit.findings.isEmpty, "\(random)")
      let values = solution.levels.map(\.value)
      #expect(values.count == random.brief.priority.count, "\(random)")
      let bests = try #require(expected, "\(random)")
      for (value, best) in zip(values, bests) {
        #expect(abs(value - best) <= 1e-5 * max(1, abs(best)), "\(random): \(values) \(bests)")
      }
      #expect(solution.levels.allSatisfy { $0.isProven }, "\(random): \(solution.levels)")
    case .infeasible:
      #expect(expected == nil, "\(random)")
    case .feasible, .unknown:
      Issue.record("no limit was set, yet the search stopped: \(random)")
    }
  }
}
