import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct CostTests {
  private let team = Team(coaches: 10, leaders: 1)

  private func figure(_ value: Double) -> Assumption<Double> {
    Assumption(value, source: "test", origin: .given("test"))
  }

  private func cost(travel: Double? = 3_000, _ give: (inout CostFigures) -> Void) -> Cost {
    var assumptions = Assumptions.builtIn
    give(&assumptions.costs)
    return Cost(team: team, served: 200, travel: travel, assumptions: assumptions)
  }

  @Test func everythingGiven() {
    let cost = cost {
      $0.coachYear = figure(50_000)
      $0.leaderYear = figure(60_000)
      $0.kilometre = figure(0.5)
      $0.meetingsPerClient = figure(10)
      $0.labourMarketSupportClientYear = figure(4_000)
    }
    #expect(cost.parts == [.coaches: 500_000, .leaders: 60_000, .kilometres: 30_000])
    #expect(cost.drivenKm == 60_000 && cost.leftOut.isEmpty)
    #expect(cost.total == 590_000 && cost.perServed == 2_950)
    #expect(abs(cost.employed - 74) < 1e-9)
    #expect(abs(cost.perEmployed! - 590_000 / 74) < 1e-6)
    #expect(abs(cost.savings! - 296_000) < 1e-6)
  }

  @Test func partialSumsSayWhatTheyLeaveOut() {
    let salaries = cost { $0.coachYear = figure(50_000) }
    #expect(salaries.total == 500_000 && salaries.savings == nil && salaries.drivenKm == nil)
    #expect(salaries.leftOut.map(\.part) == [.leaders, .kilometres])
    #expect(
      salaries.leftOut.map(\.reason) == [
        .notGiven(["leader year"]), .notGiven(["kilometre", "meetings"]),
      ])
    let driving = cost { $0.kilometre = figure(0.5) }
    #expect(driving.total == nil && driving.perServed == nil)
    #expect(driving.leftOut.last?.reason == .notGiven(["meetings"]))
    let meetings = cost { $0.meetingsPerClient = figure(10) }
    #expect(meetings.drivenKm == 60_000)
    #expect(meetings.leftOut.last?.reason == .notGiven(["kilometre"]))
    let support = cost { $0.labourMarketSupportClientYear = figure(4_000) }
    #expect(support.total == nil && support.savings != nil)
  }

  @Test func aTeamWithoutAPlanHasNoKilometres() {
    let cost = cost(travel: nil) {
      $0.coachYear = figure(1)
      $0.leaderYear = figure(0)
      $0.kilometre = figure(1)
      $0.meetingsPerClient = figure(1)
    }
    #expect(cost.parts == [.coaches: 10, .leaders: 0] && cost.drivenKm == nil)
    #expect(cost.leftOut.map(\.reason) == [.noPlan])
  }

  @Test func nobodyServedHasNoCostPerClient() {
    var assumptions = Assumptions.builtIn
    assumptions.costs.coachYear = figure(1)
    let cost = Cost(
      team: Team(coaches: 2, leaders: 0), served: 0, travel: 0, assumptions: assumptions)
    #expect(cost.total == 2 && cost.perServed == nil && cost.perEmployed == nil)
    // Without a leader, a leader's cost is not left out.
    #expect(cost.leftOut.map(\.part) == [.kilometres])
  }

  @Test func nothingIsAssumed() throws {
    #expect(Assumptions.builtIn.costs.isEmpty)
    let planCase = try shippedCase("kainuu", coaches: 2)
    let coverage = TeamCoverage(
      team: planCase.team, demand: planCase.demand.total, assumptions: planCase.assumptions)
    #expect(planCase.cost(of: coverage) == nil)
  }

  @Test func regionsMayGiveFigures() throws {
    let copy = try RegionFixture(copyOf: "kainuu")
    let figures = "  coach_year: {value: 55000, source: budget}\n  meetings_per_client: 12"
    try copy.replace("region.yaml", "\nname:\n", with: "\ncosts:\n\(figures)\nname:\n")
    let costs = try copy.read().settings.assumptions.costs
    #expect(costs.coachYear?.value == 55_000 && costs.coachYear?.source == "budget")
    #expect(costs.coachYear?.origin == .regionFile(line: 12))
    #expect(costs.meetingsPerClient?.value == 12 && costs.leaderYear == nil)
  }

  @Test(arguments: [
    ("coach_year: -1", "coach_year is -1", "write a number from 0 to a billion"),
    ("coach_yeer: 1", "unknown key \"coach_yeer\"", "did you mean coach_year?"),
    ("kilometre: {value: cheap, source: x}", "is not a number", "decimal point"),
    ("kilometre: {source: x}", "kilometre has no value", "add value:"),
  ])
  func refusesWhatIsNoFigure(yaml: String, what: String, remedy: String) throws {
    let copy = try RegionFixture(copyOf: "kainuu")
    try copy.replace("region.yaml", "\nname:\n", with: "\ncosts:\n  \(yaml)\nname:\n")
    let problems = copy.check()
    #expect(problems.count == 1)
    let problem = try #require(problems.first)
    #expect(problem.what.contains(what), "\(problem)")
    #expect(problem.remedy.contains(remedy), "\(problem)")
    #expect(problem.place.hasSuffix("region.yaml") && problem.line == 12, "\(problem)")
  }
}
