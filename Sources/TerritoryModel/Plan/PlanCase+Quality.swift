extension PlanCase {
  /// The quality criteria of a team before it has a plan.
  public func criteria(of coverage: TeamCoverage) -> [QualityCriterion] {
    QualityCriterion.criteria(of: coverage)
      + [careTeams([], coaches: coverage.team.coaches.count)].compactMap { $0 }
      + [QualityCriterion(.reach, open: .needsPlan)]
  }

  /// The quality criteria of a plan.
  public func criteria(of plan: Plan) -> [QualityCriterion] {
    let coverage = TeamCoverage(team: plan.team, demand: demand.total, assumptions: assumptions)
    let staff = plan.territories.map { ($0.municipalities, $0.coaches.count) }
    let share = shareWithinReach(plan.territories.map(\.base))
    return QualityCriterion.criteria(of: coverage)
      + [careTeams(staff, coaches: plan.team.coaches.count)].compactMap { $0 }
      + [QualityCriterion(.reach, share, isMet: share >= 1 - 1e-9)]
  }

  private func careTeams(
    _ staff: [(municipalities: [Int], coaches: Int)], coaches: Int
  ) -> QualityCriterion? {
    QualityCriterion.careTeams(
      region.municipalities.map(\.careTeams), staff: staff, coaches: coaches)
  }

  /// The part of the clients whose municipality is within reach of one of the bases:
  /// Σ { d_m : min_j D_mj ≤ R } / Σ d; 1 where there is no demand.
  private func shareWithinReach(_ bases: [Int]) -> Double {
    guard demand.total > 0 else { return 1 }
    let near = demand.rows.filter { row in
      bases.contains { region.distances[row.municipality, $0] <= assumptions.reachKm.value }
    }
    return near.reduce(0) { $0 + $1.clients } / demand.total
  }
}

extension Plan {
  /// All coaches and leaders of the plan.
  public var team: Team {
    Team(
      coaches: territories.reduce(Coaches(fullTime: 0)) { $0 + $1.coaches },
      leaders: territories.reduce(0) { $0 + $1.leaders })
  }
}
