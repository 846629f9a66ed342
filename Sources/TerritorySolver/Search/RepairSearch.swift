import TerritoryModel

/// Finds the least repair of an infeasible brief: how far one condition has to give way, others kept, by asking whether there is a plan
/// where it gives way by so much. There is a plan without the condition, and none with it.
struct RepairSearch {
  let brief: PlanBrief
  let kept: [Condition]
  let oracle: FeasibilityOracle
  /// Whether part-time coaches stay where other coaches will do.
  private let keepsPartTime: Bool

  init(
    _ brief: PlanBrief, keeping kept: [Condition], _ oracle: FeasibilityOracle,
    keepsPartTime: Bool = false
  ) {
    self.brief = brief
    self.kept = kept
    self.oracle = oracle
    self.keepsPartTime = keepsPartTime
  }

  /// The brief without the condition.
  var relaxed: RelaxedBrief {
    RelaxedBrief(brief, keeping: kept, keepsPartTime: keepsPartTime)
  }

  /// - Parameter plan: any that meets the conditions kept.
  func relaxation(
    of condition: Condition, from plan: IntegerSolution
  ) throws(SolverFailure) -> Relaxation {
    switch condition {
    case .connected, .placedCoaches, .difference, .otherScenarios: .drop
    case .leaders(let asked): try mostLeaders(asked)
    case .coaches(let asked): try nearestCoaches(asked)
    case .territories(let asked): try nearestTerritories(asked)
    case .reach(let km):
      try leastKilometres(above: km, from: plan, limitsService: true) { $0.reachKm = $1 }
    case .requirement(let requirement): try relaxation(of: requirement, from: plan)
    }
  }

  private func relaxation(
    of requirement: Requirement, from plan: IntegerSolution
  ) throws(SolverFailure) -> Relaxation {
    if requirement.shareOfMean != nil, relaxed.team.coaches.count > 1 {
      return try relaxationOfShare(requirement)
    }
    func ask(_ kind: Requirement.Kind, of relaxed: inout RelaxedBrief) {
      relaxed.requirements.append(Requirement(kind, origin: requirement.origin))
    }
    switch requirement.kind {
    case .together, .apart, .base, .neverBase, .territory, .insideAreas, .placedCoaches:
      return .drop
    case .mostKilometres(let km):
      return try leastKilometres(above: km, from: plan, limitsService: false) {
        ask(.mostKilometres($1), of: &$0)
      }
    case .leastCoaches(let asked):
      return try mostCoachesInEach(asked) { ask(.leastCoaches($1), of: &$0) }
    case .leastClients(let asked):
      return try nearestRatio(.atLeast, asked, of: brief.demand, from: plan) {
        ask(.leastClients($1), of: &$0)
      }
    case .mostClients(let asked):
      return try nearestRatio(.atMost, asked, of: brief.demand, from: plan) {
        ask(.mostClients($1), of: &$0)
      }
    case .mostWaiting: return try leastShareWaiting()
    case .mostCareTeams(let asked, let teams):
      // Care teams meet people, however much these work.
      return try nearestRatio(
        .atMost, asked, of: teams.map(Double.init), forEach: { Double($0.count) }, from: plan
      ) {
        ask(.mostCareTeams($1, teams: teams), of: &$0)
      }
    }
  }

  /// The least share that may wait in no municipality more than that: a level of its own.
  private func leastShareWaiting() throws(SolverFailure) -> Relaxation {
    guard !relaxed.limitsFollowCoaches else {
      return try RepairSearch(
        brief, keeping: kept + [.coaches(brief.team.coaches)], oracle
      ).leastShareWaiting()
    }
    return switch try oracle.leastLargestShare(relaxed) {
    case .optimal(let percent, _): .value(max(0, percent / 100))
    case .stopped((let percent, _)?, _): .enough(max(0, percent / 100))
    case .stopped: .notFoundInTime
    case .infeasible: .drop
    }
  }

  /// A share is of the mean load at the coaches that were given, also where these are not kept.
  private func relaxationOfShare(
    _ requirement: Requirement
  ) throws(SolverFailure) -> Relaxation {
    let staffed = RepairSearch(
      brief, keeping: kept + [.coaches(brief.team.coaches)], oracle)
    return switch try oracle.anyPlan(staffed.relaxed) {
    case .optimal(_, let plan): try staffed.relaxation(of: requirement, from: plan)
    case .infeasible: .drop
    case .stopped: .notFoundInTime
    }
  }
}

/// Whole numbers give way a step at a time. A wider range of numbers leaves no fewer plans, so the
/// steps are halved until the last number is known.
extension RepairSearch {
  /// Full-time coaches instead of all of them, or beside those who work part-time: where people are
  /// missing rather than their work, fewer are enough beside them.
  func nearestCoaches(_ asked: Coaches) throws(SolverFailure) -> Relaxation {
    let instead = try nearestStaff(asked)
    guard asked.arePartTime, relaxed.team.partTime.isEmpty,
      case .coaches(let below, let above) = instead,
      case .coaches(let fewer, let more) = try RepairSearch(
        brief, keeping: kept, oracle, keepsPartTime: true
      ).nearestStaff(asked)
    else { return instead }
    return .coaches(
      below: [below, fewer].compactMap(\.self).max { $0.equivalents < $1.equivalents },
      above: [above, more].compactMap(\.self).min { $0.equivalents < $1.equivalents })
  }

