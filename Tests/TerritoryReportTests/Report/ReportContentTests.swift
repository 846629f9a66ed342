import TerritoryLanguages
import TerritoryModel
import Testing

@testable import TerritoryReport

struct ReportContentTests {
  private let making = ReportMaking(solver: "GLPK 5.0", arguments: [])

  @Test func aProposalIsTheOnlyScenario() throws {
    let fixture = try PlanFixture()
    let content = ReportContent(proposal: fixture.result(), fixture.planCase, making)
    #expect(content.comparison.entries.map(\.scenario.name) == ["best plan"])
    #expect(content.focus.moves.isEmpty)
    #expect(content.plan?.territories.map(\.name) == [.municipality(0), .municipality(2)])
    #expect(content.alternatives.isEmpty)
  }

  @Test func aGivenPlanStandsBesideTheBest() throws {
    let fixture = try PlanFixture()
    func answer(_ west: Int) -> Evaluation.Answer {
      let result = fixture.result(west: west)
      return Evaluation.Answer(brief: result.brief, outcome: result.outcome)
    }
    let evaluation = Evaluation(
      source: "plan.csv", grouping: fixture.plan().grouping, withoutHelp: answer(2),
      withHelp: nil, best: answer(1))
    let content = Language.$current.withValue(.finnish) {
      ReportContent(evaluation, fixture.planCase, making)
    }
    #expect(
      content.comparison.entries.map(\.scenario.name)
        == ["annettu suunnitelma", "paras mahdollinen"])
    #expect(content.plan?.territories.map(\.municipalities) == [[0, 1], [2, 3]])
    // The best plan's territory of Beta, Gamma and Delta continues the given one of the last two: it
    // has its own base's name, and the colour of the other.
    let best = content.comparison.entries[1]
    #expect(best.solution?.plan.territories.map(\.name) == [.municipality(0), .municipality(1)])
    #expect(
      best.solution?.plan.territories.map(\.likeness) == [.municipality(0), .municipality(2)])
    // All three have another base than in the given plan.
    #expect(best.moves.map(\.municipality) == [1, 2, 3])
  }
}
