import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Choosing whole territories comes to the same optima as deciding on each municipality.
@Suite struct SetPartitioningTests {
  static let seeds: Range<UInt64> = sample(0..<600, inDebug: 8)

  @Test(arguments: seeds) func sameOptima(seed: UInt64) throws {
    guard let random = RandomBrief(seed: 30_000 + seed, isRich: !seed.isMultiple(of: 2)),
      var columns = Self.columns(random.brief)
    else { return }
    let brief = random.brief
    var programme = LexicographicSearch(brief, .none)
    programme.allowed.subtract([.columns, .location])
    let levels = try programme.run()
    #expect(levels.ending == .proven, "\(random)")
    let optima = try #require(BruteForceOracle(brief).optima, "\(random)")
    let provable = SetPartitioning.provable(brief.priority)
    for place in 0..<provable {
      let objective = brief.priority[place].objective
      let answer = columns.minimise(objective)
      let found = try #require(answer, "\(random)")
      let expected = optima[place]
      let rounding = 1e-5 * max(1, abs(expected))
      #expect(abs(found.value - expected) <= rounding, "\(random): \(objective)")
      #expect(abs(levels.reached[place].bound - expected) <= rounding, "\(random): \(objective)")
      let plan = try ServiceAssignment.plan(found.selection, for: brief)
      #expect(abs(plan.value(of: objective, for: brief) - expected) <= rounding, "\(random)")
    }
  }

  /// The seeds above do come to territories that are chosen as a whole.
  @Test func seedsReachIt() {
    let reaching = Self.seeds.count { seed in
      RandomBrief(seed: 30_000 + seed, isRich: !seed.isMultiple(of: 2))
        .flatMap { Self.columns($0.brief) } != nil
    }
    #expect(reaching > Self.seeds.count / 6)
  }

  private static func columns(_ brief: PlanBrief) -> SetPartitioning? {
    guard SetPartitioning.provable(brief.priority) > 0 else { return nil }
    return SetPartitioning(brief, Reach(brief), .none)
  }

  @Test(arguments: [
    ("waiting,travel,balance", 3), ("waiting,balance,travel", 3), ("balance,waiting,travel", 3),
    ("travel,waiting", 0), ("balance,travel,waiting", 1), ("waiting,travel:5%,balance", 1),
    ("waiting:5%,travel", 0), ("waiting,help,travel", 1), ("balance,partners", 1),
  ])
  func whichLevels(priority: String, count: Int) throws {
    let levels = try Level.priority(priority.split(separator: ",").map(String.init))
    #expect(SetPartitioning.provable(levels) == count)
  }
}
