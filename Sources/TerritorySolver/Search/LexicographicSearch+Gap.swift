import TerritoryModel

/// Searches that may end near enough to their bound, and what they tell on the way.
extension LexicographicSearch {
  /// Where a plan within the gap ended a search, its bound stands for the optimum.
  func nearEnough(_ answer: LevelSearch.Answer) -> LevelSearch.Answer {
    guard case .stopped(let best?, let bound) = answer, isGoodEnough(best.value, bound) else {
      return answer
    }
    return .optimal(value: bound, best.selection)
  }

  func isGoodEnough(_ value: Double, _ bound: Double) -> Bool {
    search.limits.isGoodEnough(value, bound: bound)
  }

  /// The bound that makes a value good enough.
  func goodEnough(_ value: Double) -> Double { value * (1 - search.limits.gap) }

  /// Tells the progress of a level's search.
  ///
  /// - Parameters:
  ///   - hint: what is known of the level already.
  ///   - boundsAll: whether what bounds the search bounds all plans of the level.
  func observer(
    _ level: Objective, _ hint: Hint, boundsAll: Bool = false
  ) -> (_ best: Double?, _ bound: Double) -> Void {
    guard let progress else { return { _, _ in } }
    let floor = hint.floor > 0 ? hint.floor : nil
    return { best, bound in
      progress(
        SearchProgress(
          level: level, value: [best, hint.incumbent?.value].compactMap(\.self).min(),
          bound: boundsAll && bound.isFinite ? max(bound, hint.floor) : floor))
    }
  }
}

extension LevelSearch {
  func minimise(
    _ level: Objective, _ model: GroupingModel, _ strategy: Strategy,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void
  ) throws(SolverFailure) -> Answer {
    // No level can be below zero.
    try minimise(
      model.objective(level), model, target: 0, strategy: strategy, observe: observe)
  }
}
