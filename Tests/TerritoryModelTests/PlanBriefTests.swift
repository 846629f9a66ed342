import TestSupport
import Testing

@testable import TerritoryModel

/// Numbers of a question that contradict each other or the region.
@Suite struct PlanBriefTests {
  private func problems(
    coaches: Int, leaders: Int = 0, territories: ClosedRange<Int>? = nil
  ) throws -> [InputProblem] {
    let region = try RegionFixture().read()
    do throws(InvalidInput) {
      _ = try PlanBrief(
        demand: [50, 25, 15, 10], borders: region.borders, distances: region.distances,
        annualClientsPerCoach: 20, leaderShare: 0.5, team: Team(coaches: coaches, leaders: leaders),
        territories: territories, reachKm: 100)
      return []
    } catch {
      return error.problems
    }
  }

  @Test(arguments: [
    (3, 1, 5...5, "territories", "5 territories can't be formed of 4", "at most 4"),
    (3, 1, 30...40, "territories", "30 territories can't be formed of 4", "at most 4"),
    (3, 1, 4...4, "coaches", "3 coaches can't staff 4", "at least 4 coaches"),
    (0, 0, 1...1, "coaches", "there is no coach", "at least 1"),
    (20_000, 0, 1...1, "coaches", "more than can be placed", "at most 10000"),
    (3, 3, 2...2, "leaders", "3 leaders can't be based in 2", "at most 2"),
    (3, 1, 0...2, "territories", "there must be a territory", "at least 1"),
  ])
  func oneContradictionIsToldOnce(
    coaches: Int, leaders: Int, territories: ClosedRange<Int>, place: String, what: String,
    remedy: String
  ) throws {
    let found = try problems(coaches: coaches, leaders: leaders, territories: territories)
    #expect(found.map(\.place) == [place])
    #expect(found.first?.what.contains(what) == true, "\(found)")
    #expect(found.first?.remedy.contains(remedy) == true, "\(found)")
  }

  @Test func whatFitsIsAccepted() throws {
    #expect(try problems(coaches: 4, leaders: 4, territories: 4...9).isEmpty)
    #expect(try problems(coaches: 1).isEmpty)
  }

  /// A team that can serve hardly anybody is a slip in a count, a share or the caseload.
  @Test func teamsAreOfTheRegionsSize() throws {
    let region = try RegionFixture().read()
    func brief(caseload: Double, coaches: Int) throws(InvalidInput) -> PlanBrief {
      try PlanRequest(
        region, [.caseloadCap(caseload), .coaches(Coaches(fullTime: coaches)), .leaders(0)]
      ).planCase().brief()
    }
    let total = try brief(caseload: 20, coaches: 1).totalDemand
    let perCap = try brief(caseload: 20, coaches: 1).annualClientsPerCoach / 20
    let least = total / 1_000 / perCap
    #expect(try brief(caseload: 1.001 * least, coaches: 1).team.coaches.count == 1)
    let refused = try #require(throws: InvalidInput.self) {
      try brief(caseload: 0.999 * least, coaches: 1)
    }
    #expect(refused.problems.map(\.place) == ["coaches"])
    #expect(refused.problems.first?.what.contains("fewer than one in 1000") == true)
    #expect(try brief(caseload: 0.999 * least, coaches: 2).team.coaches.count == 2)
  }

  @Test(arguments: [
    Requirement.Kind.base(3), .neverBase(3), .together([2, 3]), .apart([2, 3]), .territory([3]),
  ])
  func whatIsSharedIsInNoTerritory(kind: Requirement.Kind) throws {
    let region = try RegionFixture().read()
    func brief(shared: [Int], grouping: Grouping? = nil) throws(InvalidInput) -> PlanBrief {
      try PlanBrief(
        demand: [50, 25, 15, 10], borders: region.borders, distances: region.distances,
        annualClientsPerCoach: 20, leaderShare: 0.5, team: Team(coaches: 3, leaders: 0),
        reachKm: 100, shared: shared,
        requirements: [Requirement(kind, origin: .given("option"))], grouping: grouping)
    }
    let refused = try #require(throws: InvalidInput.self) { try brief(shared: [3]) }
    #expect(refused.problems.map(\.place) == ["option"])
    #expect(refused.problems.first?.what.contains("is shared") == true)
    #expect(throws: Never.self) { try brief(shared: [0]) }
    // Nothing is asked of territories that are given.
    let given = Grouping(
      territories: [Grouping.Territory(name: "A", municipalities: [0, 1, 2])], shared: [3])
    #expect(throws: Never.self) { try brief(shared: [], grouping: given) }
  }

  @Test func leadersOfTheRegionsFileAreBlamedThere() throws {
    let fixture = try RegionFixture()
    try fixture.replace("region.yaml", "value: 1\n", with: "value: 9\n")
    let region = try fixture.read()
    let planCase = PlanCase(
      region: region,
      demand: try region.settings.chain.demand(
        of: region.snapshots[0], directory: region.directory),
      assumptions: region.settings.assumptions,
      coaches: Assumption(3, source: "test", origin: .given("coaches")), territories: nil)
    let refused = try #require(throws: InvalidInput.self) { try planCase.brief() }
    #expect(refused.problems.map(\.place) == ["region.yaml"])
    #expect(refused.problems.map(\.line) == [19])
    #expect(refused.problems.first?.remedy == "give at most 3, there or with leaders")
  }
}