  private func nearestStaff(_ asked: Coaches) throws(SolverFailure) -> Relaxation {
    let most = relaxed.team.coaches.upperBound
    let least = max(relaxed.team.coaches.lowerBound, relaxed.fewestCoaches)
    // The most people that are fewer than those asked for, and the fewest that are more: where coaches
    // work part-time and full-time ones take their place, by full-time equivalents.
    let takesOthers = asked.arePartTime && relaxed.team.partTime.isEmpty
    let fewer = takesOthers ? Int(asked.equivalents.rounded(.down)) : asked.count - 1
    let more = max(least, takesOthers ? fewer + 1 : asked.count + 1)
    let found: (below: Nearest, above: Nearest)
    if relaxed.limitsFollowCoaches {
      found.above = try nearestTeam(stride(from: more, through: most, by: 1))
      if case .none = found.above, try oracle.mayHaveMoreCoaches(relaxed) {
        return .notFoundInTime
      }
      found.below = try nearestTeam(stride(from: fewer, through: least, by: -1))
    } else {
      // Up to as many as each territory and leader take.
      found.below =
        fewer < least
        ? .none
        : try nearest(to: fewer + 1, from: least) { $0.team.coaches = $1...fewer }
      found.above = try nearest(to: more - 1, from: most) {
        $0.team.coaches = min(more, $1)...$1
      }
    }
    guard case .count(let below, let above) = nearest(below: found.below, above: found.above) else {
      return .notFoundInTime
    }
    return .coaches(below: below.map(relaxed.coaches), above: above.map(relaxed.coaches))
  }

  func nearestTerritories(_ asked: ClosedRange<Int>) throws(SolverFailure) -> Relaxation {
    let most = relaxed.territories.upperBound
    let least = min(asked.lowerBound, most)
    let greatest = min(asked.upperBound, most)
    return try nearest(
      below: nearest(to: asked.lowerBound, from: 1) { $0.territories = $1...greatest },
      above: nearest(to: asked.upperBound, from: most) { $0.territories = least...$1 })
  }

  func mostLeaders(_ asked: Int) throws(SolverFailure) -> Relaxation {
    try nearest(
      below: nearest(to: asked, from: 0) { $0.team.leaders = $1...asked }, above: .none)
  }

  /// The most coaches that each territory can have.
  func mostCoachesInEach(
    _ asked: Int, ask: (inout RelaxedBrief, Int) -> Void
  ) throws(SolverFailure) -> Relaxation {
    try nearest(below: nearest(to: asked, from: 1, ask), above: .none)
  }

  /// The first number of coaches that leaves a plan, where limits are shares of the mean load: these
  /// differ by the number, so that more coaches may leave fewer plans.
  private func nearestTeam(_ numbers: StrideThrough<Int>) throws(SolverFailure) -> Nearest {
    for coaches in numbers {
      switch try oracle.anyPlan(relaxed.staffed(by: coaches)) {
      case .optimal: return .number(coaches)
      case .infeasible: continue
      case .stopped: return .stopped
      }
    }
    return .none
  }

  private enum Nearest {
    case number(Int)
    /// No plan on this side.
    case none
    case stopped
  }

  private func nearest(below: Nearest, above: Nearest) -> Relaxation {
    var numbers: [Int?] = []
    for side in [below, above] {
      switch side {
      case .number(let number): numbers.append(number)
      case .none: numbers.append(nil)
      case .stopped: return .notFoundInTime
      }
    }
    return .count(below: numbers[0], above: numbers[1])
  }

  /// The number nearest to what was asked for that leaves a plan.
  ///
  /// - Parameters:
  ///   - easiest: the number that leaves most room.
  ///   - limit: asks for numbers between a number and the one asked for, or as much as a number.
  private func nearest(
    to asked: Int, from easiest: Int, _ limit: (inout RelaxedBrief, Int) -> Void
  ) throws(SolverFailure) -> Nearest {
    guard easiest != asked else { return .none }
    func answer(_ number: Int) throws(SolverFailure) -> BranchAndCut.Answer {
      var limited = relaxed
      limit(&limited, number)
      return try oracle.anyPlan(limited)
    }
    switch try answer(easiest) {
    case .optimal: break
    case .infeasible: return .none
    case .stopped: return .stopped
    }
    var possible = easiest
    var impossible = asked
    while abs(possible - impossible) > 1 {
      let middle = (possible + impossible) / 2
      switch try answer(middle) {
      case .optimal: possible = middle
      case .infeasible: impossible = middle
      case .stopped: return .stopped
      }
    }
    return .number(possible)
  }
}

extension RepairSearch {
  /// Which side of a limit for each coach is allowed.
  enum Side {
    case atLeast, atMost

    /// How much nearer to what was asked for one ratio is than another.
    fileprivate func gain(from old: Double, to new: Double) -> Double {
      self == .atMost ? old - new : new - old
    }

