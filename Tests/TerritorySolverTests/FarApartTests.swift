import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Numbers that lie far apart: what is proven stands, and the plans are sound.
@Suite struct FarApartTests {
  static let seeds = TestSupport.seeds(0..<150, inDebug: 6)

  /// Each municipality's clients and each distance are off by powers of ten, and what a coach can do
  /// is far more or far less than there is to do.
  @Test(arguments: seeds) func anyBrief(seed: UInt64) throws {
    for (caseload, spread) in [(1e-4, 0.0), (1e8, 0), (1, 2), (1e-3, 1), (1e6, 3)] {
      let random = RandomBrief(wildSeed: seed, caseload: caseload, spread: spread)
      guard let random else { continue }
      let optima = BruteForceOracle(random.brief).optima
      let solution = try PlanSolver().solve(random.brief).solution
      let name = "\(random), caseload \(caseload), spread \(spread)"
      #expect((solution == nil) == (optima == nil), "\(name)")
      guard let solution, let optima else { continue }
      let findings = PlanAudit(solution, for: random.brief).findings
      #expect(findings.isEmpty, "\(name): \(findings)")
      let proven = Set(solution.levels.filter(\.isProven).map(\.objective) + [.beyondEvenShare])
      for (figure, best) in zip(solution.levels.bounds, optima) {
        let rounding = random.brief.rounding(of: figure.objective) + 1e-5 * best
        #expect(figure.bound <= best + rounding, "\(name): \(figure), \(best)")
        guard proven.contains(figure.objective), abs(figure.bound - best) <= rounding else { break }
      }
    }
  }

  /// Fewer clients in all than a hundredth of a caseload: what a coach could do besides is nothing that
  /// a programme should know.
  @Test func idleCapacity() throws {
    let brief = try kainuu(
      people: [1, 1e-5, 1e-4, 1, 1e-5, 1, 1e-3, 1e-3],
      kilometres: [
        0.001, 0.001, 1, 0.001, 100, 1, 1, 0.001, 0.001, 1, 0.001, 100, 1, 1, 100, 1, 1, 0.001,
        0.001, 0.001, 100, 1, 1, 1, 100, 1, 100, 100,
      ], coaches: 3, reach: 50)
    #expect(brief.usefulClientsPerCoach == 2 * brief.totalDemand)
    guard case .optimal(let solution) = try PlanSolver().solve(brief) else {
      Issue.record("not proven")
      return
    }
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
  }

  /// Sets of bases are equally good where they differ by no more than what rounding leaves of waiting
  /// and fairness spares of travel.
  @Test func equalSetsOfBases() throws {
    let far = try kainuu(
      people: [1e4, 1e6, 1e4, 100, 1e4, 100, 7, 1e6],
      kilometres: [
        0.1, 0.001, 0.001, 0.001, 1e12, 0.1, 1e12, 0.001, 0.001, 0.001, 1e12, 0.001, 1e12, 0.1,
        1e12, 1e12, 0.001, 0.1, 1e12, 0.001, 0.1, 0.1, 1e12, 0.001, 1e12, 0.001, 0.1, 1e12,
      ], coaches: 3, reach: 1e12)
    let near = try kainuu(
      people: [0.001, 7, 0.001, 0, 1e4, 7, 0.001, 7],
      kilometres: [
        0.1, 1e6, 0, 0, 1e6, 0.1, 1e6, 0.1, 0, 1e6, 0, 0, 0.1, 0, 0.1, 0, 1e6, 0, 0, 1e6, 1e6, 0,
        0.1, 0, 0, 0.1, 0.1, 1e6,
      ], coaches: 3)
    for brief in [far, near] {
      let solution = try #require(try PlanSolver().solve(brief).solution)
      #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    }
  }

  /// Where all distances are zero, all sets of bases are equally good, and one territory is the most even.
  @Test func noDistances() throws {
    let brief = try kainuu(
      people: [81, 226, 344, 148, 128, 36, 312, 308], kilometres: Array(repeating: 0, count: 28),
      coaches: 2)
    guard case .optimal(let solution) = try PlanSolver().solve(brief) else {
      Issue.record("not proven")
      return
    }
    #expect(solution.levels.last?.bound == 0 && solution.plan.territories.count == 1)
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
  }

  /// Hardly anybody lives in six of eight municipalities. Stages that travel more than each has to alone,
  /// by rounding, may be more even than any alone.
  @Test func stagesTogether() throws {
    let people = [0.01, 0.01, 0.001, 1e4, 0.001, 0.01, 1e4, 0.001]
    let briefs = try [2, 4].map { try kainuu(people: people, coaches: $0, caseload: 1e6) }
    let alone = try briefs.map { try #require(try PlanSolver().solve($0).solution) }
    let weights = [0.5, 0.5]
    let found = PlanSolver().stagesTogether(
      briefs, by: briefs[0].priority, alone: alone, weights: weights, startingFrom: [])
    let solutions = try #require(found.solutions)
    for (solution, brief) in zip(solutions, briefs) {
      #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    }
    let findings = PlanAudit.findings(
      of: solutions.map(\.plan), .stages, briefs, weights: weights, found.results,
      figures: found.results.map(\.figure))
    #expect(findings.isEmpty)
  }

  /// Ten million people beside one, a metre beside a million kilometres: more than GLPK's arithmetic
  /// holds. What is proven stands, and the plan is sound.
  @Test func numbersTooFarApart() throws {
    let kilometres: [(Int, Int, Double)] = [
      (0, 1, 1e6), (0, 2, 0.001), (0, 3, 1e9), (0, 4, 0.001), (1, 2, 0.001), (1, 3, 50),
      (1, 4, 0), (2, 3, 0), (2, 4, 0.001), (3, 4, 1e9),
    ]
    var rows = Array(repeating: Array(repeating: 0.0, count: 5), count: 5)
    for (a, b, km) in kilometres { (rows[a][b], rows[b][a]) = (km, km) }
    let brief = try PlanBrief(
      demand: [1e7, 1, 9_999_999.5, 1e7, 30],
      borders: BorderGraph(count: 5, pairs: [(0, 1), (0, 2), (0, 3), (1, 3), (2, 4)]),
      distances: DistanceTable(rows: rows), annualClientsPerCoach: 27.4, leaderShare: 0.5,
      team: Team(coaches: 2, leaders: 1), reachKm: 1e12)
    let solution = try #require(try PlanSolver().solve(brief).solution)
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    #expect(abs(solution.levels[0].bound - (brief.totalDemand - 68.5)) <= 30)
    // The one and the thirty are less than a millionth of all.
    #expect(brief.totalDemand == 29_999_999.5)
  }

  /// Kainuu with other people and, where given, other distances, by pairs in their order.
  private func kainuu(
    people: [Double], kilometres: [Double]? = nil, coaches: Int, caseload: Double = 20,
    reach: Double = 100
  ) throws -> PlanBrief {
    let region = try shippedCase("kainuu", coaches: coaches).region
    let count = region.count
    var rows = (0..<count).map { a in (0..<count).map { region.distances[a, $0] } }
    let pairs = (0..<count).flatMap { a in (a + 1..<count).map { (a, $0) } }
    for ((a, b), km) in zip(pairs, kilometres ?? []) { (rows[a][b], rows[b][a]) = (km, km) }
    return try PlanBrief(
      demand: people.map { 0.05 * $0 }, borders: region.borders,
      distances: DistanceTable(rows: rows), annualClientsPerCoach: 1.37 * caseload,
      leaderShare: 0.5, team: Team(coaches: coaches, leaders: 1), reachKm: reach)
  }
}
