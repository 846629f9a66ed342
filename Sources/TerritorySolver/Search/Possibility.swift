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
    guard !limits.isReached else { return .stopped(best: nil, bound: 0) }
    if relaxed.limitsFollowCoaches { return try anyTeam(relaxed) }
    let plain = relaxed.brief
    let brief = plain.counted(in: plain.usualUnits)
    let reach = Reach(brief)
    if asksCover, let answer = PlanCover.anyPlan(brief, reach, relaxed.team, limits) {
      return answer
    }
    // Separators hold for one reach only, so each programme has a pool of its own.
    let search = LevelSearch(separators: SeparatorPool(brief, reach), limits: limits)
    return try search.minimise(
      .zero, relaxed.model(brief, reach), anyPoint: true,
      strategy: LevelSearch.Strategy(mostBranchings: Self.mostBranchings))
  }

  /// The least largest share of a municipality's clients who wait, per cent, of the plans that there are.
  ///
  /// - Precondition: limits don't hang on the number of coaches.
  func leastLargestShare(_ relaxed: RelaxedBrief) throws(SolverFailure) -> LevelSearch.Answer {
    guard !limits.isReached else { return .stopped(best: nil, bound: 0) }
    let plain = relaxed.brief
    let brief = plain.counted(in: plain.usualUnits)
    let reach = Reach(brief)
    let search = LevelSearch(separators: SeparatorPool(brief, reach), limits: limits)
    let model = relaxed.model(brief, reach, measures: [.fairness])
    return try search.minimise(
      model.objective(.fairness), model,
      strategy: LevelSearch.Strategy(mostBranchings: Self.mostBranchings))
  }

  /// Any plan with any number of coaches, where limits are shares of the mean load: c_j times a limit
  /// that hangs on Σ c_j is no linear programme, so each number is asked for itself. There is proof
  /// that none will do where the shares are not what rules them out, or where no share can be kept.
  private func anyTeam(_ relaxed: RelaxedBrief) throws(SolverFailure) -> LevelSearch.Answer {
    if relaxed.missesAShare { return .infeasible }
    let every = relaxed.withoutShares(coaches: 1...PlanBrief.mostCoaches)
    if case .infeasible = try anyPlan(every) { return .infeasible }
    var isProven = true
    for coaches in relaxed.numbersOfCoaches where !limits.isReached {
      switch try anyPlan(relaxed.staffed(by: coaches)) {
      case .optimal(let value, let plan): return .optimal(value: value, plan)
      case .infeasible: continue
      case .stopped: isProven = false
      }
    }
    if isProven, !limits.isReached, try !mayHaveMoreCoaches(relaxed) { return .infeasible }
    return .stopped(best: nil, bound: 0)
  }

  /// Whether more coaches than a relaxed brief looks at are possible, shares of the mean load aside.
  func mayHaveMoreCoaches(_ relaxed: RelaxedBrief) throws(SolverFailure) -> Bool {
    let most = relaxed.team.coaches.upperBound
    guard most < PlanBrief.mostCoaches else { return false }
    let more = relaxed.withoutShares(coaches: most + 1...PlanBrief.mostCoaches)
    if case .infeasible = try anyPlan(more) { return false }
    return true
  }
}
