import TerritoryModel

/// Travel, which is found set of bases by set of bases.
extension LexicographicSearch {
  /// Minimises a level; travel together with all sets of bases that have its least, where balance
  /// comes next and therefore needs them.
  func minimise(
    _ level: Level, keeping kept: [KeptLevel], _ strategy: BranchAndCut.Strategy, _ hint: Hint
  ) throws(SolverFailure) -> (
    answer: BranchAndCut.Answer, method: ExactMethod, baseSets: [[Int]]?
  ) {
    let objective = level.objective
    // Given territories leave hardly any choice of bases.
    guard objective == .travel || servesFirst(objective, kept), brief.grouping == nil else {
      let model = symmetricModel(for: objective, keeping: kept)
      let answer = try search.minimise(
        objective, model, strategy, observe: observer(objective, hint, boundsAll: true))
      return (nearEnough(answer), .branchAndCut, nil)
    }
    let sets = BaseSetPool(
      equalWithin: isBeforeBalance(level) ? equality(of: objective) : nil,
      margin: margin(of: objective), limits: search.limits
    ) {
      [self] (set, most) throws(SolverFailure) in
      var fixed = self.model(for: objective, keeping: kept, bases: set.bases)
      if let most { fixed.keep(objective, atMost: most) }
      let answer = try least(objective, fixed, set, below: most, keeping: kept)
      switch answer {
      case .optimal(_, let found), .stopped((_, let found)?, _): met.note(found)
      case .infeasible, .stopped: break
      }
      return answer
    }
    if let start { sets.visit(start.bases.sorted()) }
    if servesFirst(objective, kept), let answer = try serviceFirst(objective, sets, kept, hint) {
      guard case .optimal = answer else { return (nearEnough(answer), .serviceFirst, nil) }
      return (answer, .serviceFirst, sets.equal)
    }
    let model = model(for: objective, keeping: kept)
    let answer = try search.minimise(
      model.objective(objective), model, each: sets, strategy: strategy,
      observe: observer(objective, hint, boundsAll: true) { sets.best?.selection })
    guard case .optimal = answer else { return (nearEnough(answer), .baseSets, nil) }
    return (answer, .baseSets, sets.equal)
  }

  /// How far above the least of a level a set of bases is as good: by what rounding may do to it, and
  /// never by nothing, as where all distances are zero.
  private func equality(of level: Objective) -> Double {
    max(brief.rounding(of: level), DistrictingModel.slack(of: 0))
  }

  /// How much less a set of bases has to have to be of use: where many plans have the same value, those
  /// that differ by rounding are none.
  private func margin(of level: Objective) -> Double {
    level == .travel ? 0 : 2 * DistrictingModel.slack(of: level, 0, brief)
  }

  /// The least of a level with fixed bases.
  private func least(
    _ level: Objective, _ fixed: DistrictingModel, _ set: BaseSetPool.FixedSet, below most: Double?,
    keeping kept: [KeptLevel]
  ) throws(SolverFailure) -> BranchAndCut.Answer {
    guard servesFirst(level, kept), set.leader != nil || !brief.placesLeader else {
      return try proving.minimise(fixed.objective(level), fixed)
    }
    return try FixedBases(fixed, leader: set.leader, proving)
      .least(of: level, below: most, set.effort)
  }

  /// Whether service is searched for first, and membership for each set of bases that this comes to.
  func servesFirst(_ level: Objective, _ kept: [KeptLevel]) -> Bool {
    let levels = kept.map(\.level.objective) + [level]
    return allowed.contains(.serviceFirst) && ServiceSearch.suits(brief) && levels[0] == .waiting
      && ServiceModel.levels.isSuperset(of: levels)
  }

  /// A level by service first.
  ///
  /// - Returns: nil where membership decides too much, so that the whole programme has to be searched.
  private func serviceFirst(
    _ level: Objective, _ sets: BaseSetPool, _ kept: [KeptLevel], _ hint: Hint
  ) throws(SolverFailure) -> BranchAndCut.Answer? {
    let model = ServiceModel(brief, reach, level, keeping: kept)
    let answer = try ServiceSearch(
      model, each: sets, limits: search.limits,
      round: { rounded($0, level, kept, below: $1) },
      observe: observer(level, hint, boundsAll: true) { sets.best?.selection }
    ).minimise()
    if case .stopped = nearEnough(answer), !search.limits.isReached { return nil }
    return answer
  }

  /// A plan from rounding and large neighbourhood search, in regions where a tree without a good plan
  /// takes long. It is a guess: where GLPK gives up in it, the tree goes on without.
  private func rounded(
    _ staff: [IntegerSolution.Territory], _ level: Objective, _ kept: [KeptLevel],
    below best: Double?
  ) -> (value: Double, selection: IntegerSolution)? {
    guard level == .travel, kept.count == 1, RoundedPlan.suits(brief), reach.pairs > Self.fewPairs,
      let first = try? RoundedPlan.plan(staff, for: brief, reach, search.limits)
    else { return nil }
    let most = (best ?? .infinity) * (1 + Self.worthwhile)
    let plan = try? LargeNeighbourhoodSearch.improved(
      first, for: brief, search.limits, windows: PlanWindow.Size.small,
      isWorthwhile: { $0.value(of: .travel, for: brief) <= most })
    guard let plan,
      plan.value(of: .waiting, for: brief)
        <= kept[0].ceiling + DistrictingModel.slack(of: .waiting, kept[0].ceiling, brief)
    else { return nil }
    return (plan.value(of: .travel, for: brief), IntegerSolution(plan))
  }

  /// With fewer pairs of a municipality and a base, the tree itself finds good plans soon.
  private static let fewPairs = 2_000
  /// How far above the best plan one may be for windows to be worth their time, as a part of it.
  private static let worthwhile = 0.005

  /// Whether balance comes next and has to keep to the least of a level. Within a tolerance or a gap
  /// there are too many sets to list.
  private func isBeforeBalance(_ level: Level) -> Bool {
    let following = stages.drop { $0 != level }.dropFirst().first
    return following?.objective == .balance && level.tolerance == 0 && search.limits.gap == 0
  }

  private var proving: BranchAndCut {
    BranchAndCut(separators: search.separators, limits: search.limits.proving)
  }
}
