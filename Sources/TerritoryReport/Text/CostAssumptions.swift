import TerritoryModel

extension PlanCase {
  /// The user's figures of money, and the rate of employment where the turnover doesn't use it.
  var costAssumptions: [AssumptionEntry] {
    let figures = assumptions.costs
    guard !figures.isEmpty else { return [] }
    let isListed = assumptions.turnoverModel.value == .employmentRate
    let given = [
      entry("coach_year", figures.coachYear, "EUR"),
      entry("leader_year", figures.leaderYear, "EUR"),
      entry("kilometre", figures.kilometre, "EUR"),
      entry("meetings_per_client", figures.meetingsPerClient, "a year"),
      entry(
        "labour_market_support_client_year", figures.labourMarketSupportClientYear, "EUR"),
    ]
    return (isListed ? [] : [employmentRateEntry]) + given.compactMap { $0 }
  }

  private func entry(
    _ key: String, _ figure: Assumption<Double>?, _ unit: String
  ) -> AssumptionEntry? {
    figure.map {
      AssumptionEntry(
        key: key, shown: "\(Figures.short($0.value)) \(unit)", origin: $0.origin,
        source: $0.source, number: .plain($0.value), unit: unit)
    }
  }
}
