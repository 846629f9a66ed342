import TerritoryLanguages
import TerritoryModel

/// A row for each scenario, with its assumptions, its numbers, and how much more they are than the
/// baseline's.
func scenarioTable(_ comparison: Comparison) -> ResultTable {
  let shares = comparison.base.planCase.demand.chain.steps.map(\.name)
  let figures = comparison.figures
  let differences = comparison.differenceFigures
  var table = ResultTable(
    (["scenario", "baseline", "outcome", "statistics"]
      + shares.map { "share: \($0)" } + assumptions.map(\.name) + ["territories_asked"]
      + figures.map(\.key)
      + ["criteria_judged", "criteria_missed", "moved"]
      + differences.map { "\($0.key)_difference" } + ["reason"]).map { .key($0) })
  for (index, entry) in comparison.entries.enumerated() {
    let planCase = entry.planCase
    let isBaseline = index == comparison.baseline
    table.add(
      [
        .text(entry.scenario.name), .text(isBaseline ? "yes" : "no"), .text(entry.outcomeName),
        .text(planCase.demand.snapshot),
      ]
        + planCase.demand.chain.steps.map { .number($0.share) }
        + assumptions.map { cell(planCase.assumptions[$0]?.value) }
        + [.text(planCase.territories?.value.shown ?? "")]
        + figures.map { .optional($0.value(entry)) } + criteriaCells(entry)
        + [.text(entry.moves.map { planCase.code($0.municipality) }.joined(separator: " "))]
        + differences.map { isBaseline ? .empty : .optional(comparison.difference($0, entry)) }
        + [.text(entry.reason ?? "")])
  }
  return table
}

/// The assumptions that scenarios may choose and that are no figures of the result.
private let assumptions = AssumptionKey.assumed.filter {
  ![.leaders, .minimumTeam, .priority].contains($0)
}

private func cell(_ value: AssumptionValue?) -> ResultTable.Cell {
  switch value {
  case .number(let number): .number(number)
  case .truth(let isTrue): .text(isTrue ? "yes" : "no")
  case .word(let word): .text(word)
  case .count, .counts, .levels, nil: .empty
  }
}

private func criteriaCells(_ entry: Comparison.Entry) -> [ResultTable.Cell] {
  guard let criteria = entry.criteria else { return [.empty, .empty] }
  return [
    .count(criteria.met.count + criteria.missed.count),
    .text(criteria.missed.map(\.kind.rawValue).joined(separator: " ")),
  ]
}
