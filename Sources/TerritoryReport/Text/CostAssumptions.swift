import TerritoryLanguages
import TerritoryModel

extension PlanCase {
  /// The user's figures of money, and the rate of employment where the turnover doesn't use it.
  var costAssumptions: [AssumptionEntry] {
    let figures = assumptions.costs
    guard !figures.isEmpty else { return [] }
    let isListed = assumptions.turnoverModel.value == .employmentRate
    let given = [
      money("coach_year", figures.coachYear), money("leader_year", figures.leaderYear),
      money("kilometre", figures.kilometre),
      figures.meetingsPerClient.map {
        entry("meetings_per_client", $0) { phrase("\(Figures.short($0)) a year") }
      },
      money("labour_market_support_client_year", figures.labourMarketSupportClientYear),
    ]
    return (isListed ? [] : [employmentRateEntry]) + given.compactMap { $0 }
  }

  private func money(_ key: String, _ figure: Assumption<Double>?) -> AssumptionEntry? {
    figure.map {
      AssumptionEntry(
        key: key, shown: phrase("\(Figures.short($0.value)) EUR"), origin: $0.origin,
        source: $0.source, number: .plain($0.value), unit: phrase("EUR"))
    }
  }
}
