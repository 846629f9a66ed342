import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// One plan for several scenarios.
@Suite struct CommonPlanTests {
  static let seeds = TestSupport.seeds(0..<150, inDebug: 8)

  /// Every figure equals what trying all territories, bases and staff finds, each with the best service
  /// of its own in every scenario.
  @Test(arguments: seeds) func oracle(seed: UInt64) throws {
    let random = RandomBrief(
      seed: 230_000 + seed, isRich: seed % 3 == 0, limitsWaiting: seed % 7 == 2,
      isPartTime: seed % 5 == 1)
    guard let random else { return }
    var generator = SeededGenerator(seed: 230_000 + seed)
    let briefs = random.brief.scenarios(using: &generator)
    let criterion: CommonPlan.Criterion =
      seed.isMultiple(of: 2) ? .worst : .mean(Self.weights(briefs.count, using: &generator))
    let found = try PlanSolver().commonPlan(briefs, criterion)
    guard let optima = Self.optima(briefs, criterion) else {
      #expect(found.isImpossible && found.solutions == nil, "\(random)")
      return
    }
    #expect(found.common.isProven, "\(random) \(criterion): \(found.common.results) \(optima)")
    #expect(found.common.results.count == optima.count, "\(random)")
    for (result, best) in zip(found.common.results, optima) {
      #expect(
        abs(result.value - best) <= 3e-5 * max(1, abs(best)),
        "\(random) \(criterion) \(result.figure): \(found.common.results.map(\.value)) \(optima)")
    }
    let solutions = try #require(found.solutions)
    for (solution, brief) in zip(solutions, briefs) {
      let audit = PlanAudit(solution, for: brief)
      #expect(audit.findings.isEmpty, "\(random) \(audit.findings)")
      #expect(
        solution.plan.territories.map(\.municipalities)
          == solutions[0].plan.territories.map(\.municipalities))
      #expect(solution.plan.territories.map(\.base) == solutions[0].plan.territories.map(\.base))
      #expect(
        solution.plan.territories.map(\.coaches) == solutions[0].plan.territories.map(\.coaches))
    }
  }

  /// A scenario alone is its own best plan.
  @Test func oneScenario() throws {
    let brief = try #require(RandomBrief(seed: 4)).brief.exact
    let alone = try #require(try PlanSolver().solve(brief).solution)
    let found = try PlanSolver().commonPlan([brief, brief], .worst)
    #expect(found.common.isProven)
    #expect(
      found.solutions?.map { $0.levels.map(\.value) }
        == [alone, alone].map { $0.levels.map(\.value) })
    #expect(found.common.price(of: .travel, found.solutions!.map(\.plan)) == 0)
  }

  /// The example of Documentation/Model.md: which of two municipalities has 40 clients and which 20 is
  /// not known, and three coaches can't be in both.
  @Test func byHand() throws {
    func brief(_ demand: [Double]) throws -> PlanBrief {
      try PlanBrief(
        demand: demand, borders: BorderGraph(count: 2, pairs: [(0, 1)]),
        distances: DistanceTable(rows: [[0, 60], [60, 0]]), annualClientsPerCoach: 20,
        leaderShare: 0,
        team: Team(coaches: 3, leaders: 0), reachKm: 50)
    }
    let briefs = [try brief([40, 20]), try brief([20, 40])]
    let worst = try PlanSolver().commonPlan(briefs, .worst)
    #expect(worst.common.isProven)
    #expect(worst.common.results.prefix(2).map { ($0.value * 1e6).rounded() / 1e6 } == [20, 10])
    #expect(worst.common.alone.allSatisfy { $0.outcome.solution?.levels[0].value == 0 })
    let price = try #require(worst.common.price(of: .waiting, worst.solutions!.map(\.plan)))
    #expect(abs(price - 10) < 1e-6)
    let likelier = try PlanSolver().commonPlan(briefs, .mean([0.7, 0.3]))
    #expect(abs(likelier.common.results[0].value - 6) < 1e-6)
    #expect(likelier.solutions?[0].plan.territories.map(\.coaches.count) == [2, 1])
  }

  /// A county in which lazy rows decide: that all are kept is what makes its travel come to its bound.
  @Test(.enabled(if: isOptimised)) func county() throws {
    let region = try RegionFolder(shippedRegionPath("central-finland")).read()
    let snapshot = try region.snapshot(region.settings.statistics.value)
    let demand = try region.settings.chain.demand(of: snapshot, directory: region.directory)
    let briefs = try [24.32, 26.36, 27.4, 29.4, 32.4].map {
      try PlanBrief(
        demand: demand.clients, borders: region.borders, distances: region.distances,
        annualClientsPerCoach: $0, leaderShare: 0.5, team: Team(coaches: 11, leaders: 1),
        reachKm: 100)
    }
    let found = try PlanSolver().commonPlan(briefs, .mean([0.1, 0.2, 0.4, 0.2, 0.1]))
    #expect(found.common.isProven, "\(found.common.results)")
    #expect(found.common.results.contains { abs($0.value - 2357.1436) < 0.01 })
  }

  /// The optima of the figures, one after the other, over all structures that every scenario allows.
  private static func optima(_ briefs: [PlanBrief], _ criterion: CommonPlan.Criterion) -> [Double]?
  {
    let oracles = briefs.map { BruteForceOracle($0, everyPlan: true) }
    let tables = oracles.map {
      Dictionary(uniqueKeysWithValues: zip($0.structures, $0.scores))
    }
    let order = briefs[0].priority.flatMap { level in
      level.objective == .fairness ? [.fairness, .beyondEvenShare] : [level.objective]
    }
    let weights = criterion.weights(of: briefs.count)
    var left = oracles[0].structures.compactMap { structure -> [Double]? in
      let scores = tables.compactMap { $0[structure] }
      guard scores.count == tables.count else { return nil }
      var values: [Double] = []
      for (place, objective) in order.enumerated() {
        let own = scores.map { $0[place] }
        if criterion == .worst, objective == .waiting || objective == .fairness {
          values.append(own.max()!)
        }
        values.append(zip(own, weights).reduce(0) { $0 + $1.0 * $1.1 })
      }
      return values
    }
    guard let first = left.first else { return nil }
    var optima: [Double] = []
    for place in first.indices {
      let best = left.map { $0[place] }.min()!
      optima.append(best)
      left.removeAll { $0[place] > best + 1e-7 * max(1, abs(best)) }
    }
    return optima
  }

  private static func weights(_ count: Int, using generator: inout SeededGenerator) -> [Double] {
    let parts = (0..<count).map { _ in Double.random(in: 0.1...1, using: &generator) }
    return parts.map { $0 / parts.reduce(0, +) }
  }
}

