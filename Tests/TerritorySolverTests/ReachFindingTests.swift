import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

struct ReachFindingTests {
  /// A town, two small places in a row behind it, and a village 102 km from the town: the employment
  /// area of Kuopio in small. Within 100 km the village needs a coach in a place between, where most of
  /// the town's clients are then served from afar; with 105 km both coaches sit in the town.
  private func brief(reach: Double) throws -> PlanBrief {
    let places = [0.0, 40, 70, 102]
    return try PlanBrief(
      demand: [40, 1, 1, 1], borders: BorderGraph(count: 4, pairs: [(0, 1), (1, 2), (2, 3)]),
      distances: DistanceTable(rows: places.map { a in places.map { abs(a - $0) } }),
      annualClientsPerCoach: 22, leaderShare: 0, team: Team(coaches: 2, leaders: 0), reachKm: reach,
      priority: [Level(.waiting), Level(.travel)])
  }

  @Test func oneMunicipalityJustBeyondTheReach() throws {
    let brief = try brief(reach: 100)
    let solution = try #require(try PlanSolver().solve(brief).solution)
    let finding = try #require(ReachSearch(PlanSolver(), brief)).finding(solution)
    let change = try #require(finding.change)
    #expect(change.km == 102 && change.isLeast && change.isProven)
    #expect(change.objective == .travel)
    let longer = try self.brief(reach: 102)
    let better = try #require(try PlanSolver().solve(longer).solution)
    #expect(abs(change.longer - better.levels[1].value) < 1e-6)
    #expect(change.value > change.longer + 1)
  }

  @Test func aReachThatNothingLiesBeyondIsNotAsked() throws {
    let brief = try brief(reach: 103)
    #expect(ReachSearch(PlanSolver(), brief) == nil)
  }

  /// The longest reach is asked while the plan is looked for, but where work is limited.
  @Test(arguments: seeds(1150..<1200, inDebug: 10))
  func isTheSameAfterThePlan(seed: UInt64) throws {
    guard let brief = RandomBrief(seed: seed)?.brief, brief.reachKm < 1000 else { return }
    let inOrder = PlanSolver(limits: SearchLimits(work: 1_000_000_000))
    #expect(!inOrder.limits.allowConcurrency)
    guard let atOnce = ReachSearch(PlanSolver(), brief) else {
      #expect(ReachSearch(inOrder, brief) == nil)
      return
    }
    guard let solution = try PlanSolver().solve(brief).solution else {
      atOnce.giveUp()
      return
    }
    let after = try #require(ReachSearch(inOrder, brief))
    #expect(try atOnce.finding(solution) == after.finding(solution), "\(seed)")
  }

  /// The least longer reach by trying all of them.
  @Test(arguments: seeds(1000..<1150, inDebug: 10))
  func isTheLeastThatChangesALevel(seed: UInt64) throws {
    guard let random = RandomBrief(seed: seed), random.brief.reachKm < 1000,
      let own = BruteForceOracle(random.brief).optima,
      let solution = try PlanSolver().solve(random.brief).solution
    else { return }
    let brief = random.brief
    let finding = try ReachSearch(PlanSolver(), brief)?.finding(solution)
    let lengths = Set(
      (0..<brief.count).flatMap { a in (0..<a).map { brief.distances[a, $0] } }
    ).filter { $0 > brief.reachKm && $0 <= 1.25 * brief.reachKm }.sorted()
    #expect((finding == nil) == lengths.isEmpty, "\(random)")
    guard finding?.isKnown == true else { return }
    let least = lengths.first { km in
      let other = BruteForceOracle(brief.reaching(km: km)).optima!
      for (index, level) in brief.stages.enumerated() {
        let rounding = 10 * brief.rounding(of: level.objective) + 1e-5 * own[index]
        if other[index] < own[index] - rounding { return true }
        if other[index] > own[index] + rounding { return false }
      }
      return false
    }
    if finding?.change?.isLeast != false { #expect(finding?.change?.km == least, "\(random)") }
  }
}
