import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Fairness against travel or waiting, shown at stated steps.
struct TradeOffCurveTests {
  private func front(_ pair: String, _ brief: PlanBrief) throws -> TradeOff {
    try TradeOffSearch.run(
      TradeOffSearch(try TradeOffPair(pair), solver: PlanSolver()) { _ in brief })
  }

  /// The ends are the plans that the two orders of the levels come to; between them less travel costs
  /// fairness, at no more than the step's share.
  @Test(arguments: [("kainuu", 1), ("lapland", 4)])
  func runsFromTheFairestToTheCheapest(region: String, coaches: Int) throws {
    let brief = try shippedCase(region, coaches: coaches).brief()
    let front = try front("fairness,travel", brief)
    let steps = try #require(front.steps)
    #expect(steps.count == 10 && steps.from < steps.to)
    guard case .complete = front.ending else {
      Issue.record("not complete")
      return
    }
    for point in front.points {
      #expect(point.isProven)
      let solution = try #require(point.outcome.solution)
      #expect(PlanAudit(solution, for: point.brief).findings.isEmpty)
      #expect(
        abs(point.value(of: .waiting) - front.keptWaiting!) <= brief.rounding(of: .waiting))
    }
    for (one, next) in zip(front.points, front.points.dropFirst()) {
      #expect(one.value(of: .fairness) < next.value(of: .fairness))
      #expect(one.value(of: .travel) > next.value(of: .travel))
    }
    let cheapest = try value(.travel, brief.asking([Level(.waiting), Level(.travel)]))
    #expect(abs(front.points.last!.value(of: .travel) - cheapest) < 1e-3)
    let fairest = try value(.fairness, brief.asking([Level(.waiting), Level(.fairness)]))
    #expect(abs(steps.from - fairest) < 1e-3)
    #expect(abs(front.points.first!.value(of: .fairness) - fairest) < 5e-3)
  }

  /// With each number of coaches, the least largest share of a search of its own.
  @Test func coachesAgainstFairness() throws {
    let front = try TradeOffSearch.run(
      TradeOffSearch(try TradeOffPair("coaches,fairness"), solver: PlanSolver()) {
        coaches throws(InvalidInput) in
        do { return try shippedCase("kainuu", coaches: coaches ?? 2).brief() } catch {
          throw error as! InvalidInput
        }
      })
    #expect(front.keptWaiting == nil && front.steps == nil)
    #expect(front.points.map { $0.value(of: .coaches) } == [1, 2])
    for point in front.points {
      let least = try value(.fairness, point.brief.asking([Level(.fairness)]))
      #expect(abs(point.value(of: .fairness) - least) < 1e-3)
    }
  }

  /// Where a plan with the least waiting is as fair as any, there is one point and no curve.
  @Test func waitingAndFairnessMayAgree() throws {
    let front = try front("waiting,fairness", shippedCase("lapland", coaches: 5).brief())
    #expect(front.points.count == 1 && front.steps == nil)
  }

  private func value(_ objective: Objective, _ brief: PlanBrief) throws -> Double {
    try #require(PlanSolver().solve(brief).solution).plan.value(of: objective, for: brief)
  }
}
