import TerritoryModel

/// Waiting, whose bound is known before a search.
extension LexicographicSearch {
  /// Levels whose bound is known, and that a plan reaches with the next level solved as if they were
  /// proven, need no search of their own. Where that takes too much work there is probably no such plan.
  ///
  /// With waiting at its bound, fairness after it has one too: that everybody is served alike.
  ///
  /// - Parameter hint: is told the bound of waiting.
  /// - Returns: nil where neither waiting nor the level after it is proven so.
  func proveByBound(
    after proven: [ProvenLevel], _ hint: inout Hint
  ) throws(SolverFailure) -> Step? {
    let known = boundByCapacity(proven)
    if let known, mayReachCapacity,
      let step = try prove(waitingFloor: known, after: proven, &hint)
    {
      return step
    }
    let model = model(for: .waiting, keeping: proven.map(\.kept))
    guard let bound = try search.relaxation(of: model.objective(.waiting), model), bound.isFinite
    else { return nil }
    if let known, bound <= known + DistrictingModel.slack(of: known) { return nil }
    return try prove(waitingFloor: max(0, bound), after: proven, &hint)
  }

  /// Both figures of fairness at the bounds that service alone gives them, proven by a plan that keeps
  /// them and has the least of the next level. Many plans have the same largest share, so a search for
  /// one of them has nothing to go by.
  ///
  /// - Returns: nil where service is not searched for first, or no such plan is found.
  func proveFairnessByBound(after proven: [ProvenLevel]) throws(SolverFailure) -> Step? {
    guard let floors = try fairnessFloors(keeping: proven.map(\.kept)) else { return nil }
    return try prove(floors: floors, after: proven)
  }

  /// The bounds of both figures of fairness, where these are the next levels.
  private func fairnessFloors(
    keeping kept: [KeptLevel]
  ) throws(SolverFailure) -> [KeptLevel]? {
    let figures = [Level(.fairness), Level(.beyondEvenShare)]
    guard stages.dropFirst(kept.count).starts(with: figures), servesFirst(.fairness, kept)
    else { return nil }
    var floors: [KeptLevel] = []
    for figure in figures {
      let model = ServiceModel(brief, reach, figure.objective, keeping: kept + floors)
      guard let bound = try ServiceSearch.relaxation(of: model, search.limits) else { return nil }
      floors.append(KeptLevel(level: figure, ceiling: max(0, bound)))
    }
    return floors
  }

  /// Where service is searched for first, a bound that takes no programme, and that a plan mostly
  /// reaches: Σ d − κ (N + λ L).
  private func boundByCapacity(_ proven: [ProvenLevel]) -> Double? {
    guard proven.isEmpty, allowed.contains(.serviceFirst), ServiceSearch.suits(brief) else {
      return nil
    }
    return brief.waitingByCapacity
  }

  private func prove(
    waitingFloor floor: Double, after proven: [ProvenLevel], _ hint: inout Hint
  ) throws(SolverFailure) -> Step? {
    hint.floor = max(hint.floor, floor)
    let waiting = [KeptLevel(level: Level(.waiting), ceiling: floor)]
    let kept = proven.map(\.kept) + waiting
    if let fairness = try fairnessFloors(keeping: kept),
      let step = try prove(floors: waiting + fairness, after: proven)
    {
      return step
    }
    let after = stages.dropFirst(kept.count)
    if mayBeAlike, after.starts(with: [Level(.fairness), Level(.beyondEvenShare)]) {
      let share = brief.totalDemand > 0 ? 100 * floor / brief.totalDemand : 0
      let alike = [
        KeptLevel(level: Level(.fairness), ceiling: share),
        KeptLevel(level: Level(.beyondEvenShare), ceiling: 0),
      ]
      if let step = try prove(floors: waiting + alike, after: proven) { return step }
    }
    return try prove(floors: waiting, after: proven)
  }

