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
      [self] (set, most) throws(SolverFailure) in
      var fixed = self.model(for: objective, bases: set.bases)
      if let most { fixed.keep(objective, atMost: most) }
      if servesFirst, set.leader != nil || !brief.placesLeader {
        return try FixedBases(fixed, leader: set.leader, proving)
          .leastTravel(below: most, isGuess: set.isGuess)
      }
      return try proving.minimise(fixed.objective(objective), fixed)
    }
    if let start { sets.visit(start.bases.sorted()) }
    if servesFirst, let answer = try serviceFirst(sets) { return answer }
    let model = model(for: objective)
    let answer = try search.minimise(
      model.objective(objective), model, each: sets, strategy: strategy,
      observe: observer(objective, boundsAll: true))
    if case .optimal = answer { baseSets = sets.equal }
    return nearEnough(answer)
  }

  /// Whether service is searched for first, and membership for each set of bases that this comes to.
  var servesFirst: Bool {
    mayServeFirst && ServiceSearch.suits(brief) && kept.first?.level == Level(.waiting)
  }

  /// Travel by service first.
  ///
  /// - Returns: nil where membership decides too much, so that the whole programme has to be searched.
  private mutating func serviceFirst(_ sets: BaseSetPool) throws(SolverFailure) -> LevelSearch
    .Answer?
  {
    let model = ServiceModel(brief, reach, waiting: kept[0].ceiling)
    let answer = try ServiceSearch(
      model, each: sets, limits: search.limits,
      observe: observer(.travel, boundsAll: true)
    ).minimise()
    switch nearEnough(answer) {
    case .optimal(let value, let selection):
      if case .optimal = answer { baseSets = sets.equal }
      return .optimal(value: value, selection)
    case .infeasible: return .infeasible
    case .stopped: return search.limits.isReached ? answer : nil
    }
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
