import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

@Suite struct AlternativesTests {
  #if DEBUG
    static let seeds: Range<UInt64> = 0..<12
  #else
    static let seeds: Range<UInt64> = 0..<250
  #endif

  /// Each plan is the best of those that differ enough from all before, as trying everything says.
  @Test(arguments: seeds) func eachIsTheBestOfTheRest(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let difference = Int.random(in: 1...3, using: &generator)
    guard let random = RandomBrief(seed: 30_000 + seed, isRich: seed % 2 == 0),
      let best = try PlanSolver().solve(random.brief).solution
    else { return }
    let found = try PlanSolver().alternatives(
      to: best, for: random.brief, count: 4, difference: difference, within: nil)
    for (index, solution) in found.solutions.enumerated().dropFirst() {
      let brief = random.brief.differing(
        by: PlanBrief.Difference(
          from: found.solutions[..<index].map(\.plan.grouping), municipalities: difference,
          ceilings: [:]))
      #expect(PlanAudit(solution, for: brief).findings.isEmpty, "\(random)")
      let optima = try #require(BruteForceOracle(brief).optima, "\(random)")
      for (level, best) in zip(solution.levels, optima) {
        #expect(abs(level.bound - best) <= 1e-5 * max(1, abs(best)), "\(random), plan \(index)")
      }
    }
    guard found.solutions.count < 4 else { return }
    guard case .exhausted = found.ending else {
      Issue.record("no limit was set: \(random)")
      return
    }
    let rest = random.brief.differing(
      by: PlanBrief.Difference(
        from: found.solutions.map(\.plan.grouping), municipalities: difference, ceilings: [:]))
    #expect(BruteForceOracle(rest).optima == nil, "\(random)")
  }

  @Test func withinLimitsHowMuchWorse() throws {
    let brief = try shippedCase("kainuu", coaches: 3, territories: 3...3).brief()
    let best = try #require(try PlanSolver().solve(brief).solution)
    let all = try PlanSolver().alternatives(
      to: best, for: brief, count: 3, difference: 4, within: nil)
    let near = try PlanSolver().alternatives(
      to: best, for: brief, count: 3, difference: 4, within: 0.05)
    #expect(all.solutions.count == 3)
    for solution in near.solutions {
      for (level, own) in zip(solution.levels, best.levels) {
        #expect(level.value <= own.value * 1.05 + 1e-3)
      }
    }
    #expect(near.solutions.count < all.solutions.count)
  }
}

@Suite struct BindingTests {
  /// A requirement binds exactly where the best plan without it is better.
  @Test(arguments: 0..<80) func asTryingEverythingSays(seed: Int) throws {
    guard let random = RandomBrief(seed: 40_000 + UInt64(seed), isRich: true),
      let solution = try PlanSolver().solve(random.brief).solution,
      // With a tolerance the bound of later levels depends on more than the requirement.
      random.brief.priority.allSatisfy({ $0.tolerance == 0 })
    else { return }
    let own = try #require(BruteForceOracle(random.brief).optima)
    let findings = try PlanSolver().findings(solution, for: random.brief)
    #expect(findings.count == random.brief.requirements.count)
    for (index, finding) in findings.enumerated() {
      var others = random.brief.requirements
      others.remove(at: index)
      let freer = try #require(
        BruteForceOracle(random.brief.replacing(requirements: others)).optima)
      let isWorse = zip(own, freer).contains { $0 - $1 > 1e-5 * max(1, abs($0)) }
      // Lexicographic: a better level may make a later one worse, never an earlier one.
      #expect((finding.cost != nil) == isWorse, "\(random): \(finding)")
      #expect(finding.isMet && finding.isProven)
    }
  }
}
