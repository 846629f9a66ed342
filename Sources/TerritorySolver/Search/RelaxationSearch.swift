import TerritoryModel

/// Finds the least that one condition has to give way, others kept, by programmes in which it is
/// elastic. There is a plan without the condition, and none with it.
struct RelaxationSearch {
  let brief: PlanBrief
  let kept: [Condition]
  let possibility: Possibility

  init(_ brief: PlanBrief, keeping kept: [Condition], _ possibility: Possibility) {
    self.brief = brief
    self.kept = kept
    self.possibility = possibility
  }

  /// The brief without the condition.
  var relaxed: RelaxedBrief { RelaxedBrief(brief, keeping: kept) }

  /// - Parameter plan: any that meets the conditions kept.
  func relaxation(
    of condition: Condition, from plan: Selection
  ) throws(SolverFailure) -> Relaxation {
    switch condition {
    case .connected, .placedCoaches, .difference: .drop
    case .leaders: try nearest(below: (relaxed, \.placedLeaders), above: nil)
    case .coaches(let asked): try nearestCoaches(asked)
    case .territories(let asked): try nearestTerritories(asked)
    case .reach(let km):
      try leastKilometres(above: km, from: plan) { $0.reachKm = $1 }
    case .requirement(let requirement): try relaxation(of: requirement, from: plan)
    }
  }

  private func relaxation(
    of requirement: Requirement, from plan: Selection
  ) throws(SolverFailure) -> Relaxation {
    switch requirement.kind {
    case .together, .apart, .base, .neverBase, .territory, .insideAreas: .drop
    case .mostKilometres(let km):
      try leastKilometres(above: km, from: plan) {
        $0.requirements.append(Requirement(.mostKilometres($1), origin: requirement.origin))
      }
    case .leastCoaches(let least): try mostCoachesInEach(atMost: least)
    case .leastClients: try nearestRatio(.atLeast, of: brief.demand, from: plan)
    case .mostClients: try nearestRatio(.atMost, of: brief.demand, from: plan)
    case .mostCareTeams(_, let teams):
      try nearestRatio(.atMost, of: teams.map(Double.init), from: plan)
    }
  }
}
