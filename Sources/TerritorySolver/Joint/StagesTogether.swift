import TerritoryModel

extension PlanSolver {
  /// The plans of stages that grow out of each other, all together: bases that are open stay open, and
  /// the levels of all stages count on average, beside the municipalities that change their base from one
  /// stage to the next.
  ///
  /// - Parameters:
  ///   - briefs: of the stages in their order, which differ in their coaches and territories; without
  ///     the level change, and without tolerances.
  ///   - priority: the levels; change comes behind waiting and fairness where it is not among them.
  ///   - alone: the best plan of each stage alone.
  ///   - weights: of each stage, together 1.
  ///   - guesses: plans of all stages that grow out of each other.
  public func stagesTogether(
    _ briefs: [PlanBrief], by priority: [Level], alone: [Solution], weights: [Double],
    startingFrom guesses: [[Plan]]
  ) -> StagesFound {
    precondition(briefs.allSatisfy { $0.priority.allSatisfy { $0.tolerance == 0 } })
    let start = ContinuousClock.now
    var search = JointPlanSearch(
      JointQuestion(
        briefs: briefs, weights: weights, figures: Rollout.figures(priority),
        isGrowing: true),
      alone, limits, progress)
    do throws(SolverFailure) {
      let found = try search.run(startingFrom: guesses.map { $0.map { IntegerSolution($0) } })
      let solutions = try found.solutions(search.question, since: start)
      let results = solutions.map { found.results(of: $0.map(\.plan), search.question) } ?? []
      return StagesFound(
        solutions: solutions, results: results,
        isProven: solutions != nil && found.isComplete && results.allSatisfy(\.isProven),
        isImpossible: found.isImpossible)
    } catch {
      // Numbers lie too far apart for GLPK: nothing is known.
      return StagesFound(solutions: nil, results: [], isProven: false, isImpossible: false)
    }
  }
}

/// What came of the search for the plans of all stages together.
public struct StagesFound: Sendable {
  /// The plan of each stage; nil where there are none.
  public let solutions: [Solution]?
  /// In the order in which they were minimised; one that was not reached is absent.
  public let results: [JointResult]
  public let isProven: Bool
  /// Whether it is proven that there are no such plans.
  public let isImpossible: Bool
}
