import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

struct ConcurrencyTests {
  /// GLPK keeps tables for each thread: plans that are looked for on many at the same time are those
  /// that one thread finds.
  @Test func plansOfManyThreadsAreThoseOfOne() throws {
    let briefs = (1200..<1216).compactMap { RandomBrief(seed: $0)?.brief }
    let answers = briefs.map { brief in
      ConcurrentAnswer {
        Result { () throws(SolverFailure) in try PlanSolver().solve(brief).solution?.plan }
      }
    }
    #expect(briefs.count > 8)
    for (brief, answer) in zip(briefs, answers) {
      let plan = try PlanSolver().solve(brief).solution?.plan
      #expect(try answer.value.get() == plan)
      // Whoever asks again gets the same.
      #expect(try answer.value.get() == plan)
    }
  }

  @Test func bothAnswersAreThereWhateverTheLimits() throws {
    for limits in [SearchLimits.none, SearchLimits(work: 1)] {
      let (first, second) = try PlanSolver(limits: limits).both {
        () throws(SolverFailure) in
        1
      } _: {
        () throws(SolverFailure) in
        "two"
      }
      #expect(first == 1 && second == "two")
    }
  }
}
