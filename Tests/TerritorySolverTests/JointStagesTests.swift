import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// The stages of a service that grows, planned all together.
@Suite struct JointStagesTests {
  static let seeds = TestSupport.seeds(0..<120, inDebug: 8)

  /// Every figure equals what trying all plans of all stages finds.
  @Test(arguments: seeds) func oracle(seed: UInt64) throws {
    let random = RandomBrief(seed: 260_000 + seed, isRich: seed % 4 == 0)
    guard let random, random.brief.grouping == nil, random.brief.count <= 5 else { return }
    let last = random.brief.team.coaches.count
    let counts = (seed % 5 == 0 ? [last - 2, last - 1, last] : [last - 1, last]).filter { $0 > 0 }
    guard counts.count > 1 else { return }
    let briefs = counts.compactMap { try? random.brief.stage(coaches: $0) }
    let own = try briefs.map { try PlanSolver().solve($0) }
    let alone = own.compactMap(\.solution)
    let oracles = briefs.map { BruteForceOracle($0, everyPlan: true) }
    guard alone.count == counts.count else { return }
    guard oracles.reduce(1, { $0 * $1.scores.count }) < (isOptimised ? 1_000_000 : 30_000) else {
      return
    }
    var generator = SeededGenerator(seed: seed)
    let months = counts.map { _ in Double(Int.random(in: 3...24, using: &generator)) }
    let weights = months.map { $0 / months.reduce(0, +) }
    let levels = briefs[0].priority
    let change = seed % 3 == 1 ? Int.random(in: 0...levels.count, using: &generator) : nil
    let asked = change.map { Array(levels[..<$0]) + [Level(.change)] + levels[$0...] }
    let found = PlanSolver().stagesTogether(
      briefs, by: asked ?? levels, alone: alone, weights: weights, startingFrom: [])
    guard let optima = Self.optima(oracles, weights, changeAt: change) else {
      #expect(found.solutions == nil && found.isImpossible, "\(random)")
      return
    }
    #expect(found.isProven, "\(random): \(found.results) \(optima)")
    #expect(found.results.count == optima.count)
    for (result, best) in zip(found.results, optima) {
      #expect(
        abs(result.value - best) <= 3e-5 * max(1, abs(best)),
        "\(random) \(result.figure): \(found.results.map(\.value)) \(optima)")
    }
    let solutions = try #require(found.solutions)
    for (solution, brief) in zip(solutions, briefs) {
      #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    }
    for (stage, next) in zip(solutions, solutions.dropFirst()) {
      #expect(
        Set(stage.plan.territories.map(\.base)).isSubset(of: next.plan.territories.map(\.base)))
    }
  }

  /// The optima of the figures over all combinations whose bases stay open, the first stages' first.
  ///
  /// - Parameter place: of the level change among the others; nil where it is not among them.
  private static func optima(
    _ oracles: [BruteForceOracle], _ weights: [Double], changeAt place: Int?
  ) -> [Double]? {
    func figures(_ levels: some Sequence<Level>) -> [Objective] {
      levels.flatMap { level in
        level.objective == .fairness ? [.fairness, .beyondEvenShare] : [level.objective]
      }
    }
    let levels = oracles[0].brief.priority
    let order = figures(levels)
    let change =
      place.map { figures(levels[..<$0]).count }
      ?? order.prefix { [.waiting, .fairness, .beyondEvenShare].contains($0) }.count
    let baseOf = oracles.map { $0.structures.map(\.baseOf) }
    var scores: [[Double]] = []
    func extend(_ chosen: [Int]) {
      let stage = chosen.count
      guard stage < oracles.count else {
        var values = order.indices.map { level in
          chosen.enumerated().reduce(0) {
            $0 + weights[$1.offset] * oracles[$1.offset].scores[$1.element][level]
          }
        }
        let changes = (1..<chosen.count).reduce(0) { sum, stage in
          let (before, after) = (baseOf[stage - 1][chosen[stage - 1]], baseOf[stage][chosen[stage]])
          return sum + before.keys.count { before[$0] != after[$0] }
        }
        values.insert(Double(changes), at: change)
        scores.append(values)
        return
      }
      for next in oracles[stage].structures.indices {
        if let last = chosen.last,
          !Set(oracles[stage - 1].structures[last].bases).isSubset(
            of: oracles[stage].structures[next].bases)
        {
          continue
        }
        extend(chosen + [next])
      }
    }
    extend([])
    guard let first = scores.first else { return nil }
    var optima: [Double] = []
    for place in first.indices {
      let best = scores.map { $0[place] }.min()!
      optima.append(best)
      scores.removeAll { $0[place] > best + 1e-7 * max(1, abs(best)) }
    }
    return optima
  }
}

extension PlanBrief {
  /// A stage with so many coaches, of levels that are kept exactly.
  fileprivate func stage(coaches: Int) throws(InvalidInput) -> PlanBrief {
    let levels = priority.filter { $0.objective != .change }.map { Level($0.objective) }
    return try PlanBrief(
      demand: demand, borders: borders, distances: distances,
      annualClientsPerCoach: annualClientsPerCoach, leaderShare: leaderShare,
      team: Team(coaches: coaches, leaders: min(team.leaders, coaches)),
      territories: 1...territories.upperBound, reachKm: reachKm, neighbourHelp: neighbourHelp,
      membership: membership, contiguity: contiguity,
      priority: levels.isEmpty ? Level.defaultPriority : levels, shared: shared,
      requirements: requirements, partnerships: partnerships)
  }
}
