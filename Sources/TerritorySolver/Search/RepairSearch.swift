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
