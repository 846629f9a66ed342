import TerritoryModel

/// Whole numbers give way a step at a time. A wider range of numbers leaves no fewer plans, so the
/// steps are halved until the last number is known.
extension RelaxationSearch {
  func nearestCoaches(_ asked: Int) throws(SolverFailure) -> Relaxation {
    let most = relaxed.team.coaches.upperBound
    if relaxed.limitsFollowCoaches {
      var above = try nearestTeam(stride(from: asked + 1, through: most, by: 1))
      if case .none = above, try possibility.mayHaveMoreCoaches(relaxed) { above = .stopped }
      let below = stride(from: asked - 1, through: relaxed.fewestCoaches, by: -1)
      return try nearest(below: nearestTeam(below), above: above)
    }
    return try nearest(
      below: nearest(to: asked, from: 1) { $0.team.coaches = $1...asked },
      above: nearest(to: asked, from: most) { $0.team.coaches = asked...$1 })
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
      switch try possibility.anyPlan(relaxed.staffed(by: coaches)) {
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
    func answer(_ number: Int) throws(SolverFailure) -> LevelSearch.Answer {
      var limited = relaxed
      limit(&limited, number)
      return try possibility.anyPlan(limited)
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
