extension PlanCase {
  /// Whether every assumption has the same value as in another case, wherever it comes from.
  public func assumesTheSame(as other: PlanCase) -> Bool {
    demand.snapshot == other.demand.snapshot && demand.column == other.demand.column
      && demand.chain.steps.map(\.share) == other.demand.chain.steps.map(\.share)
      && coaches.value == other.coaches.value
      && territories?.value == other.territories?.value
      && AssumptionKey.assumed.allSatisfy {
        assumptions[$0]?.value == other.assumptions[$0]?.value
      }
  }

  /// The same case for the team of a plan that is kept.
  public func keeping(_ team: Team) -> PlanCase {
    precondition(team.leaders == assumptions.leaders.value)
    return PlanCase(
      region: region, statistics: statistics, demand: demand, assumptions: assumptions,
      coaches: Assumption(team.coaches, source: "the plan that is kept", origin: .plan),
      territories: territories, requirements: requirements, reference: reference,
      byDistance: byDistance)
  }
}