extension PlanBrief {
  /// The same without tolerances.
  fileprivate var exact: PlanBrief { asking(priority.map { Level($0.objective) }) }

  /// Two or three scenarios of it: with other turnover, with more clients everywhere or with others.
  fileprivate func scenarios(using generator: inout SeededGenerator) -> [PlanBrief] {
    (0..<Int.random(in: 2...3, using: &generator)).map { scenario in
      let kind = scenario == 0 ? 3 : Int.random(in: 0...2, using: &generator)
      let factor = Double.random(in: 0.6...1.5, using: &generator)
      return exact.with(
        demand: demand.map {
          switch kind {
          case 1: $0 * factor
          case 2: ($0 * Double.random(in: 0.5...1.5, using: &generator)).rounded()
          default: $0
          }
        },
        annualClientsPerCoach: annualClientsPerCoach * (kind == 0 ? factor : 1))
    }
  }

  private func with(demand: [Double], annualClientsPerCoach: Double) -> PlanBrief {
    try! PlanBrief(
      demand: demand, borders: borders, distances: distances,
      annualClientsPerCoach: annualClientsPerCoach, leaderShare: leaderShare, team: team,
      territories: territories, reachKm: reachKm, neighbourHelp: neighbourHelp,
      membership: membership, contiguity: contiguity, priority: priority, shared: shared,
      requirements: requirements, partnerships: partnerships, reference: reference)
  }
}