    /// The ratio that is nearer to what was asked for by a step.
    fileprivate func ratio(nearerThan old: Double, by step: Double) -> Double {
      self == .atMost ? old - step : old + step
    }
  }

  /// The value nearest to what was asked for that a limit for each coach can have: the least b such
  /// that Σ_m weight_m x_mj ≤ b c_j in every territory, or the most with ≥, where c_j counts full-time
  /// coaches or people.
  ///
  /// A plan has a ratio, its worst territory's. The distance from the best one so far to what was
  /// asked for is halved; and the best one is the value where no plan is any nearer, which is asked
  /// each time.
  ///
  /// - Parameters:
  ///   - weights: of each municipality.
  ///   - coaches: how many some coaches count for.
  ///   - limit: asks for a limit.
  func nearestRatio(
    _ side: Side, _ asked: Double, of weights: [Double],
    forEach coaches: (Coaches) -> Double = \.equivalents, from plan: IntegerSolution,
    limit: (inout RelaxedBrief, Double) -> Void
  ) throws(SolverFailure) -> Relaxation {
    func answer(_ ratio: Double) throws(SolverFailure) -> BranchAndCut.Answer {
      var limited = relaxed
      limit(&limited, ratio)
      return try oracle.anyPlan(limited)
    }
    var possible = plan.ratio(side, of: weights, forEach: coaches)
    var impossible = asked
    // Ratios closer than this are one to a planner, and GLPK, which keeps a limit within its rounding
    // only, still tells them apart; where a plan passes that is no nearer, it did not: larger steps.
    var step = 1e-5 * max(abs(possible), abs(asked))
    while side.gain(from: possible, to: impossible) > step {
      switch try answer(side.ratio(nearerThan: possible, by: step)) {
      case .optimal(_, let found):
        let better = found.ratio(side, of: weights, forEach: coaches)
        guard side.gain(from: possible, to: better) > 0 else {
          step *= 10
          continue
        }
        possible = better
      case .infeasible: return .value(possible)
      case .stopped: return .enough(possible)
      }
      let middle = (possible + impossible) / 2
      switch try answer(middle) {
      case .optimal(_, let found):
        let better = found.ratio(side, of: weights, forEach: coaches)
        if side.gain(from: possible, to: better) > 0 { possible = better }
      case .infeasible: impossible = middle
      case .stopped: return .enough(possible)
      }
    }
    return .value(possible)
  }
}

extension IntegerSolution {
  /// The worst Σ weights / coaches of a territory.
  fileprivate func ratio(
    _ side: RepairSearch.Side, of weights: [Double], forEach coaches: (Coaches) -> Double
  ) -> Double {
    let ratios = territories.map { territory in
      territory.municipalities.reduce(0) { $0 + weights[$1] } / coaches(territory.coaches)
    }
    return (side == .atMost ? ratios.max() : ratios.min()) ?? 0
  }
}

extension RepairSearch {
  /// The least of the largest D_mj x_mj. It is one of the distances, so they are halved until one is
  /// left: leaving out the pairs that are too far apart tells much sooner whether there is a plan
  /// than a largest distance as a variable, whose relaxation mixes near and far bases.
  ///
  /// - Parameters:
  ///   - limitsService: whether it limits who is served too, where something is asked of that: then
  ///     territories don't tell how many kilometres a plan needs.
  ///   - limit: asks for at most so many kilometres.
  func leastKilometres(
    above asked: Double, from plan: IntegerSolution, limitsService: Bool,
    limit: (inout RelaxedBrief, Double) -> Void
  ) throws(SolverFailure) -> Relaxation {
    let isOfService = limitsService && relaxed.brief.asksForService
    let all = (0..<brief.count).flatMap { a in (0..<a).map { brief.distances[a, $0] } }
    let widest = isOfService ? all.max() ?? 0 : plan.widest(brief.distances)
    let lengths = Set(all).filter { $0 > asked && $0 <= widest }.sorted()
    // Only where rounding takes what is asked for what the plan needs.
    guard !lengths.isEmpty else { return .enough(widest) }
    var range = 0...lengths.count - 1
    while range.count > 1 {
      let middle = (range.lowerBound + range.upperBound) / 2
      var limited = relaxed
      limit(&limited, lengths[middle])
      switch try oracle.anyPlan(limited) {
      case .optimal(_, let found):
        let needed = isOfService ? lengths[middle] : found.widest(brief.distances)
        // Rounding may find a plan that needs less than was thought to be too little.
        let enough = lengths.lastIndex { $0 <= needed } ?? range.lowerBound
        range = range.lowerBound...max(range.lowerBound, enough)
      case .infeasible: range = (middle + 1)...range.upperBound
      case .stopped: return .enough(lengths[range.upperBound])
      }
    }
    return .value(lengths[range.lowerBound])
  }
}

extension IntegerSolution {
  /// The most kilometres from a base to a municipality of its territory.
  fileprivate func widest(_ distances: DistanceTable) -> Double {
    territories.flatMap { territory in
      territory.municipalities.map { distances[$0, territory.base] }
    }.max() ?? 0
  }
}
