import TerritoryModel

/// Waiting, whose bound is known before a search.
extension LexicographicSearch {
  /// A waiting level that a plan brings down to the relaxation's bound is proven without a search of
  /// its own, so the next level is solved as if it were. Where that takes too much work there is
  /// probably no such plan.
  ///
  /// - Returns: how many levels are proven: none, waiting alone, or both.
  mutating func proveByBound(then next: Level?) throws(SolverFailure) -> Int {
    let known = boundByCapacity(then: next)
    if let known {
      let proven = try prove(waitingFloor: known, then: next)
      if proven > 0 { return proven }
    }
    let waiting = model(for: .waiting)
    guard
      let bound = try search.relaxation(of: waiting.objective(.waiting), waiting), bound.isFinite
    else { return 0 }
    if let known, bound <= known + GroupingModel.slack(of: known) { return 0 }
    return try prove(waitingFloor: max(0, bound), then: next)
  }

  /// Where service is searched for first, a bound that takes no programme, and that a plan mostly
  /// reaches: Σ d − κ (N + λ L).
  private func boundByCapacity(then next: Level?) -> Double? {
    guard mayServeFirst, next?.objective == .travel, ServiceSearch.suits(brief) else { return nil }
    let team = brief.team
    return max(0, brief.totalDemand - brief.capacity(coaches: team.coaches, leaders: team.leaders))
  }

  private mutating func prove(
    waitingFloor: Double, then next: Level?
  ) throws(SolverFailure) -> Int {
    floors[.waiting] = waitingFloor
    kept.append((Level(.waiting), waitingFloor))
    guard let next else { return try proveByAnyPlan(waitingFloor) }
    if brief.isWhole(next.objective), try proveByCounting(next) != nil {
      reached.insert((Level(.waiting), waitingFloor), at: 0)
      return 2
    }
    switch try minimise(next, soonGivenUp(next.objective)) {
    case .optimal(let bound, let found):
      reached.append((Level(.waiting), waitingFloor))
      _ = try accept(next, bound, found)
      return 2
    case .stopped(let best?, let bound):
      kept.removeLast()
      _ = try accept(Level(.waiting), waitingFloor, best.selection)
      floors[next.objective] = bound
      incumbent = (next.objective, best.value, best.selection)
      return 1
    case .infeasible, .stopped:
      kept.removeLast()
      return 0
    }
  }

  /// Waiting as the last level, with its bound kept already: any plan will do. Travel leads to one
  /// sooner than waiting, which is the same for most points, and the bases that its relaxation mostly
  /// opens are likely to have one.
  private mutating func proveByAnyPlan(_ waitingFloor: Double) throws(SolverFailure) -> Int {
    let strategy = soonGivenUp(.travel)
    let model = model(for: .travel)
    let sets = BaseSetPool(keepsEqual: false) { [self] (set, _) throws(SolverFailure) in
      let fixed = self.model(for: .travel, bases: set.bases)
      return try search.minimise(
        fixed.objective(.travel), fixed, anyPoint: true, strategy: strategy)
    }
    _ = try search.minimise(
      model.objective(.travel), model, each: sets, anyPoint: true, strategy: strategy)
    kept.removeLast()
    guard let found = sets.best else { return 0 }
    _ = try accept(Level(.waiting), waitingFloor, found.selection)
    return 1
  }

  private func soonGivenUp(_ level: Objective) -> LevelSearch.Strategy {
    var strategy = strategy(for: level)
    strategy.mostBranchings = 300
    return strategy
  }
}
