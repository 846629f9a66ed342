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

  private static func found(
    _ brief: PlanBrief, _ limits: SearchLimits, _ progress: ProgressObserver? = nil
  ) throws -> LevelsFound? {
    try LocationSearch.levels(brief, Reach(brief), limits, progress)
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
    let proven = try #require(try Self.found(brief, .none) { all.add($0) })
    #expect(proven.ending == .proven)
    let interruption = Interruption()
    let last = all.all.count - reports
    let told = ToldProgress { if $0 == last { interruption.request() } }
    let limits = SearchLimits(interruption: interruption)
    guard let found = try Self.found(brief, limits, { told.add($0) }) else { return }
    #expect(found.ending == .stopped)
    let plan = try ServiceAssignment.plan(try #require(found.selection), for: brief)
    let levels = found.reached.results(plan, brief)
    let solution = Solution(plan: plan, levels: levels, seconds: 0)
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    for (own, best) in zip(found.reached, proven.reached) {
      #expect(own.bound <= best.bound * (1 + 1e-9))
    }
  }

  /// Travel, first without a plan, then with bounds that meet it; then balance.
  @Test func progress() throws {
    let brief = try Self.brief()
    let told = ToldProgress { _ in }
    let found = try #require(try Self.found(brief, .none) { told.add($0) })
    let least = found.reached[1].bound
    let travel = told.all.prefix { $0.level == .travel }
    #expect(travel.first?.value == nil && travel.last?.gap != nil)
    #expect(travel.count > 10)
    for report in travel {
      if let bound = report.bound { #expect(bound <= least * (1 + 1e-9)) }
      if let value = report.value { #expect(value >= least * (1 - 1e-9)) }
    }
    let balance = told.all.dropFirst(travel.count)
    #expect(!balance.isEmpty && balance.allSatisfy { $0.level == .balance && $0.value != nil })
  }
}
