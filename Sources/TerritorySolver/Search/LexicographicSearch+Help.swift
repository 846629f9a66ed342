import TerritoryModel

/// Help after waiting, by divisions into whole territories.
///
/// What waits and help together are at least the larger of two sums over territories (``IdleStaff``),
/// and the relaxation of that over whole territories is close where they are few. Divisions are asked for
/// by it, the least first, and each is solved with help, until no other can have as little.
extension LexicographicSearch {
  /// Whether help comes right behind waiting.
  func isHelpAfterWaiting(_ level: Level, _ kept: [KeptLevel]) -> Bool {
    level == Level(.help) && kept.map(\.level) == [Level(.waiting)]
      && allowed.contains(.columns)
  }

  /// The levels from help on.
  ///
  /// - Parameter start: a plan that keeps waiting, if there is one.
  /// - Returns: the levels that are proven: none, or help alone, where too many divisions are as good,
  ///   and what no plan has less help than.
  func proveByDivisions(
    _ level: Level, keeping waiting: KeptLevel, from start: IntegerSolution?
  ) throws(SolverFailure) -> (levels: [ProvenLevel], bound: Double) {
    guard brief.neighbourHelp, search.limits.gap == 0, reach.outside.isEmpty,
      var divisions = SetPartitioning(brief.withoutNeighbourHelp, reach, search.limits)
    else { return ([], 0) }
    divisions.keep { mayKeep(waiting: waiting.ceiling, $0, $1) }
    var best: (value: Double, selection: IntegerSolution)?
    if let start {
      let plan = try ServiceAssignment.plan(start, for: brief)
      best = (plan.value(of: level.objective, for: brief), start)
    }
    var ceiling = best?.value ?? .infinity
    // As much as later levels may make of both.
    func most(_ help: Double) -> Double {
      help + DistrictingModel.slack(of: .help, help, brief)
        + waiting.ceiling + DistrictingModel.slack(of: .waiting, waiting.ceiling, brief)
    }
    var found: [Division] = []
    var isStopped = false
    let staff = IdleStaff(brief, divisions.values, waiting: waiting.ceiling)
    let untold = try divisions.visitDivisions(staff, most: most(ceiling)) {
      sets throws(SolverFailure) in
      let division = try Division(
        sets, of: self, level.objective, keeping: [waiting], noting: &isStopped)
      if let division {
        found.append(division)
        if division.value < best?.value ?? .infinity {
          best = (division.value, division.selection)
        }
        ceiling = min(
          ceiling,
          try proven(level, division.value, division.selection, [waiting], by: .columns).ceiling)
      }
      return most(ceiling)
    }
    // A limit ends the search for a division too.
    guard !isStopped, !search.limits.isReached else { return ([], 0) }
    let bound = max(0, untold - most(0))
    // On both sides.
    let rounding = 2 * (most(0) - waiting.ceiling)
    if untold.isFinite {
      guard let best, best.value - bound <= rounding else { return ([], bound) }
      return (
        [try proven(level, min(best.value, bound), best.selection, [waiting], by: .columns)], bound
      )
    }
    // A plan that is known already is one of these divisions.
    if let best, found.allSatisfy({ $0.value > best.value + rounding }) { return ([], 0) }
    let levels = try levels(of: found, keeping: waiting)
    return (levels, levels.first?.bound ?? 0)
  }

  /// The levels from help on, where the best plan is in one of some divisions.
  private func levels(
    of divisions: [Division], keeping waiting: KeptLevel
  ) throws(SolverFailure) -> [ProvenLevel] {
    var divisions = divisions
    var levels: [ProvenLevel] = []
    var isStopped = false
    for level in stages.dropFirst() {
      let kept = [waiting] + levels.map(\.kept)
      if !levels.isEmpty {
        var next: [Division] = []
        for division in divisions {
          let best = try Division(
            division.search, level.objective, keeping: kept, noting: &isStopped)
          if let best { next.append(best) }
        }
        divisions = next
      }
      guard !isStopped, !search.limits.isReached,
        let best = divisions.min(by: { $0.value < $1.value })
      else {
        break
      }
      levels.append(try proven(level, best.value, best.selection, kept, by: .columns))
    }
    return levels
  }

  /// Whether with a territory no more than so many may wait: its idle staff has to find clients on its
  /// borders, and clients for whom it has no staff have to border on others. By constraint 6b each of
  /// these serves no more of a municipality than its own territory does.
  private func mayKeep(
    waiting: Double, _ members: MunicipalitySet, _ staff: TerritoryColumn
  ) -> Bool {
    let load = members.positions.reduce(0) { $0 + brief.demand[$1] }
    let capacity = brief.capacity(
      Coaches(fullTime: Int(staff.coaches)), leaders: Int(staff.leaders))
    let rounding = DistrictingModel.slack(of: .waiting, brief.totalDemand, brief)
    let isServed = brief.membership == .served
    let neighbours = brief.borders.neighbours
    guard load < capacity else {
      let help = members.positions.reduce(0) { sum, m in
        let outside = neighbours[m].count { !members.contains(MunicipalitySet($0)) }
        let others = Double(min(outside, brief.territories.upperBound - 1))
        let share = isServed ? others / (others + 1) : min(1, others)
        return sum + brief.demand[m] * share
      }
      return load - capacity <= waiting + help + rounding
    }
    let idle =
      brief.capacity(brief.team.coaches, leaders: brief.team.leaders)
      - (brief.totalDemand - waiting)
    let around = members.positions.reduce(MunicipalitySet()) {
      $0.union(MunicipalitySet(positions: neighbours[$1]))
    }
    let help = around.subtracting(members).positions.reduce(0) { $0 + brief.demand[$1] }
    return capacity - load <= idle + (isServed ? 0.5 : 1) * help + rounding
  }
}

/// A division into territories, with the least that a level has with it.
private struct Division {
  /// Knows the plans with these territories only.
  let search: LexicographicSearch
  let value: Double
  let selection: IntegerSolution

  /// - Parameter isStopped: is set where a limit came before an answer.
  init?(
    _ sets: [MunicipalitySet], of search: LexicographicSearch, _ level: Objective,
    keeping kept: [KeptLevel], noting isStopped: inout Bool
  ) throws(SolverFailure) {
    let brief = search.brief
    let territories = sets.map {
      Requirement(.territory($0.positions.map(\.self)), origin: .computed)
    }
    try self.init(
      LexicographicSearch(
        brief.replacing(requirements: brief.requirements + territories)
          .asking(territories: sets.count), search.search.limits), level, keeping: kept,
      noting: &isStopped)
  }

  init?(
    _ search: LexicographicSearch, _ level: Objective, keeping kept: [KeptLevel],
    noting isStopped: inout Bool
  ) throws(SolverFailure) {
    let model = search.model(for: level, keeping: kept)
    let answer = try search.search.minimise(level, model, .standard, observe: { _, _ in })
    switch answer {
    case .optimal(let value, let selection):
      self.search = search
      self.value = value
      self.selection = selection
    case .infeasible: return nil
    case .stopped:
      isStopped = true
      return nil
    }
  }
}
