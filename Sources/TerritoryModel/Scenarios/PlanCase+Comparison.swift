extension PlanCase {
  /// Whether every assumption has the same value as in another case, wherever it comes from.
  public func assumesTheSame(as other: PlanCase) -> Bool {
    demand.snapshot == other.demand.snapshot && demand.column == other.demand.column
      && demand.chain.steps.map(\.share) == other.demand.chain.steps.map(\.share)
      && coaches.value == other.coaches.value
      && territories?.value == other.territories?.value
      && assumptions.haveTheValues(of: other.assumptions)
  }
}

extension Assumptions {
  fileprivate func haveTheValues(of other: Assumptions) -> Bool {
    let numbers: [KeyPath<Assumptions, Assumption<Double>>] = [
      \.caseloadCap, \.employmentRate, \.meanDurationMonths, \.observedClientsPerCoach,
      \.serviceLevel, \.leaderShare, \.reachKm,
    ]
    return numbers.allSatisfy { self[keyPath: $0].value == other[keyPath: $0].value }
      && turnoverModel.value == other.turnoverModel.value
      && leaders.value == other.leaders.value
      && neighbourHelp.value == other.neighbourHelp.value
      && membership.value == other.membership.value
  }
}
