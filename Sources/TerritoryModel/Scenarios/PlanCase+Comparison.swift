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
}
