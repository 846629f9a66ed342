import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Help after waiting, proven by divisions into whole territories, comes to the same optima as trying
/// everything.
@Suite struct DivisionTests {
  static let seeds: Range<UInt64> = sample(50_000..<50_600, inDebug: 15)

  @Test(arguments: seeds) func sameOptima(seed: UInt64) throws {
    guard let brief = try Self.brief(seed), let levels = try Self.levels(brief) else { return }
    let optima = try #require(BruteForceOracle(brief).optima, "\(seed)")
    #expect(levels.map(\.level) == Array(brief.priority.dropFirst()), "\(seed)")
    for (level, expected) in zip(levels, optima.dropFirst()) {
      let rounding = brief.rounding(of: level.level.objective) + 1e-5 * max(1, abs(expected))
      #expect(abs(level.bound - expected) <= rounding, "\(seed): \(level.level)")
      let plan = try ServiceAssignment.plan(level.selection, for: brief)
      #expect(plan.value(of: .waiting, for: brief) <= optima[0] + rounding, "\(seed)")
    }
  }

  /// The seeds above do come to divisions.
  @Test func seedsReachIt() throws {
    let reaching = try Self.seeds.count { try Self.brief($0).flatMap(Self.levels) != nil }
    #expect(reaching > Self.seeds.count / 4, "\(reaching) of \(Self.seeds.count)")
  }

  private static func brief(_ seed: UInt64) throws -> PlanBrief? {
    guard let random = RandomBrief(seed: seed, isRich: seed.isMultiple(of: 3)),
      random.brief.neighbourHelp
    else { return nil }
    return random.brief.asking([Level(.waiting), Level(.help), Level(.travel), Level(.balance)])
  }

  private static func levels(_ brief: PlanBrief) throws -> [ProvenLevel]? {
    guard
      let waiting = try LexicographicSearch(brief.asking([Level(.waiting)]), .none).run()
        .proven.first
    else { return nil }
    return try LexicographicSearch(brief, .none).proveByDivisions(
      Level(.help), keeping: waiting.kept, from: nil)
  }

  /// Six territories for ten coaches of Central Finland: branch and cut took a minute for the same.
  @Test(.enabled(if: isOptimised)) func fewTerritoriesOfACounty() throws {
    let brief = try shippedCase("central-finland", coaches: 10, territories: 6...6).brief()
      .asking([Level(.waiting), Level(.help), Level(.travel), Level(.balance)])
    let found = try LexicographicSearch(brief.counted(in: brief.usualUnits), .none).run()
    #expect(found.ending == .proven)
    let plan = try ServiceAssignment.plan(try #require(found.selection), for: brief)
    let expected: [(Objective, Double)] = [
      (.waiting, 14.55), (.help, 20.290_306), (.travel, 2938.838), (.balance, 65.643_8),
    ]
    for (level, value) in expected {
      #expect(abs(plan.value(of: level, for: brief) - value) < 1e-2, "\(level)")
    }
    #expect(found.reached[1].method == .columns)
  }
}
