import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// A search for few large territories that stops early has a plan and a bound that hold.
@Suite struct LocationLimitTests {
  /// The first of some that the method answers.
  private static func brief() throws -> PlanBrief {
    let briefs = try (1_000..<1_008).map {
      try LocationSearchTests.brief($0, count: 16...20, band: 0.02...0.1)
    }
    return try #require(try briefs.first { try found($0, .none)?.ending == .proven })
  }

  private static func found(_ brief: PlanBrief, _ limits: SearchLimits) throws -> LevelsFound? {
    try LocationSearch.levels(brief, Reach(brief), limits)
  }

  /// All of the search counts as work: it comes to its end with so much, and not with less.
  @Test func workIsReproducible() throws {
    let brief = try Self.brief()
    let all = SearchLimits(work: 1_000_000)
    let proven = try #require(try Self.found(brief, all))
    #expect(proven.ending == .proven)
    let needed = 1_000_000 - all.workLeft
    #expect(needed > 100)
    var stopped = 0
    for eighth in [2, 4, 6] {
      let limits = SearchLimits(work: needed * eighth / 8)
      guard let one = try Self.found(brief, limits) else { continue }
      let other = try #require(
        try Self.found(brief, SearchLimits(work: needed * eighth / 8)))
      #expect("\(one)" == "\(other)")
      #expect(one.ending == .stopped && limits.workLeft == 0)
      stopped += 1
      for (own, best) in zip(one.reached, proven.reached) {
        #expect(own.bound <= best.bound * (1 + 1e-9))
      }
    }
    #expect(stopped > 0)
  }

  @Test(arguments: [1, 20]) func interrupted(beforeLast reports: Int) throws {
    let brief = try Self.brief()
    let all = ToldProgress { _ in }
    guard case .optimal(let proven) = try PlanSolver(progress: { all.add($0) }).solve(brief) else {
      Issue.record("not proven")
      return
    }
    let interruption = Interruption()
    let last = all.all.count - reports
    let told = ToldProgress { if $0 == last { interruption.request() } }
    let limits = SearchLimits(interruption: interruption)
    let outcome = try PlanSolver(limits: limits) { told.add($0) }.solve(brief)
    guard let solution = outcome.solution else { return }
    #expect(outcome.name == "feasible")
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    for (own, best) in zip(solution.levels, proven.levels) {
      #expect(own.bound <= own.value && own.bound <= best.value * (1 + 1e-9))
    }
  }

  /// Travel, first without a plan, then with bounds that meet it; then balance.
  @Test func progress() throws {
    let brief = try Self.brief()
    let told = ToldProgress { _ in }
    let outcome = try PlanSolver(progress: { told.add($0) }).solve(brief)
    let solution = try #require(outcome.solution)
    let travel = told.all.prefix { $0.level == .travel }
    #expect(travel.first?.value == nil && travel.last?.gap != nil)
    #expect(travel.count > 10)
    for report in travel {
      if let bound = report.bound { #expect(bound <= solution.levels[1].value * (1 + 1e-9)) }
      if let value = report.value { #expect(value >= solution.levels[1].value * (1 - 1e-9)) }
    }
    let balance = told.all.dropFirst(travel.count)
    #expect(!balance.isEmpty && balance.allSatisfy { $0.level == .balance && $0.value != nil })
  }
}
