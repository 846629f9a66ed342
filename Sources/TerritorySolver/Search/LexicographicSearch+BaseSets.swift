import TerritoryModel

/// Travel, which is found set of bases by set of bases.
extension LexicographicSearch {
  /// Minimises a level; travel together with all sets of bases that have its least, where balance
  /// comes next and therefore needs them.
  func minimise(
    _ level: Level, keeping kept: [KeptLevel], _ strategy: LevelSearch.Strategy, _ hint: Hint
  ) throws(SolverFailure) -> (
    answer: LevelSearch.Answer, method: ExactMethod, baseSets: [[Int]]?
  ) {
    let objective = level.objective
    // Given territories leave hardly any choice of bases.
    guard objective == .travel, brief.grouping == nil else {
      let model = symmetricModel(for: objective, keeping: kept)
      let answer = try search.minimise(
        objective, model, strategy, observe: observer(objective, hint, boundsAll: true))
      return (nearEnough(answer), .branchAndCut, nil)
    }
    let sets = BaseSetPool(keepsEqual: isBeforeBalance(level)) {
      [self] (bases, most) throws(SolverFailure) in
      var fixed = self.model(for: objective, keeping: kept, bases: bases)
      if let most { fixed.keep(objective, atMost: most) }
      let answer = try proving.minimise(fixed.objective(objective), fixed)
      if case .optimal(_, let found) = answer { met.note(found) }
      return answer
    }
    if let start { sets.visit(start.bases.sorted()) }
    let model = model(for: objective, keeping: kept)
    let answer = try search.minimise(
      model.objective(objective), model, each: sets, strategy: strategy,
      observe: observer(objective, hint, boundsAll: true))
    guard case .optimal = answer else { return (nearEnough(answer), .baseSets, nil) }
    return (answer, .baseSets, sets.equal)
  }

  /// Whether balance comes next and has to keep to the least of a level. Within a tolerance or a gap
  /// there are too many sets to list.
  private func isBeforeBalance(_ level: Level) -> Bool {
    let following = brief.priority.drop { $0 != level }.dropFirst().first
    return following?.objective == .balance && level.tolerance == 0 && search.limits.gap == 0
  }

  private var proving: LevelSearch {
    LevelSearch(separators: search.separators, limits: search.limits.proving)
  }
}
