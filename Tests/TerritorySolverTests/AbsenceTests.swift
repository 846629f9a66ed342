import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Who waits where a coach is away.
@Suite struct AbsenceTests {
  static let seeds = TestSupport.seeds(0..<200, inDebug: 10)

  /// The least waiting of every case equals that of a linear programme of the tests' own.
  @Test(arguments: seeds) func asFewWaitAsCanBe(seed: UInt64) throws {
    guard let random = RandomBrief(seed: 210_000 + seed, isPartTime: seed.isMultiple(of: 3)),
      let solution = try PlanSolver().solve(random.brief).solution
    else { return }
    let (brief, plan) = (random.brief, solution.plan)
    let found = try #require(try PlanSolver().absences(of: solution, for: brief))
    #expect(found.cases.map(\.territory) == Array(plan.territories.indices))
    let own = plan.value(of: .waiting, for: brief)
    for (index, one) in found.cases.enumerated() {
      let supplies = plan.territories.enumerated().map { place, territory in
        let all = territory.coaches.shares.reduce(0, +)
        let staff = all - (place == index ? territory.coaches.shares.max()! : 0)
        return BestService.Supply(
          base: territory.base,
          capacity: brief.annualClientsPerCoach
            * (staff + brief.leaderShare * Double(territory.leaders)),
          members: territory.municipalities,
          rights: (0..<brief.count).filter { m in
            brief.distances[m, territory.base] <= brief.reachKm
              && (territory.municipalities.contains(m)
                || brief.neighbourHelp
                  && territory.municipalities.contains { brief.borders.borders($0, m) })
          })
      }
      var service = BestService(
        supplies, brief.asking([Level(.waiting)]), isMembershipServed: false)
      let least = service.least(.waiting)
      #expect(abs(one.waiting - least) <= 1e-5 * max(1, brief.totalDemand), "\(random)")
      #expect(abs(one.more - max(0, least - own)) <= 1e-5 * max(1, brief.totalDemand), "\(random)")
      #expect(one.share == plan.territories[index].coaches.shares.max())
    }
    let most = try #require(found.cases.map(\.waiting).max())
    #expect(abs(try #require(found.worst).waiting - most) <= 1e-5)
  }

  /// Kainuu's three coaches do the work of 57.5 clients with half a leader, and 51.55 come: without one
  /// of the coaches, 51.55 − 19.18 · 2.5 = 3.6 wait where the others can stand in for all of it.
  @Test func theOthersStandIn() throws {
    let brief = try shippedCase("kainuu", coaches: 3).brief()
    let solution = try #require(try PlanSolver().solve(brief).solution)
    let found = try #require(try PlanSolver().absences(of: solution, for: brief))
    let least = max(0, brief.totalDemand - brief.annualClientsPerCoach * 2.5)
    for one in found.cases { #expect(one.waiting >= least - 1e-6) }
  }

  @Test func theWorstIsTheFirstOfEqualOnes() {
    func one(_ territory: Int, _ waiting: Double) -> AbsenceFinding.Case {
      AbsenceFinding.Case(
        territory: territory, share: 1, waiting: waiting, more: waiting, municipalities: [])
    }
    #expect(AbsenceFinding(cases: []).worst == nil)
    let found = AbsenceFinding(cases: [one(0, 1), one(1, 3), one(2, 3), one(3, 2)])
    #expect(found.worst?.territory == 1)
  }
}
