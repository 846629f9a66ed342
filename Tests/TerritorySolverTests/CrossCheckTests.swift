import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Briefs from the edges of what can be asked, answered by every method that applies, in any units and
/// with any limits, against trying everything.
///
/// `scripts/cross-check --methods N` runs it over N seeds, or from one to another.
@Suite struct CrossCheckTests {
  static let seeds = TestSupport.seeds(0..<400, inDebug: 10)

  @Test(arguments: seeds) func bestPlan(seed: UInt64) throws {
    guard let random = RandomBrief(wildSeed: seed) else { return }
    let optima = BruteForceOracle(random.brief).optima
    switch try PlanSolver().solve(random.brief) {
    case .optimal(let solution):
      #expect(solution.levels.map(\.level) == random.brief.priority, "\(random)")
      expect(solution.levels.bounds, equal: optima, random.brief, "\(random)")
      #expect(solution.levels.allSatisfy { $0.isProven }, "\(random): \(solution.levels)")
      let findings = PlanAudit(solution, for: random.brief).findings
      #expect(findings.isEmpty, "\(random): \(findings)")
    case .infeasible: #expect(optima == nil, "\(random)")
    case .feasible(let solution):
      Issue.record("no limit was set, yet the search stopped: \(random): \(solution.levels)")
    case .unknown: Issue.record("no limit was set, yet the search stopped: \(random)")
    }
  }

  /// A base that reaches a shared municipality counts for fairness as it does for waiting: another
  /// member of its territory was once as good a base, and fairness was proven too high.
  @Test(arguments: [1389, 2135, 2846] as [UInt64]) func whoReachesShared(seed: UInt64) throws {
    try bestPlan(seed: seed)
  }

  /// Each method alone comes to the same.
  @Test(arguments: seeds) func everyMethod(seed: UInt64) throws {
    guard let random = RandomBrief(wildSeed: seed) else { return }
    let brief = random.brief.counted(in: random.brief.usualUnits)
    let optima = BruteForceOracle(brief).optima
    for leftOut in [[], [.columns], [.columns, .location]] as [Set<ExactMethod>] {
      var search = LexicographicSearch(brief, .none)
      search.allowed.subtract(leftOut)
      let found = try search.run()
      guard optima != nil else {
        #expect(found.ending == .infeasible, "\(random)")
        continue
      }
      #expect(found.reached.map(\.level) == brief.stages, "\(random)")
      expect(
        found.reached.map { ($0.level.objective, $0.bound) }, equal: optima, brief, "\(random)")
      #expect(try found.contradiction(in: brief) == nil, "\(random)")
    }
    if let found = try LocationSearch.levels(brief, Reach(brief), .none) {
      guard optima != nil else {
        #expect(found.ending == .infeasible, "\(random)")
        return
      }
      #expect(found.reached.map(\.level) == brief.stages, "\(random)")
      expect(
        found.reached.map { ($0.level.objective, $0.bound) }, equal: optima, brief, "\(random)")
    }
  }

