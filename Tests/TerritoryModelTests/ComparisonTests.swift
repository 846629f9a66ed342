import TestSupport
import Testing

@testable import TerritoryModel

/// Which territories of several plans are the same one, and what moves between them.
@Suite struct ComparisonTests {
  /// A comparison of plans of the fixture, each territory given as base and municipalities; an empty
  /// list is a scenario without a plan.
  private func comparison(
    _ plans: [[(base: Int, members: [Int])]], baseline: Int = 0
  ) throws -> Comparison {
    let region = try RegionFixture().read()
    let demand = try PlanRequest(region).demandCase().demand
    let entries = try plans.enumerated().map { index, territories in
      let planCase = PlanCase(
        region: region, demand: demand, assumptions: region.settings.assumptions,
        coaches: Assumption(
          Coaches(fullTime: max(1, territories.count)), source: "test", origin: .computed),
        territories: nil)
      let plan = Plan(
        territories: territories.map {
          Plan.Territory(
            base: $0.base, municipalities: $0.members, coaches: 1, leaders: 0,
            services: [])
        },
        shared: (0..<4).filter { m in !territories.contains { $0.members.contains(m) } })
      let outcome: Outcome =
        territories.isEmpty
        ? .unknown : .optimal(Solution(plan: plan, levels: [], seconds: 0))
      return Comparison.Entry(
        scenario: Scenario(name: "s\(index)", source: "test", choices: []), planCase: planCase,
        answer: .result(PlanResult(brief: try planCase.brief(), outcome: outcome)))
    }
    return Comparison(entries: entries, baseline: baseline, baselineIsOwn: true)
  }

  private func names(_ comparison: Comparison) -> [[String]] {
    comparison.entries.map { entry in
      (entry.solution?.plan.territories ?? []).map { entry.planCase.name(of: $0) }
    }
  }

  private func likenesses(_ comparison: Comparison) -> [[String]] {
    comparison.entries.map { entry in
      (entry.solution?.plan.territories ?? []).map { entry.planCase.name($0.likeness) }
    }
  }

  @Test func aTerritoryHasTheNameOfItsBaseAndKeepsItsLikeness() throws {
    let found = try comparison([
      [(0, [0, 1]), (2, [2, 3])], [(3, [2, 3]), (1, [0, 1])], [(2, [0, 1, 2]), (3, [3])],
    ])
    #expect(
      names(found) == [["Alpha", "Gamma"], ["Delta", "Beta"], ["Gamma", "Delta"]])
    #expect(
      likenesses(found) == [["Alpha", "Gamma"], ["Gamma", "Alpha"], ["Alpha", "Gamma"]])
    // The territories of the second plan are alike, but each has another base.
    #expect(found.entries[1].moves.map(\.municipality) == [0, 1, 2, 3])
    #expect(
      found.entries[2].moves == [
        Comparison.Move(municipality: 0, from: .municipality(0), to: .municipality(2)),
        Comparison.Move(municipality: 1, from: .municipality(0), to: .municipality(2)),
        Comparison.Move(municipality: 3, from: .municipality(2), to: .municipality(3)),
      ])
  }

  @Test func newTerritoriesAreAlikeToo() throws {
    let found = try comparison([
      [(0, [0, 1, 2, 3])],
      [(0, [0, 1]), (2, [2, 3])],
      [(1, [0, 1]), (3, [2, 3])],
    ])
    #expect(names(found) == [["Alpha"], ["Alpha", "Gamma"], ["Beta", "Delta"]])
    #expect(likenesses(found) == [["Alpha"], ["Alpha", "Gamma"], ["Alpha", "Gamma"]])
    #expect(found.entries[1].moves.map(\.municipality) == [2, 3])
    #expect(found.entries[2].moves.map(\.municipality) == [0, 1, 2, 3])
    #expect(
      found.entries[2].moves.map(\.to) == [1, 1, 3, 3].map { .municipality($0) })
  }

  @Test func noLikenessStandsTwice() throws {
    // The territory around Gamma and Delta is like Alpha's, so Alpha's own needs another one.
    let found = try comparison([
      [(0, [0, 2, 3]), (1, [1])], [(0, [0]), (2, [2, 3]), (1, [1])],
    ])
    #expect(names(found) == [["Alpha", "Beta"], ["Alpha", "Gamma", "Beta"]])
    #expect(likenesses(found) == [["Alpha", "Beta"], ["Alpha 2", "Alpha", "Beta"]])
    #expect(
      found.entries[1].moves
        == [2, 3].map {
          Comparison.Move(municipality: $0, from: .municipality(0), to: .municipality(2))
        })
  }

  @Test func aSharedMunicipalityMovesOutOfItsTerritory() throws {
    let found = try comparison([[(0, [0, 1]), (2, [2, 3])], [(0, [0, 1]), (2, [2])]])
    #expect(
      found.entries[1].moves == [Comparison.Move(municipality: 3, from: .municipality(2), to: nil)])
  }

  @Test func withoutABaselinePlanNothingMoves() throws {
    let found = try comparison([[], [(0, [0, 1, 2, 3])], [(1, [0, 1, 2, 3])]])
    #expect(names(found) == [[], ["Alpha"], ["Beta"]])
    #expect(likenesses(found) == [[], ["Alpha"], ["Alpha"]])
    #expect(found.entries.allSatisfy { $0.moves.isEmpty })
    #expect(found.entries[0].outcomeName == "unknown")
  }
}
