import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Help after waiting, proven by divisions into whole territories, comes to the same optima as trying
/// everything.
@Suite struct DivisionTests {
  static let seeds: Range<UInt64> = sample(50_000..<50_600, inDebug: 15)

  @Test(arguments: seeds) func sameOptima(seed: UInt64) throws {
    guard let brief = try Self.brief(seed), let found = try Self.found(brief) else { return }
    let optima = try #require(BruteForceOracle(brief).optima, "\(seed)")
    #expect(found.bound <= optima[1] + brief.rounding(of: .help) + 1e-5, "\(seed)")
    // Help alone, where too many divisions are as good.
    #expect([0, 1, 3].contains(found.levels.count), "\(seed)")
    for (place, (level, expected)) in zip(found.levels, optima.dropFirst()).enumerated() {
      #expect(level.level == brief.priority[place + 1], "\(seed)")
      let rounding = brief.rounding(of: level.level.objective) + 1e-5 * max(1, abs(expected))
      #expect(abs(level.bound - expected) <= rounding, "\(seed): \(level.level)")
      let plan = try ServiceAssignment.plan(level.selection, for: brief)
      #expect(plan.value(of: .waiting, for: brief) <= optima[0] + rounding, "\(seed)")
    }
  }

  /// The seeds above do come to divisions.
  @Test func seedsReachIt() throws {
    let reaching = try Self.seeds.count { seed in
      try Self.brief(seed).flatMap(Self.found).map { !$0.levels.isEmpty } ?? false
    }
    #expect(reaching > Self.seeds.count / 4, "\(reaching) of \(Self.seeds.count)")
  }

  private static func brief(_ seed: UInt64) throws -> PlanBrief? {
    guard let random = RandomBrief(seed: seed, isRich: seed.isMultiple(of: 3)),
      random.brief.neighbourHelp
    else { return nil }
    return random.brief.asking([Level(.waiting), Level(.help), Level(.travel), Level(.balance)])
  }

  private static func found(
    _ brief: PlanBrief
  ) throws -> (levels: [ProvenLevel], bound: Double)? {
    guard
      let waiting = try LexicographicSearch(brief.asking([Level(.waiting)]), .none).run()
        .proven.first
    else { return nil }
    return try LexicographicSearch(brief, .none).proveByDivisions(
      Level(.help), keeping: waiting.kept, from: nil)
  }

  /// Two parts with a town each, where coaches help with 20 clients a year in territories that lack staff
  /// for 13, or with 19 in territories that lack it for 19. Each territory of the latter adds little to
  /// the bound, but both together are the most above it, and have the least help.
  @Test func territoriesThatAreCheapAloneCanBeDearTogether() throws {
    let parts = [0, 4]
    let borders = parts.flatMap { [($0, $0 + 1), ($0 + 1, $0 + 2), ($0, $0 + 3)] } + [(3, 7)]
    func together(_ a: Int, _ b: Int) -> Bool { a / 4 == b / 4 }
    let brief = try PlanBrief(
      demand: [65, 14, 13, 8, 65, 14, 13, 8], borders: BorderGraph(count: 8, pairs: borders),
      distances: DistanceTable(
        rows: (0..<8).map { a in (0..<8).map { a == $0 ? 0 : together(a, $0) ? 50 : 200 } }),
      annualClientsPerCoach: 20, leaderShare: 0.5,
      team: Team(coaches: Coaches(fullTime: 10), leaders: 0), territories: 6...6, reachKm: 100,
      priority: [Level(.waiting), Level(.help)],
      requirements: (parts.flatMap {
        [.apart([$0 + 1, $0 + 2]), .apart([$0 + 1, $0 + 3]), .neverBase($0)]
      } + [.leastClients(8), .mostClients(30)]).map { Requirement($0, origin: .computed) })
    let optima = try #require(BruteForceOracle(brief).optima)
    #expect(abs(optima[1] - 38) < 1e-6)
    let found = try LexicographicSearch(brief, .none).proveByDivisions(
      Level(.help), keeping: KeptLevel(level: Level(.waiting), ceiling: 0), from: nil)
    #expect(try abs(#require(found.levels.first).bound - 38) < 1e-4)
  }

  /// Ten coaches of Central Finland: branch and cut took a minute for six territories, and was not done
  /// with seven and eight after that. Of free territories there are too many divisions to tell apart.
  @Test(
    .enabled(if: isOptimised),
    arguments: [
      (1...10, [14.55, 0, 2089.824, 6.034]), (6...6, [14.55, 20.290_306, 2938.838, 65.643_8]),
      (7...7, [14.55, 46.469, 3617.039, 126.094]), (8...8, [14.55, 73.869, 4266.409, 186.544]),
    ])
  func coachesOfACounty(territories: ClosedRange<Int>, expected: [Double]) throws {
    let brief = try shippedCase("central-finland", coaches: 10, territories: territories).brief()
      .asking([Level(.waiting), Level(.help), Level(.travel), Level(.balance)])
    let found = try LexicographicSearch(brief.counted(in: brief.usualUnits), .none).run()
    #expect(found.ending == .proven)
    let plan = try ServiceAssignment.plan(try #require(found.selection), for: brief)
    for (level, value) in zip(brief.priority, expected) {
      #expect(abs(plan.value(of: level.objective, for: brief) - value) < 1e-2, "\(level)")
    }
    for level in found.proven {
      let value = plan.value(of: level.level.objective, for: brief)
      #expect(
        value - level.bound <= 1e-5 + 1e-6 * value, "\(level.level): \(value), \(level.bound)")
    }
    #expect(found.reached[1].method == (territories.count == 1 ? .columns : .branchAndCut))
  }
}
