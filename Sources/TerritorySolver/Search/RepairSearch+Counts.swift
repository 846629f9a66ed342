import TerritoryModel

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
