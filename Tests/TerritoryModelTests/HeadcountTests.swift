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

  /// 0.1 + 0.2 clients at 0.1 for each coach are 3.0000000000000004 coaches in binary fractions.
  @Test func aRoundingErrorNeedsNoFurtherCoach() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "statistics/2021-10.csv", "municipality,long_term_unemployed\n1,0.2\n2,0.4\n3,0\n4,0\n")
    let region = try fixture.read()
    var assumptions = region.settings.assumptions
    assumptions.turnoverModel = .given(.observed, as: "test")
    assumptions.observedClientsPerCoach = .given(0.1, as: "test")
    assumptions.leaders = .given(0, as: "test")
    let demand = try region.settings.chain.demand(
      of: region.snapshots[0], directory: region.directory)
    let headcount = Headcount(demand: demand, assumptions: assumptions)
    #expect(headcount.fullTimeEquivalents > 3)
    #expect(headcount.needed.team.coaches == 3)
  }

  @Test func noTeamIsSmallerThanTheMinimum() throws {
    let headcount = try headcount {
      $0.serviceLevel = .given(0, as: "test")
    }
    #expect(headcount.needed.team.coaches == 2)
  }

  @Test(arguments: [(20.0, 5), (20.5, 4), (25, 4), (30, 3), (31, 2), (40, 2), (40.1, 1)])
  func caseloadsScore(clients: Double, points: Int) {
    #expect(caseloadCriterionScore(clientsAtATime: clients) == points)
  }
}