  /// The next levels at their bounds, proven by a plan that keeps them and has the least of the level
  /// after them.
  func prove(
    floors: [KeptLevel], after proven: [ProvenLevel]
  ) throws(SolverFailure) -> Step? {
    let kept = proven.map(\.kept)
    let assumed = kept + floors
    func atFloors(_ found: IntegerSolution) throws(SolverFailure) -> [ProvenLevel] {
      var levels: [ProvenLevel] = []
      for floor in floors {
        levels.append(
          try self.proven(
            floor.level, floor.ceiling, found, kept + levels.map(\.kept), by: .waitingBound))
      }
      return levels
    }
    guard proven.count + floors.count < stages.count else {
      guard let found = try anyPlan(keeping: assumed) else { return nil }
      return .proven(try atFloors(found))
    }
    let next = stages[proven.count + floors.count]
    if brief.isWhole(next.objective), let counted = try proveByCounting(next, assumed) {
      return .proven(try atFloors(counted.selection) + [counted])
    }
    var strategy = soonGivenUp(next.objective, assumed)
    if isHelpAfterWaiting(next, assumed) { strategy.mostInAll = Self.glance }
    var found = try minimise(next, keeping: assumed, strategy, Hint())
    var floor = 0.0
    if isHelpAfterWaiting(next, assumed), case .stopped(let best, _) = found.answer {
      // Divisions into territories tell sooner what is not seen at once.
      let divided = try proveByDivisions(next, keeping: assumed[0], from: best?.selection)
      if let first = divided.levels.first {
        return .proven(try atFloors(first.selection) + divided.levels)
      }
      floor = divided.bound
      if best == nil {
        strategy.mostInAll = Self.soon
        found = try minimise(next, keeping: assumed, strategy, Hint())
      }
    }
    switch found.answer {
    case .optimal(let bound, let selection):
      var level = try self.proven(next, bound, selection, assumed, by: found.method)
      level.baseSets = found.baseSets
      return .proven(try atFloors(selection) + [level])
    case .stopped(let best?, let bound):
      return .proven(
        try atFloors(best.selection), next: Hint(floor: max(floor, bound), incumbent: best))
    case .infeasible, .stopped: return nil
    }
  }

  /// Any plan that keeps some levels, waiting last. Travel leads to one sooner than waiting, which is
  /// the same for most points, and the bases that its relaxation mostly opens are likely to have one.
  private func anyPlan(keeping kept: [KeptLevel]) throws(SolverFailure) -> IntegerSolution? {
    let strategy = soonGivenUp(.travel, kept)
    let sets = BaseSetPool(equalWithin: nil) { [self] (set, _) throws(SolverFailure) in
      let fixed = self.model(for: .travel, keeping: kept, bases: set.bases)
      return try search.minimise(
        fixed.objective(.travel), fixed, anyPoint: true, strategy: strategy)
    }
    if servesFirst(.travel, kept) {
      let model = ServiceModel(brief, reach, .travel, keeping: kept)
      _ = try ServiceSearch(
        model, each: sets, limits: search.limits.content, observe: { _, _ in }
      ).minimise()
      if let best = sets.best { return best.selection }
    }
    let model = model(for: .travel, keeping: kept)
    _ = try search.minimise(
      model.objective(.travel), model, each: sets, anyPoint: true, strategy: strategy)
    return sets.best?.selection
  }

  private func soonGivenUp(_ level: Objective, _ kept: [KeptLevel]) -> BranchAndCut.Strategy {
    var strategy = strategy(for: level, kept)
    strategy.mostBranchings = Self.soon
    return strategy
  }

  /// Branchings after which a plan at the bounds is mostly not found any more.
  private static let soon = 300
  /// Branchings in which a level is proven where that is easy.
  private static let glance = 20
}

extension PlanBrief {
  /// Clients a year who wait in every plan, since staff can't serve them: max(0, Σ d − κ (N + λ L)).
  var waitingByCapacity: Double {
    max(0, totalDemand - capacity(team.coaches, leaders: team.leaders))
  }

  /// The same where the coach of the largest share is away, whichever territory that is in.
  var waitingWithoutOneByCapacity: Double {
    // A brief has a coach.
    max(0, totalDemand - capacity(team.coaches.withoutOne.coaches, leaders: team.leaders))
  }
}
