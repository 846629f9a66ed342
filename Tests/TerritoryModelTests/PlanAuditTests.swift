import TestSupport
import Testing

@testable import TerritoryModel

/// The fixture's chain Alpha – Beta – Gamma – Delta with 50, 25, 15 and 10 clients, 20 for each coach.
@Suite struct PlanAuditTests {
  private func brief(
    help: Bool = true, reach: Double = 100, grouping: Grouping? = nil,
    requirements: [Requirement] = []
  ) throws -> PlanBrief {
    let region = try RegionFixture().read()
    return try PlanBrief(
      demand: [50, 25, 15, 10], borders: region.borders, distances: region.distances,
      annualClientsPerCoach: 20, leaderShare: 0.5, team: Team(coaches: 4, leaders: 1),
      territories: 2...2, reachKm: reach, neighbourHelp: help, requirements: requirements,
      grouping: grouping)
  }

  private func territory(
    base: Int, _ municipalities: [Int], coaches: Int, leaders: Int = 0, _ served: [Int: Double]
  ) -> Plan.Territory {
    Plan.Territory(
      base: base, municipalities: municipalities, coaches: Coaches(fullTime: coaches),
      leaders: leaders, services: served.map { .init(municipality: $0.key, clients: $0.value) })
  }

  private var west: Plan.Territory {
    territory(base: 0, [0, 1], coaches: 3, leaders: 1, [0: 50, 1: 20])
  }

  private var east: Plan.Territory { territory(base: 2, [2, 3], coaches: 1, [2: 10, 3: 10]) }

  /// The plan's values, or others that it is said to have.
  private func findings(
    _ territories: [Plan.Territory], shared: [Int] = [], waiting: Double? = nil,
    bound: Double? = nil, for other: PlanBrief? = nil
  ) throws -> [String] {
    let brief = try other ?? brief()
    let plan = Plan(territories: territories, shared: shared)
    let levels = Objective.standard.map { objective in
      var value = plan.value(of: objective, for: brief)
      if let waiting, objective == .waiting { value = waiting }
      return LevelResult(
        Level(objective), value: value, bound: objective == .waiting ? bound ?? value : value,
        in: brief)
    }
    return PlanAudit(Solution(plan: plan, levels: levels, seconds: 0), for: brief).findings
      .map(\.description)
  }

  @Test func aSoundPlanPasses() throws {
    #expect(try findings([west, east]) == [])
    let helped = territory(base: 2, [2, 3], coaches: 1, [1: 5, 2: 15])
    #expect(try findings([west, helped]) == [])
  }

