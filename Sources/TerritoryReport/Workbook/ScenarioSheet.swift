import TerritoryLanguages
import TerritoryModel

extension ReportContent {
  /// A row for each scenario, or plan, with what it comes to and how much more that is than the
  /// baseline's.
  var scenarioSheet: Sheet {
    let figures = comparison.figures
    let isMany = comparison.entries.count > 1
    let differences = isMany ? comparison.differenceFigures : []
    var sheet = Sheet(
      subject == .comparison ? phrase("Scenarios") : phrase("Plans"),
      columns: [
        planTitle, phrase("Baseline"), phrase("Outcome"), phrase("Statistics"),
        phrase("Employment rate"), phrase("Clients of a coach at a time"),
      ] + figures.map { phrase(orText: $0.title) }
        + (isMany ? [phrase("Municipalities that move")] : [])
        + differences.map { phrase("More than the baseline: \(phrase(orText: $0.title))") }
        + [phrase("Why there is no plan")])
    for (index, entry) in comparison.entries.enumerated() {
      let isBaseline = index == comparison.baseline
      sheet.add(
        [
          .text(entry.scenario.name), .text(isBaseline ? phrase("yes") : phrase("no")),
          .text(phrase(orText: entry.outcomeName)), .text(entry.planCase.demand.snapshot),
          .share(entry.planCase.assumptions.employmentRate.value),
          .plain(entry.planCase.assumptions.caseloadCap.value),
        ] + figures.map { .optional($0.value(entry), decimals: $0.digits) }
          + (isMany ? [.text(moves(entry))] : [])
          + differences.map { figure in
            isBaseline
              ? .empty : .optional(comparison.difference(figure, entry), decimals: figure.digits)
          } + [.text(entry.reason ?? "")])
    }
    return sheet
  }

  private func moves(_ entry: Comparison.Entry) -> String {
    entry.planCase.shownNames(entry.moves.map(\.municipality))
  }
}
