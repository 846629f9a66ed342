import TerritoryModel

/// Tells whether there is a plan where some conditions are given up, and what such a plan makes the
/// least of.
struct Possibility {
  /// What is to be made least, over a model; it may add rows and columns of its own.
  typealias Goal = (inout GroupingModel) -> LinearExpression

  let limits: SearchLimits

  /// That there is no plan is proven already when this is asked, so the reasons for it are worth
  /// seconds, not minutes; the same branchings on every machine.
  private static let mostBranchings = 1_000

  /// Any plan.
  func anyPlan(_ relaxed: RelaxedBrief) throws(SolverFailure) -> LevelSearch.Answer {
    try search(relaxed, anyPoint: true) { _ in .zero }
  }

  /// The plan with the least of a goal.
  func least(_ relaxed: RelaxedBrief, _ goal: Goal) throws(SolverFailure) -> LevelSearch.Answer {
    try search(relaxed, anyPoint: false, goal)
  }

  private func search(
    _ relaxed: RelaxedBrief, anyPoint: Bool, _ goal: Goal
  ) throws(SolverFailure) -> LevelSearch.Answer {
    let brief = relaxed.brief
    let reach = Reach(brief)
    var model = relaxed.model(brief, reach)
    let least = goal(&model)
    // Separators hold for one reach only, so each programme has a pool of its own.
    let search = LevelSearch(separators: SeparatorPool(brief, reach), limits: limits)
    return try search.minimise(
      least, model, anyPoint: anyPoint,
      strategy: LevelSearch.Strategy(cuts: false, mostBranchings: Self.mostBranchings))
  }
}