  @Test func findsLevelsInAnotherOrder() throws {
    let asked = try brief().asking([Level(.balance), Level(.waiting), Level(.travel)])
    #expect(
      try findings([west, east], for: asked)
        == [
          "the levels are waiting, fairness, travel, balance, asked for were balance, waiting, travel"
        ])
  }

  @Test func holdsLoadsToTheirLimitsExactly() throws {
    func findings(most: Double) throws -> [String] {
      let limit = Requirement(.mostClients(most), origin: .given("most clients"))
      return try self.findings([west, east], for: brief(requirements: [limit]))
    }
    #expect(try findings(most: 25) == [])
    #expect(try findings(most: 24.999_999_999_9).count == 1)
  }

  @Test func findsWhatIsWrongWithMembership() throws {
    let small = territory(base: 2, [2], coaches: 1, [2: 15])
    #expect(try findings([west, small]) == ["municipality 3 stands 0 times in the plan"])
    let both = territory(base: 2, [1, 2, 3], coaches: 1, [2: 15])
    #expect(try findings([west, both]).contains("municipality 1 stands 2 times in the plan"))
    let away = territory(base: 1, [2, 3], coaches: 1, [2: 15])
    #expect(
      try findings([west, away]).contains("the base municipality 1 lies outside its territory"))
  }

  @Test func findsTornTerritories() throws {
    let torn = territory(base: 0, [0, 3], coaches: 3, leaders: 1, [0: 50])
    let rest = territory(base: 2, [1, 2], coaches: 1, [2: 15])
    #expect(
      try findings([torn, rest]) == ["the territory of the base municipality 0 is not connected"])
  }

  @Test func findsWhatIsWrongWithStaff() throws {
    let idle = territory(base: 2, [2, 3], coaches: 0, [:])
    #expect(
      try findings([west, idle]) == [
        "coaches do not add up", "a territory has no coach",
      ])
    let led = territory(base: 2, [2, 3], coaches: 1, leaders: 1, [2: 15])
    #expect(try findings([west, led]) == ["leaders do not add up"])
    let twice = territory(base: 0, [0, 1], coaches: 3, leaders: 2, [0: 50])
    #expect(try findings([twice, east]).contains("a territory has more than one leader"))
    let whole = territory(base: 0, [0, 1, 2, 3], coaches: 4, leaders: 1, [0: 50])
    #expect(try findings([whole]) == ["another number of territories was asked for than 1"])
  }

  @Test func findsWhatIsWrongWithService() throws {
    let overworked = territory(base: 2, [2, 3], coaches: 1, [2: 15, 3: 10])
    #expect(
      try findings([west, overworked]) == [
        "the base municipality 2 serves 25, more than its 20"
      ])
    let twice = territory(base: 2, [2, 3], coaches: 1, [1: 8, 2: 5])
    #expect(try findings([west, twice]) == ["municipality 1 is served beyond its clients"])
    let stranger = territory(base: 2, [2, 3], coaches: 1, [0: 0.0001, 2: 5])
    #expect(
      try findings([west, stranger]).contains(
        "the base municipality 2 may not serve municipality 0"))
    let nobody = territory(base: 2, [2, 3], coaches: 1, [2: 5, 3: 0])
    #expect(try findings([west, nobody]) == ["a service of no clients"])
  }

  @Test func findsWhatHelpOrReachForbids() throws {
    let helped = territory(base: 2, [2, 3], coaches: 1, [1: 5, 2: 15])
    let alone = try brief(help: false)
    #expect(
      try findings([west, helped], for: alone) == [
        "the base municipality 2 may not serve municipality 1"
      ])
    let near = try brief(reach: 9)
    let found = try findings([west, helped], for: near)
    #expect(found.contains("the base municipality 2 may not serve municipality 1"))
    #expect(found.contains("municipality 1 is out of reach of its base municipality 0"))
  }

  @Test func findsFalseLevels() throws {
    #expect(try findings([west, east], waiting: 9) == ["waiting is 10, reported as 9"])
    #expect(try findings([west, east], bound: 11) == ["waiting is below its bound"])
  }

  @Test func findsChangesOfGivenTerritories() throws {
    let given = Grouping(territories: [
      .init(name: "West", municipalities: [0, 1], coaches: 3),
      .init(name: "East", municipalities: [2, 3], coaches: 1),
    ])
    let brief = try brief(grouping: given)
    #expect(try findings([west, east], for: brief) == [])
    let more = territory(base: 2, [2, 3], coaches: 2, [2: 15])
    let fewer = territory(base: 0, [0, 1], coaches: 2, leaders: 1, [0: 50])
    #expect(
      try findings([fewer, more], for: brief) == [
        "West has other coaches than it was given: 3",
        "East has other coaches than it was given: 1",
      ])
    let other = territory(base: 0, [0], coaches: 3, leaders: 1, [0: 50])
    let wider = territory(base: 2, [1, 2, 3], coaches: 1, [2: 15])
    #expect(try findings([other, wider], for: brief) == ["the given territories were changed"])
    let alone = territory(base: 2, [2], coaches: 1, [2: 15])
    #expect(
      try findings([west, alone], shared: [3], for: brief)
        == ["other municipalities are shared", "the given territories were changed"])
  }

  // Territories that go on as others.

  /// As trying every matching.
  @Test(arguments: 0..<300) func matchingsAreBest(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (rows, columns) = (
      Int.random(in: 1...5, using: &generator), Int.random(in: 1...5, using: &generator)
    )
    let overlaps = (0..<rows).map { _ in
      (0..<columns).map { _ in max(0, Int.random(in: -3...6, using: &generator)) }
    }
    func most(_ row: Int, _ used: Set<Int>) -> Int {
      guard row < rows else { return 0 }
      return (0..<columns).reduce(most(row + 1, used)) { best, column in
        used.contains(column)
          ? best : max(best, overlaps[row][column] + most(row + 1, used.union([column])))
      }
    }
    #expect(PlanAudit.mostKept(overlaps) == most(0, []), "\(overlaps)")
  }

  /// As the other way to match them, with as many territories as a country may have.
  @Test(arguments: [20, 60, 150]) func manyTerritoriesAreMatched(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    func drawn() -> [[Int]] {
      var territories = [[Int]](repeating: [], count: count)
      for municipality in 0..<400 {
        territories[Int.random(in: 0..<count, using: &generator)].append(municipality)
      }
      return territories
    }
    let (first, second) = (drawn(), drawn())
    let overlaps = first.map { one in second.map { other in one.count { other.contains($0) } } }
    #expect(PlanAudit.mostKept(overlaps) == Matching(first, second).kept)
  }
}
