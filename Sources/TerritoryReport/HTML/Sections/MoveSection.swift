import TerritoryLanguages
import TerritoryModel

/// The municipalities that are not in the same territory in every plan; nil where there is nothing to
/// compare.
func moveSection(_ content: ReportContent) -> Page.Section? {
  let comparison = content.comparison
  let entries = comparison.entries.filter { $0.solution != nil }
  guard entries.count > 1, comparison.base.solution != nil, comparison.kept == nil else {
    return nil
  }
  let moving = Set(entries.flatMap { $0.moves.map(\.municipality) }).sorted()
  let heading = phrase("Municipalities that move")
  guard !moving.isEmpty else {
    return Page.Section(
      id: "moves", heading: heading,
      blocks: [.paragraph(phrase("Every municipality is in the same territory in all plans."))])
  }
  let base = comparison.base
  var table = ResultTable(
    [.text(phrase("Municipality"))] + entries.map { .text($0.scenario.shownName) })
  for municipality in moving {
    let here = base.territoryName(of: municipality)
    table.add(
      [.text(base.planCase.shownName(municipality))]
        + entries.map { entry in
          let there = entry.territoryName(of: municipality)
          let moves = entry.moves.contains { $0.municipality == municipality }
          return ResultTable.Cell(
            value: .text(moves ? "→ \(there)" : there),
            note: moves && there == here ? phrase("another territory of that name") : nil)
        })
  }
  let shown = PageTable(
    "move-table",
    phrase(
      "Territories of the municipalities that are elsewhere than in \(base.scenario.shownName)"),
    table, [phrase("→ elsewhere than in \(base.scenario.shownName)")])
  return Page.Section(id: "moves", heading: heading, blocks: [.table(shown)])
}

extension Comparison.Entry {
  /// The name of the territory that a municipality is in.
  fileprivate func territoryName(of municipality: Int) -> String {
    solution?.plan.territoryName(of: municipality, planCase) ?? phrase("shared")
  }
}
