import TerritoryLanguages
import TerritoryModel

/// A comparison as CSV: a row for each scenario, with its assumptions, its numbers, and how much more
/// they are than the baseline's.
public func comparisonCSV(_ comparison: Comparison) -> String {
  let shares = comparison.base.planCase.demand.chain.steps.map(\.name)
  let figures = comparison.figures
  let differences = comparison.differenceFigures
  var csv = CSVText(
    header: ["scenario", "baseline", "outcome", "statistics"]
      + shares.map { "share: \($0)" } + assumptions.map(\.key) + figures.map(\.key)
      + ["criteria_judged", "criteria_missed", "moved"]
      + differences.map { "\($0.key)_difference" } + ["reason"])
  for (index, entry) in comparison.entries.enumerated() {
    let planCase = entry.planCase
    let isBaseline = index == comparison.baseline
    csv.add(
      [
        .text(entry.scenario.name), .text(isBaseline ? "yes" : "no"), .text(entry.outcomeName),
        .text(planCase.demand.snapshot),
      ]
        + planCase.demand.chain.steps.map { .number($0.share) }
        + assumptions.map { $0.cell(planCase) }
        + figures.map { cell($0.value(entry)) } + criteriaCells(entry)
        + [.text(entry.moves.map { planCase.code($0.municipality) }.joined(separator: " "))]
        + differences.map { isBaseline ? .empty : cell(comparison.difference($0, entry)) }
        + [.text(Language.forPrograms { entry.reason } ?? "")])
  }
  return csv.text
}

private let assumptions: [(key: String, cell: @Sendable (PlanCase) -> CSVText.Cell)] = [
  ("caseload_cap", { .number($0.assumptions.caseloadCap.value) }),
  ("turnover", { .text($0.assumptions.turnoverModel.value.rawValue) }),
  ("employment_rate", { .number($0.assumptions.employmentRate.value) }),
  ("mean_duration_months", { .number($0.assumptions.meanDurationMonths.value) }),
  ("observed_clients_per_coach", { .number($0.assumptions.observedClientsPerCoach.value) }),
  ("service_level", { .number($0.assumptions.serviceLevel.value) }),
  ("leader_share", { .number($0.assumptions.leaderShare.value) }),
  ("reach_km", { .number($0.assumptions.reachKm.value) }),
  ("neighbour_help", { .text($0.assumptions.neighbourHelp.value ? "yes" : "no") }),
  ("membership", { .text($0.assumptions.membership.value.rawValue) }),
  ("territories_asked", { .text($0.territories?.value.shown ?? "") }),
]

private func cell(_ value: Double?) -> CSVText.Cell { value.map { .number($0) } ?? .empty }

private func criteriaCells(_ entry: Comparison.Entry) -> [CSVText.Cell] {
  guard let criteria = entry.criteria else { return [.empty, .empty] }
  return [
    .count(criteria.met.count + criteria.missed.count),
    .text(criteria.missed.map(\.kind.rawValue).joined(separator: " ")),
  ]
}
