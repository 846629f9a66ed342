import TerritoryModel

/// Tells whether there is a plan where some conditions are given up.
struct Possibility {
  let limits: SearchLimits
  /// Whether the territories that there could be are asked before the programme; the answer is the
  /// same, only later.
  var asksCover = true

  /// That there is no plan is proven already when this is asked, so the reasons for it are worth
  /// seconds, not minutes; the same branchings on every machine.
  private static let mostBranchings = 1_000

  /// Any plan, by the territories that there could be or, where they are too many, by the programme.
  func anyPlan(_ relaxed: RelaxedBrief) throws(SolverFailure) -> LevelSearch.Answer {
    let brief = relaxed.brief
    let reach = Reach(brief)
    if asksCover, let answer = PlanCover.anyPlan(brief, reach, relaxed.team, limits) {
      return answer
    }
    // Separators hold for one reach only, so each programme has a pool of its own.
    let search = LevelSearch(separators: SeparatorPool(brief, reach), limits: limits)
    return try search.minimise(
      .zero, relaxed.model(brief, reach), anyPoint: true,
      strategy: LevelSearch.Strategy(cuts: false, mostBranchings: Self.mostBranchings))
  }
}
