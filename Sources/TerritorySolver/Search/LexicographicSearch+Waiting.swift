import TerritoryModel

/// Waiting, whose bound is known before a search.
extension LexicographicSearch {
  /// A waiting level that a plan brings down to the relaxation's bound is proven without a search of
  /// its own, so the next level is solved as if it were. Where that takes too much work there is
  /// probably no such plan.
  ///
  /// - Parameter hint: is told the bound.
  /// - Returns: nil where neither waiting nor the level after it is proven so.
  func proveByBound(
    after proven: [ProvenLevel], _ hint: inout Hint
  ) throws(SolverFailure) -> Step? {
    let known = boundByCapacity(proven)
    if let known, let step = try prove(waitingFloor: known, after: proven, &hint) { return step }
    let model = model(for: .waiting, keeping: proven.map(\.kept))
    guard let bound = try search.relaxation(of: model.objective(.waiting), model), bound.isFinite
    else { return nil }
    if let known, bound <= known + GroupingModel.slack(of: known) { return nil }
    return try prove(waitingFloor: max(0, bound), after: proven, &hint)
  }

  /// Where service is searched for first, a bound that takes no programme, and that a plan mostly
  /// reaches: Σ d − κ (N + λ L).
  private func boundByCapacity(_ proven: [ProvenLevel]) -> Double? {
    guard proven.isEmpty, mayServeFirst, ServiceSearch.suits(brief) else { return nil }
    let team = brief.team
    return max(0, brief.totalDemand - brief.capacity(coaches: team.coaches, leaders: team.leaders))
  }

  private func prove(
    waitingFloor floor: Double, after proven: [ProvenLevel], _ hint: inout Hint
  ) throws(SolverFailure) -> Step? {
    let kept = proven.map(\.kept)
    let waiting = Level(.waiting)
    hint.floor = max(hint.floor, floor)
    let assumed = kept + [KeptLevel(level: waiting, ceiling: floor)]
    func atFloor(_ found: Selection) throws(SolverFailure) -> ProvenLevel {
      try self.proven(waiting, floor, found, kept, by: .waitingBound)
    }
    guard proven.count + 1 < brief.priority.count else {
      guard let found = try anyPlan(keeping: assumed) else { return nil }
      return .proven([try atFloor(found)])
    }
    let next = brief.priority[proven.count + 1]
    if brief.isWhole(next.objective), let counted = try proveByCounting(next, assumed) {
      return .proven([try atFloor(counted.selection), counted])
    }
    let found = try minimise(next, keeping: assumed, soonGivenUp(next.objective, assumed), Hint())
    switch found.answer {
    case .optimal(let bound, let selection):
      var second = try self.proven(next, bound, selection, assumed, by: found.method)
      second.baseSets = found.baseSets
      return .proven([try atFloor(selection), second])
    case .stopped(let best?, let bound):
      return .proven([try atFloor(best.selection)], next: Hint(floor: bound, incumbent: best))
    case .infeasible, .stopped: return nil
    }
  }

  /// Any plan that keeps some levels, waiting last. Travel leads to one sooner than waiting, which is
  /// the same for most points, and the bases that its relaxation mostly opens are likely to have one.
  private func anyPlan(keeping kept: [KeptLevel]) throws(SolverFailure) -> Selection? {
    let strategy = soonGivenUp(.travel, kept)
    let model = model(for: .travel, keeping: kept)
    let sets = BaseSetPool(keepsEqual: false) { [self] (set, _) throws(SolverFailure) in
      let fixed = self.model(for: .travel, keeping: kept, bases: set.bases)
      return try search.minimise(
        fixed.objective(.travel), fixed, anyPoint: true, strategy: strategy)
    }
    _ = try search.minimise(
      model.objective(.travel), model, each: sets, anyPoint: true, strategy: strategy)
    return sets.best?.selection
  }

  private func soonGivenUp(_ level: Objective, _ kept: [KeptLevel]) -> LevelSearch.Strategy {
    var strategy = strategy(for: level, kept)
    strategy.mostBranchings = 300
    return strategy
  }
}
