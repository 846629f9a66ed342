import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// A search that may stop early still proves what it says.
@Suite struct SearchLimitTests {
  /// A level within its gap: value − bound ≤ gap · value, its bound no more than the optimum that
  /// trying everything finds, given what the levels before came to.
  @Test(arguments: sample(0..<200 as Range<UInt64>, inDebug: 10)) func gapHolds(seed: UInt64) throws
  {
    guard let random = RandomBrief(seed: 50_000 + seed) else { return }
    let gap = [0.02, 0.1, 0.3][Int(seed % 3)]
    let outcome = try PlanSolver(limits: SearchLimits(gap: gap)).solve(random.brief)
    let optima = BruteForceOracle(random.brief).optima
    guard let solution = outcome.solution else {
      #expect(optima == nil, "\(random)")
      return
    }
    #expect(PlanAudit(solution, for: random.brief).findings.isEmpty, "\(random)")
    #expect(solution.levels.map(\.level) == random.brief.priority, "\(random)")
    for level in solution.levels {
      #expect(
        level.value - level.bound <= gap * level.value + 1e-5 * max(1, level.value), "\(random)")
    }
    let first = try #require(optima?.first)
    let level = try #require(solution.levels.first)
    #expect(level.bound <= first + 1e-5 * max(1, first), "\(random)")
    #expect(level.value >= first - 1e-5 * max(1, first), "\(random)")
  }

  /// What the searches of central Finland stop with is another plan with every gap.
  @Test func gapStopsSooner() throws {
    let brief = try shippedCase("central-finland", coaches: 10).brief().asking(territories: 8)
    let proven = try #require(try PlanSolver().solve(brief).solution)
    let outcome = try PlanSolver(limits: SearchLimits(gap: 0.05)).solve(brief)
    guard case .feasible(let near) = outcome else {
      Issue.record("nothing was left to prove")
      return
    }
    for (near, proven) in zip(near.levels.prefix(2), proven.levels) {
      #expect(near.bound <= proven.value + 1e-3)
      #expect(proven.value <= near.value + 1e-3)
    }
  }

  /// With a bound of zero, only zero is good enough, whatever part of the value is allowed.
  @Test func zeroBound() {
    let limits = SearchLimits(gap: 0.5)
    #expect(!limits.isGoodEnough(0.001, bound: 0))
    #expect(limits.isGoodEnough(0, bound: 0))
    #expect(limits.isGoodEnough(100, bound: 50))
    #expect(!limits.isGoodEnough(100, bound: 49.9))
    #expect(SearchLimits(gap: 1).isGoodEnough(7, bound: 0))
    #expect(!SearchLimits.none.isGoodEnough(100, bound: 99.999))
  }

  /// The same work comes to the same plan, also where searches share the machine.
  @Test(arguments: [1, 300, 1_000, 3_000]) func workIsReproducible(work: Int) throws {
    let briefs = try [9, 10, 11].map { try shippedCase("central-finland", coaches: $0).brief() }
    func results() throws -> [[String]] {
      try PlanSolver(limits: SearchLimits(work: work)).results(briefs).map { result in
        [result.outcome.name]
          + (result.outcome.solution.map { ["\($0.plan)", "\($0.levels)"] } ?? [])
      }
    }
    let first = try results()
    #expect(try results() == first)
    if work == 1 { #expect(first.allSatisfy { $0[0] == "feasible" }) }
  }

  @Test func workIsDividedEqually() {
    let all = SearchLimits(work: 10)
    let part = all.part(of: 3, roundsLeft: 2)
    #expect(part.workLeft == 3)
    part.spend(3)
    #expect(part.isReached && !all.isReached && all.workLeft == 10)
  }

  /// Asked to stop while it works on any level, a search shows a sound plan with bounds that hold.
  @Test(arguments: [
    (1, "waiting,fairness,travel,balance"), (2, "waiting,fairness,travel,balance"),
    (5, "waiting,fairness,travel,balance"), (1, "waiting,travel,balance"),
    (2, "waiting,travel,balance"), (5, "waiting,travel,balance"), (20, "waiting,travel,balance"),
    (100, "waiting,travel,balance"),
  ]) func interrupted(afterReports reports: Int, priority: String) throws {
    let brief = try shippedCase(
      "central-finland", coaches: 10, territories: 8...8, membership: .free,
      priority: Level.priority(priority.split(separator: ",").map(String.init))
    ).brief()
    let proven = try #require(try PlanSolver().solve(brief).solution)
    let interruption = Interruption()
    let told = ReportCount()
    let solver = PlanSolver(limits: SearchLimits(interruption: interruption)) { progress in
      #expect(progress.gap ?? 0 >= 0)
      if told.next() == reports { interruption.request() }
    }
    guard case .feasible(let solution) = try solver.solve(brief) else {
      Issue.record("the search was not stopped")
      return
    }
    #expect(told.count >= reports && told.count <= reports + 1)
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    #expect(solution.levels.last?.isProven == false)
    for (own, best) in zip(solution.levels, proven.levels) {
      #expect(own.bound <= best.value + 1e-3)
    }
  }
}

/// Counts on whatever thread it is told.
private final class ReportCount: @unchecked Sendable {
  private(set) var count = 0

  func next() -> Int {
    count += 1
    return count
  }
}
