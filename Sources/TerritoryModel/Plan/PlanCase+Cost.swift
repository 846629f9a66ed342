extension PlanCase {
  /// What a team costs before it has a plan, so without kilometres; nil where no figure is given.
  public func cost(of coverage: TeamCoverage) -> Cost? {
    guard !assumptions.costs.isEmpty else { return nil }
    return Cost(
      team: coverage.team, served: coverage.served, travel: nil, assumptions: assumptions)
  }

  /// What a plan costs; nil where no figure is given.
  public func cost(of plan: Plan) -> Cost? {
    guard !assumptions.costs.isEmpty else { return nil }
    let waiting = plan.waiting(demand.clients).reduce(0, +)
    let travel = plan.territories.reduce(0) { $0 + $1.travel(region.distances) }
    return Cost(
      team: plan.team, served: demand.total - waiting, travel: travel, assumptions: assumptions)
  }
}
