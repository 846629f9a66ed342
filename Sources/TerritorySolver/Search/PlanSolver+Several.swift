import Foundation
import TerritoryModel

extension PlanSolver {
  /// The answers to several questions that don't wait for each other, in their order, found on all cores
  /// at the same time; they don't depend on how many there are.
  ///
  /// A limit holds for all of them together: each gets its part of the time that is left, and an equal
  /// part of the work.
  ///
  /// - Parameters:
  ///   - all: how many questions share the work, where others are answered elsewhere.
  ///   - mostWork: work that a question may take at most, whatever there is.
  ///   - answer: gets a solver of its own, which tells no progress; it runs on one thread from its
  ///     beginning to its end.
  /// - Returns: nil for those before which a limit came.
  public func answers<Question: Sendable, Answer: Sendable>(
    to questions: [Question], ofAll all: Int, mostWork: Int = .max,
    _ answer: @Sendable (PlanSolver, Question) throws -> Answer
  ) throws -> [Answer?] {
    precondition(all >= questions.count)
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let results = concurrentMap(questions) { index, question -> Result<Answer?, any Error> in
      guard !limits.isReached else { return .success(nil) }
      let roundsLeft = (questions.count - index + cores - 1) / cores
      // Work is divided by all, time by those that are still to come.
      let part = limits.part(of: all, roundsLeft: roundsLeft).part(ofWork: mostWork)
      return Result { try answer(PlanSolver(limits: part), question) }
    }
    return try results.map { try $0.get() }
  }

  /// What became of a brief, without asking why where there is no plan.
  ///
  /// - Returns: nil where no plan is possible.
  /// - Throws: ``SolverFailure`` where GLPK gives up for numerical reasons, or a proof is false.
  public func plainOutcome(_ brief: PlanBrief) throws(SolverFailure) -> Outcome? {
    try outcome(brief)
  }
}
