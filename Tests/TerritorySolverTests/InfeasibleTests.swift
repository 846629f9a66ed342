import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

@Suite struct InfeasibleTests {
  @Test func tooShortAReachNamesTheFewestTerritories() throws {
    let planCase = try shippedCase("north-savo", coaches: 11, territories: 1...1)
    guard case .infeasible(let diagnosis) = try PlanSolver().solve(planCase.brief()) else {
      Issue.record("one base reaches all of North Savo")
      return
    }
    #expect(diagnosis.reason.contains("with a reach of 100 km at least 2 territories are needed"))
    #expect(diagnosis.remedy.contains("--territories 2"))
    let wider = try shippedCase("north-savo", coaches: 11, territories: 2...2)
    #expect(try PlanSolver().solve(wider.brief()).name == "optimal")
  }

  @Test func tooFewCoachesForTheReach() throws {
    let own = try shippedCase("central-finland", coaches: 11).brief()
    let brief = try PlanBrief(
      demand: own.demand, borders: own.borders, distances: own.distances,
      annualClientsPerCoach: 27.4, leaderShare: 0.5, team: Team(coaches: 2, leaders: 0),
      reachKm: 40)
    guard case .infeasible(let diagnosis) = try PlanSolver().solve(brief) else {
      Issue.record("two bases reach all of Central Finland within 40 km")
      return
    }
    #expect(diagnosis.remedy.contains("--coaches"))
  }
}

@Suite struct LimitTests {
  /// However soon it stops, what is shown is sound and its bounds hold.
  @Test(arguments: [0.001, 0.03, 0.06]) func stoppedSearchIsSound(seconds: Double) throws {
    let brief = try shippedCase("central-finland", coaches: 11).brief()
    let outcome = try PlanSolver(limits: SearchLimits(seconds: seconds)).solve(brief)
    switch outcome {
    case .optimal(let solution), .feasible(let solution):
      #expect(PlanAudit(solution, for: brief).findings.isEmpty)
      #expect(solution.levels.allSatisfy { $0.bound <= $0.value })
    case .unknown: break
    case .infeasible: Issue.record("a limit is no proof of infeasibility")
    }
  }
}
