import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct HeadcountTests {
  private func headcount(
    given: Team? = nil, _ change: (inout Assumptions) -> Void = { _ in }
  ) throws -> Headcount {
    let planCase = try shippedCase("central-finland", coaches: 10)
    var assumptions = planCase.assumptions
    change(&assumptions)
    return Headcount(demand: planCase.demand, assumptions: assumptions, given: given)
  }

  @Test func centralFinlandNeedsElevenCoaches() throws {
    let headcount = try headcount()
    #expect(abs(headcount.assumptions.annualClientsPerCoach - 27.4) < 1e-12)
    #expect(abs(headcount.fullTimeEquivalents - 11.031) < 5e-4)
    #expect(headcount.needed.team == Team(coaches: 11, leaders: 1))
    #expect(abs(headcount.needed.capacity - 315.1) < 1e-9)
    #expect(headcount.needed.waiting == 0 && headcount.needed.coverage == 1)
    #expect(headcount.given == nil)
    #expect(headcount.leaderIsOverstretched)
  }

  @Test func thePublishedTeamLeavesSomeWaiting() throws {
    let given = try #require(try headcount(given: Team(coaches: 10, leaders: 1)).given)
    #expect(abs(given.capacity - 287.7) < 1e-9)
    #expect(abs(given.served - 287.7) < 1e-9)
    #expect(abs(given.coverage - 0.952) < 5e-4)
    #expect(abs(given.waiting - 14.55) < 1e-6)
    #expect(abs(given.caseloadAtFullCoverage - 20 * 302.25 / 287.7) < 1e-6)
    #expect(given.caseloadScore == 4)
  }

  @Test func modelsOfTurnoverDisagree() throws {
    let headcount = try headcount()
    let annual = Turnover.Model.allCases.map {
      headcount.using($0).assumptions.annualClientsPerCoach
    }
    for (value, published) in zip(annual, [27.4, 43.6, 18.7]) {
      #expect(abs(value - published) < 0.05)
    }
    #expect(headcount.using(.observed).needed.team.coaches == 16)
    #expect(headcount.atEmploymentRate(0.62).needed.team.coaches == 9)
  }

  @Test func aWholeNumberOfCoachesNeedsNoFurther() throws {
    let headcount = try headcount {
      $0.turnoverModel = $0.turnoverModel.replaced(by: .observed, option: "test")
      $0.observedClientsPerCoach = $0.observedClientsPerCoach.replaced(
        by: 302.25 / 7, option: "test")
      $0.leaders = $0.leaders.replaced(by: 0, option: "test")
    }
    #expect(headcount.needed.team.coaches == 7)
  }

  @Test func noTeamIsSmallerThanTheMinimum() throws {
    let headcount = try headcount {
      $0.serviceLevel = $0.serviceLevel.replaced(by: 0, option: "test")
    }
    #expect(headcount.needed.team.coaches == 2)
  }

  @Test(arguments: [(20.0, 5), (20.5, 4), (25, 4), (30, 3), (31, 2), (40, 2), (40.1, 1)])
  func caseloadsScore(clients: Double, points: Int) {
    #expect(caseloadCriterionScore(clientsAtATime: clients) == points)
  }
}