  /// Values grow with clients and with kilometres, and nothing else changes.
  @Test(arguments: seeds) func otherUnits(seed: UInt64) throws {
    guard let random = RandomBrief(wildSeed: seed) else { return }
    let outcome = try PlanSolver().solve(random.brief)
    for (clients, kilometres) in [(0.03, 1.0), (1000, 0.01), (0.001, 700), (0.7, 0.001)] {
      let scaled = try #require(
        RandomBrief(wildSeed: seed, clients: clients, kilometres: kilometres))
      let other = try PlanSolver().solve(scaled.brief)
      #expect(other.name == outcome.name, "\(random), times \(clients), \(kilometres)")
      let bounds = outcome.solution?.levels.bounds ?? []
      for (one, other) in zip(bounds, other.solution?.levels.bounds ?? []) {
        let factor: Double =
          switch one.objective {
          case .waiting, .beyondEvenShare, .balance, .help, .resilience: clients
          case .travel: clients * kilometres
          case .fairness, .partners, .change: 1
          }
        let rounding = 2 * random.brief.rounding(of: one.objective) + 1e-6 * abs(one.bound)
        #expect(
          abs(other.bound / factor - one.bound) <= rounding,
          "\(random), times \(clients), \(kilometres): \(one) \(other)")
      }
    }
  }

  /// Stopped at any moment: a sound plan, or none, and bounds that hold.
  @Test(arguments: seeds) func stopped(seed: UInt64) throws {
    guard let random = RandomBrief(wildSeed: seed) else { return }
    let optima = BruteForceOracle(random.brief).optima
    for work in [1, 3, 10, 30, 100, 300, 1000] {
      let outcome = try PlanSolver(limits: SearchLimits(work: work)).solve(random.brief)
      guard let solution = outcome.solution else {
        if case .infeasible = outcome { #expect(optima == nil, "\(random), work \(work)") }
        continue
      }
      let findings = PlanAudit(solution, for: random.brief).findings
      #expect(findings.isEmpty, "\(random), work \(work): \(findings)")
      let proven = Set(solution.levels.filter(\.isProven).map(\.objective) + [.beyondEvenShare])
      for (figure, best) in zip(solution.levels.bounds, try #require(optima, "\(random)")) {
        let rounding = random.brief.rounding(of: figure.objective) + 1e-5 * max(1, best)
        #expect(figure.bound <= best + rounding, "\(random), work \(work): \(figure)")
        // After a figure that is not proven the next one's optimum is another.
        guard proven.contains(figure.objective), abs(figure.bound - best) <= rounding else { break }
      }
    }
  }

  /// A plan that was met and is better than a bound allows is told; one that is worse in a level
  /// before is not.
  @Test func falseProofsAreTold() throws {
    let random = try #require(
      (0..<UInt64(100)).lazy.compactMap { RandomBrief(wildSeed: $0) }
        .first { $0.brief.priority.starts(with: [Level(.waiting), Level(.travel)]) })
    let found = try LexicographicSearch(random.brief, .none).run()
    #expect(try found.contradiction(in: random.brief) == nil)
    var levels = found
    let travel = found.proven[1]
    levels.proven[1] = ProvenLevel(
      level: travel.level, bound: travel.bound * 1.01 + 1, ceiling: travel.ceiling * 1.01 + 1,
      selection: travel.selection, method: travel.method)
    let contradiction = try levels.contradiction(in: random.brief)
    #expect(contradiction?.contains("travel is said to be") == true)
    let waiting = found.proven[0]
    levels.proven[0] = ProvenLevel(
      level: waiting.level, bound: waiting.bound - 1, ceiling: waiting.ceiling - 1,
      selection: waiting.selection, method: waiting.method)
    #expect(try levels.contradiction(in: random.brief) == nil)
  }

  /// The seeds reach every method, many times.
  @Test func everyMethodIsReached() throws {
    var counts: [ExactMethod: Int] = [:]
    for seed in Self.seeds.prefix(400) {
      guard let random = RandomBrief(wildSeed: seed) else { continue }
      let brief = random.brief.counted(in: random.brief.usualUnits)
      let location = try LocationSearch.levels(brief, Reach(brief), .none)
      let found = try location ?? LexicographicSearch(brief, .none).run()
      for level in found.proven { counts[level.method, default: 0] += 1 }
    }
    print("Levels proven by each method: \(counts)")
    // Large regions have tests of their own.
    for method in ExactMethod.allCases where method != .largeNeighbourhoods {
      #expect(counts[method, default: 0] >= Self.seeds.prefix(400).count / 100, "\(method)")
    }
  }

  private func expect(
    _ reached: [(objective: Objective, bound: Double)], equal optima: [Double]?,
    _ brief: PlanBrief, _ name: String
  ) {
    guard let optima else {
      Issue.record("there is no plan: \(name)")
      return
    }
    #expect(reached.count == optima.count, "\(name)")
    for ((objective, bound), best) in zip(reached, optima) {
      let rounding = brief.rounding(of: objective) + 1e-5 * abs(best)
      #expect(abs(bound - best) <= rounding, "\(name): \(objective) \(bound) \(best)")
    }
  }
}
