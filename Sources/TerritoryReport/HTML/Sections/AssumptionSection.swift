import TerritoryLanguages
import TerritoryModel

/// What the plans rest on, each value with its source; and where the figures come from.
func assumptionSection(_ content: ReportContent) -> Page.Section? {
  var table = PageTable(
    "assumption-table", phrase("Assumptions, where this run took them from, and their sources"),
    [
      .text(phrase("Assumption")), .text(phrase("Value")), .text(phrase("From")),
      .text(phrase("Source")),
    ])
  for entry in content.comparison.assumptionEntries(content.comparison.entries) {
    table.add(
      entry.key.replacing("_", with: " ").capitalisedFirst, entry.shown, entry.origin.description,
      entry.source)
  }
  return Page.Section(
    id: "assumptions", heading: phrase("Assumptions"),
    blocks: [.table(chainTable(content.planCase.demand)), .table(table)] + provenance(content))
}

/// How clients follow from statistics.
private func chainTable(_ demand: Demand) -> PageTable {
  var table = PageTable(
    "chain-table", phrase("From the statistics of \(demand.snapshot) to clients a year"),
    [
      .text(phrase("Step")), .number(phrase("People")), .number(phrase("Share")),
      .text(phrase("Source")),
    ])
  for (index, link) in demand.links.enumerated() {
    let name = phrase(orText: link.name)
    let isLast = index == demand.links.count - 1
    table.add(
      isLast ? phrase("\(name) = clients a year") : name,
      Figures.short(link.value) + (link.isEstimated ? countMark(demand.rows) : ""),
      link.share.map { Figures.percent($0) } ?? "", link.source)
  }
  table.notes = countNotes(demand)
  return table
}

/// Publishers, dates and licences of the figures, as the region folder has them.
private func provenance(_ content: ReportContent) -> [Page.Block] {
  let notes = content.making.provenance
  let used = Set(content.comparison.entries.map(\.planCase.demand.snapshot)).sorted()
  let texts =
    used.compactMap { name in notes.statistics[name].map { "\(name): \($0)" } }
    + [notes.sources].compactMap { $0 }
  let lines = texts.flatMap { $0.split(separator: "\n").map(String.init) }
  guard !lines.isEmpty else { return [] }
  return [
    Page.Block(
      notice: Page.Notice(heading: phrase("Where the figures come from"), lines: lines))
  ]
}
