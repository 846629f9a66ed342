import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

@Suite struct AlternativesTests {
  static let seeds = TestSupport.seeds(0..<250, inDebug: 12)

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
      for (level, best) in zip(solution.levels.bounds, optima) {
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
  /// A requirement binds exactly where the best plan without it is better, and by how much the first
  /// level's optimum is better; what tolerances give away is no matter.
  @Test(arguments: TestSupport.seeds(0..<160, inDebug: 8)) func asTryingEverythingSays(
    seed: UInt64
  ) throws {
    guard let random = RandomBrief(seed: 40_000 + seed, isRich: true),
      let solution = try PlanSolver().solve(random.brief).solution
    else { return }
    let own = try #require(BruteForceOracle(random.brief).optima)
    let findings = try PlanSolver().findings(solution, for: random.brief)
    #expect(findings.count == random.brief.requirements.count)
    for (index, finding) in findings.enumerated() {
      var others = random.brief.requirements
      others.remove(at: index)
      let freer = try #require(
        BruteForceOracle(random.brief.replacing(requirements: others)).optima)
      // Lexicographic: a better level may make a later one worse, never an earlier one.
      let worse = own.indices.first { own[$0] - freer[$0] > 1e-5 * max(1, abs(own[$0])) }
      #expect(finding.isMet && finding.isProven)
      #expect(
        (finding.cost != nil) == (worse != nil), "\(random): \(finding), \(own), without \(freer)")
      guard let cost = finding.cost, let worse else { continue }
      #expect(cost.objective == random.brief.stages[worse].objective, "\(random)")
      #expect(abs(cost.value - own[worse]) < 1e-4, "\(random): \(cost)")
      #expect(abs(cost.without - freer[worse]) < 1e-4, "\(random): \(cost)")
    }
  }

  /// Under a tolerance optima are compared, not what the plans give away for later levels.
  @Test func toleranceIsNoCostOfARequirement() throws {
    let mild = try shippedCase("kainuu", coaches: 3).brief()
    let town = 1
    let brief = mild.replacing(
      requirements: [Requirement(.neverBase(town), origin: .given("test"))])
    let loose = [Level(.waiting), Level(.travel, tolerance: 0.2), Level(.balance)]
    let solution = try #require(try PlanSolver().solve(brief.asking(loose)).solution)
    #expect(solution.levels[1].value > solution.levels[1].bound + 1, "nothing is given away")
    let cost = try #require(
      try PlanSolver().findings(solution, for: brief.asking(loose))[0].cost)
    #expect(cost.objective == .travel)
    func optimum(_ brief: PlanBrief) throws -> Double {
      let levels = [Level(.waiting), Level(.travel)]
      return try #require(try PlanSolver().solve(brief.asking(levels)).solution).levels[1].value
    }
    #expect(abs(cost.value - (try optimum(brief))) < 0.01)
    #expect(abs(cost.without - (try optimum(mild))) < 0.01)
  }

  /// What a limit left open is not said to be proven.
  @Test func aPlanThatIsNotProvenBindsNothing() throws {
    let brief = try shippedCase("kainuu", coaches: 3).brief()
      .replacing(requirements: [Requirement(.leastCoaches(1), origin: .given("test"))])
    let best = try #require(try PlanSolver().solve(brief).solution)
    let open = best.levels.map {
      LevelResult($0.level, value: $0.value + 10, bound: $0.bound, in: brief)
    }
    let stopped = Solution(plan: best.plan, levels: open, seconds: 0)
    let finding = try PlanSolver().findings(stopped, for: brief)[0]
    #expect(finding.cost == nil && !finding.isProven)
    let proven = try PlanSolver().findings(best, for: brief)[0]
    #expect(proven.cost == nil && proven.isProven)
  }

  /// What costs only the second figure of fairness, clients beyond an even share, is no less asked for.
  @Test func aRequirementMayCostTheSecondFigureAlone() throws {
    let brief = try shippedCase("kainuu", coaches: 1).brief()
      .asking([Level(.waiting), Level(.fairness)])
    let best = try #require(try PlanSolver().solve(brief).solution)
    func solution(beyond: Double) -> Solution {
      let levels = best.levels.map { level in
        guard level.objective == .fairness else { return level }
        return LevelResult(
          level.level, value: level.value, bound: level.bound,
          beyondEvenShare: (value: beyond, bound: beyond, allowance: 0), in: brief)
      }
      return Solution(plan: best.plan, levels: levels, seconds: 0)
    }
    let found = PlanSolver.firstBetterLevel(solution(beyond: 10), solution(beyond: 5), in: brief)
    #expect(found.better?.objective == .beyondEvenShare && found.isProven)
    #expect(found.better?.value == 10 && found.better?.without == 5)
    let none = PlanSolver.firstBetterLevel(solution(beyond: 5), solution(beyond: 5), in: brief)
    #expect(none.better == nil && none.isProven)
  }
}
