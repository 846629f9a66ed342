import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Every front equals what scoring every plan finds: no point too many, none missing.
@Suite struct TradeOffTests {
  static let seeds: Range<UInt64> = sample(0..<200, inDebug: 15)

  private static let levelPairs = [
    "waiting,balance", "partners,waiting", "change,waiting", "travel,partners", "balance,travel",
    "change,travel", "partners,change", "balance,partners", "change,balance",
  ]
  private static let territoryPairs = [
    "territories,waiting", "territories,travel", "balance,territories", "territories,partners",
    "change,territories",
  ]
  private static let coachPairs = [
    "coaches,waiting", "travel,coaches", "coaches,balance", "coaches,territories",
    "coaches,partners",
  ]

  @Test(arguments: seeds) func ofTwoLevels(seed: UInt64) throws {
    try expectFront(seed: 60_000 + seed, Self.levelPairs)
  }

  @Test(arguments: seeds) func ofTerritories(seed: UInt64) throws {
    try expectFront(seed: 70_000 + seed, Self.territoryPairs)
  }

  private func expectFront(seed: UInt64, _ pairs: [String]) throws {
    guard let random = RandomBrief(seed: seed, isRich: true), random.brief.count <= 7 else {
      return
    }
    let pair = try TradeOffPair(pairs[Int(seed) % pairs.count])
    let front = try TradeOffSearch.run(
      TradeOffSearch(pair, solver: PlanSolver()) { _ in random.brief })
    expect(front, BruteForceFront(pair, [random.brief]), "\(pair) \(random)")
  }

  @Test(arguments: seeds) func ofCoaches(seed: UInt64) throws {
    guard let random = RandomBrief(seed: 80_000 + seed, isRich: true), random.brief.count <= 5
    else { return }
    let pair = try TradeOffPair(Self.coachPairs[Int(seed) % Self.coachPairs.count])
    // Beyond so many the oracle has too much to try; every other front ends by itself.
    let most = pair.measures.contains(.balance) || seed % 2 == 0 ? 6 : nil
    func brief(_ coaches: Int?) throws(InvalidInput) -> PlanBrief {
      try random.brief.with(coaches: coaches ?? random.brief.team.coaches.count)
    }
    let front = try TradeOffSearch.run(
      TradeOffSearch(pair, solver: PlanSolver(), mostCoaches: most, question: brief))
    let briefs = (1...(most ?? 9)).compactMap { try? brief($0) }
    expect(front, BruteForceFront(pair, briefs), "\(pair) at most \(most ?? 0), \(random)")
  }

  private func expect(_ front: TradeOff, _ oracle: BruteForceFront, _ name: String) {
    for point in front.points {
      #expect(point.isProven, "\(name)")
      if let solution = point.outcome.solution {
        #expect(PlanAudit(solution, for: point.brief).findings.isEmpty, "\(name)")
      }
    }
    let values = front.points.map {
      ($0.value(of: front.pair.first), $0.value(of: front.pair.second))
    }
    guard values.count == oracle.points.count else {
      Issue.record("\(values) instead of \(oracle.points): \(name)")
      return
    }
    for (own, best) in zip(values, oracle.points) {
      let isSame =
        abs(own.0 - best.first) <= 1e-3 && abs(own.1 - best.second) <= 1e-3
      #expect(isSame, "\(values) instead of \(oracle.points): \(name)")
    }
    if case .stopped = front.ending { Issue.record("stopped without a limit: \(name)") }
    if oracle.points.isEmpty, case .complete = front.ending {
      Issue.record("no plan, yet complete: \(name)")
    }
  }
}

extension PlanBrief {
  /// The same brief with another number of coaches, and as many territories as it then can have.
  fileprivate func with(coaches: Int) throws(InvalidInput) -> PlanBrief {
    try PlanBrief(
      demand: demand, borders: borders, distances: distances,
      annualClientsPerCoach: annualClientsPerCoach, leaderShare: leaderShare,
      team: Team(coaches: coaches, leaders: team.leaders),
      territories: territories.lowerBound...max(territories.lowerBound, 3), reachKm: reachKm,
      neighbourHelp: neighbourHelp, contiguity: contiguity, priority: priority, shared: shared,
      requirements: requirements, partnerships: partnerships, reference: reference)
  }
}
