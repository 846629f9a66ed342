import TerritoryLanguages
import TerritoryModel

/// What the plans rest on, each value with its source; and where the figures come from.
func assumptionSection(_ content: ReportContent) -> Page.Section? {
  let table = PageTable(
    "assumption-table", phrase("Assumptions, where this run took them from, and their sources"),
    assumptionTable(content.comparison.assumptionEntries(content.comparison.entries)),
    inSentenceCase: true)
  let demand = content.planCase.demand
  let chain = PageTable(
    "chain-table", phrase("From the statistics of \(demand.snapshot) to clients a year"),
    chainTable(demand), countNotes(demand), inSentenceCase: true)
  return Page.Section(
    id: "assumptions", heading: phrase("Assumptions"),
    blocks: [.table(chain), .table(table)] + provenance(content))
}

/// Publishers, dates and licences of the figures, as the region folder has them.
private func provenance(_ content: ReportContent) -> [Page.Block] {
  let used = Set(content.comparison.entries.map(\.planCase.demand.snapshot)).sorted()
  let lines = content.making.provenance.shown(snapshots: used)
  guard !lines.isEmpty else { return [] }
  return [
    Page.Block(
      notice: Page.Notice(heading: phrase("Where the figures come from"), lines: lines))
  ]
}
