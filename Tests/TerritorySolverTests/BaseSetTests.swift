import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Regions where many sets of bases are equally good, of which balance may need any.
@Suite struct BaseSetTests {
  /// Towns a kilometre apart, in rows.
  private func grid(
    rows: Int, columns: Int, coaches: Int, clients: [Double],
    priority: [Level] = [Level(.waiting), Level(.travel), Level(.balance)]
  ) throws -> PlanBrief {
    let count = rows * columns
    let places = (0..<count).map { (x: $0 % columns, y: $0 / columns) }
    func kilometres(_ a: Int, _ b: Int) -> Double {
      Double(abs(places[a].x - places[b].x) + abs(places[a].y - places[b].y))
    }
    let pairs = (0..<count).flatMap { a in
      (a + 1..<count).filter { kilometres(a, $0) == 1 }.map { (a, $0) }
    }
    return try PlanBrief(
      demand: (0..<count).map { clients[$0 % clients.count] },
      borders: BorderGraph(count: count, pairs: pairs),
      distances: DistanceTable(
        rows: (0..<count).map { a in (0..<count).map { kilometres(a, $0) } }),
      annualClientsPerCoach: 10, leaderShare: 0.5, team: Team(coaches: coaches, leaders: 0),
      territories: nil, reachKm: 10, neighbourHelp: true, contiguity: true,
      priority: priority)
  }

  /// A point of GLPK broke a row by 1.27 millionths and was given the row again and again: the search of
  /// balance never ended. That is a matter of the last digit of a caseload.
  @Test func aRowIsGivenOnce() throws {
    let region = try RegionFolder(shippedRegionPath("central-finland")).read()
    let snapshot = try region.snapshot(region.settings.statistics.value)
    let demand = try region.settings.chain.demand(of: snapshot, directory: region.directory)
    let brief = try PlanBrief(
      demand: demand.clients, borders: region.borders, distances: region.distances,
      annualClientsPerCoach: (27.4).nextUp, leaderShare: 0.5, team: Team(coaches: 13, leaders: 1),
      reachKm: 100)
    let outcome = try PlanSolver(limits: SearchLimits(work: 100_000)).solve(brief)
    guard case .optimal(let solution) = outcome else {
      Issue.record("\(outcome.name)")
      return
    }
    #expect(abs(solution.levels.last!.value - 68.23547) < 1e-4)
  }

  @Test(arguments: [[4], [4, 7], [3, 5, 9], [1, 1, 1, 12]], [2, 3, 4, 5])
  func balanceIsTheLeastOfAll(clients: [Double], coaches: Int) throws {
    let brief = try grid(rows: 2, columns: 3, coaches: coaches, clients: clients)
    let expected = try #require(BruteForceOracle(brief).optima)
    let found = try LexicographicSearch(brief, .none).run()
    #expect(found.ending == .proven)
    for (level, optimum) in zip(found.reached, expected) {
      #expect(abs(level.bound - optimum) <= 1e-5 * max(1, optimum), "\(level)")
    }
  }

  /// Few sets are listed, the best one first; more than that are not.
  @Test func fewSetsAreListed() throws {
    // From either of the two middle towns all travel is the same.
    func baseSets(_ brief: PlanBrief) throws -> [[Int]]? {
      try LexicographicSearch(brief, .none).run().proven[1].baseSets
    }
    let line = try baseSets(try grid(rows: 1, columns: 4, coaches: 1, clients: [4]))
    #expect(try Set(#require(line)) == [[1], [2]])
    let alike = try grid(rows: 2, columns: 3, coaches: 2, clients: [4])
    #expect(try baseSets(alike) == nil)
  }

  /// A plan to begin with changes nothing but the time, whether it is good or not.
  @Test(arguments: [Objective.travel, .balance])
  func aStartChangesNoOptimum(first: Objective) throws {
    let brief = try grid(rows: 2, columns: 3, coaches: 3, clients: [3, 5, 9])
    let other = try grid(
      rows: 2, columns: 3, coaches: 3, clients: [3, 5, 9], priority: [Level(first)])
    var search = LexicographicSearch(brief, .none)
    search.start = try LexicographicSearch(other, .none).run().selection
    let found = try search.run()
    #expect(found.ending == .proven)
    for (level, optimum) in zip(found.reached, try #require(BruteForceOracle(brief).optima)) {
      #expect(abs(level.bound - optimum) <= 1e-5 * max(1, optimum), "\(level)")
    }
  }

  /// Where a limit comes before any point, the plan to begin with is shown.
  @Test func aStartIsShown() throws {
    let brief = try grid(rows: 2, columns: 3, coaches: 3, clients: [3, 5, 9])
    let whole = try LexicographicSearch(brief, .none).run()
    var search = LexicographicSearch(brief, SearchLimits(work: 1))
    search.start = whole.selection
    let stopped = try search.run()
    #expect(stopped.ending == .stopped)
    #expect(stopped.selection?.bases == whole.selection?.bases)
  }
}
