import TerritoryLanguages
import TerritoryModel

extension ReportContent {
  /// A column for each scenario, or plan: what it comes to, and below how much more that is than the
  /// baseline's. Rows that no scenario has anything in are left out.
  var scenarioSheet: Sheet {
    let entries = comparison.entries
    var table = ResultTable(
      ([phrase("Figure")] + entries.map(\.scenario.shownName)).map { .text($0) })
    func add(_ title: String, _ cell: (Comparison.Entry) -> ResultTable.Cell) {
      let cells = entries.map(cell)
      if cells.contains(where: { !$0.isEmpty }) { table.add([.text(title)] + cells) }
    }
    if entries.count > 1 {
      add(phrase("Baseline")) {
        .text($0.scenario.name == comparison.base.scenario.name ? phrase("yes") : "")
      }
    }
    add(phrase("Outcome")) { .text(phrase(orText: $0.outcomeName)) }
    add(phrase("Statistics")) { .text($0.planCase.demand.snapshot) }
    add(phrase("Employment rate")) { .share($0.planCase.assumptions.employmentRate.value) }
    add(phrase("Clients of a coach at a time")) {
      .plain($0.planCase.assumptions.caseloadCap.value)
    }
    for figure in comparison.figures {
      add(figure.title) { .optional(figure.value($0), decimals: figure.digits) }
    }
    add(phrase("Municipalities that move")) {
      .text($0.planCase.shownNames($0.moves.map(\.municipality)))
    }
    add(phrase("Why there is no plan")) { .text($0.reason ?? "") }
    for figure in entries.count > 1 ? comparison.differenceFigures : [] {
      add(phrase("Difference from the baseline: \(figure.title)")) { entry in
        entry.scenario.name == comparison.base.scenario.name
          ? .empty : .optional(comparison.difference(figure, entry), decimals: figure.digits)
      }
    }
    return Sheet(subject == .comparison ? phrase("Scenarios") : phrase("Plans"), table)
  }
}
