import TerritoryModel

/// Travel, which is found set of bases by set of bases.
extension LexicographicSearch {
  /// Minimises a level; travel together with all sets of bases that have its least, where balance
  /// comes next and therefore needs them.
  mutating func minimise(
    _ level: Level, _ strategy: LevelSearch.Strategy
  ) throws(SolverFailure) -> LevelSearch.Answer {
    let objective = level.objective
    // Given territories leave hardly any choice of bases.
    guard objective == .travel, brief.grouping == nil else {
      let model = symmetricModel(for: objective)
      return nearEnough(
        try search.minimise(
          objective, model, strategy, observe: observer(objective, boundsAll: true)))
    }
    let sets = BaseSetPool(keepsEqual: isBeforeBalance(level)) {
      [self] (bases, most) throws(SolverFailure) in
      var fixed = self.model(for: objective, bases: bases)
      if let most { fixed.keep(objective, atMost: most) }
      return try proving.minimise(fixed.objective(objective), fixed)
    }
    if let start { sets.visit(start.bases.sorted()) }
    let model = model(for: objective)
    let answer = try search.minimise(
      model.objective(objective), model, each: sets, strategy: strategy,
      observe: observer(objective, boundsAll: true))
    if case .optimal = answer { baseSets = sets.equal }
    return nearEnough(answer)
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
