import TerritoryLanguages
import TerritoryModel

/// Each territory's row, scenario by scenario, and the place for what-if questions.
func territorySection(_ content: ReportContent, _ maps: ReportMaps) -> Page.Section? {
  Page.Section(
    id: "territories", heading: phrase("Territories"),
    blocks: [
      scenarioPanels(content) { index, entry in
        guard let solution = entry.solution, let brief = entry.brief else { return [] }
        let table = territoryTable(index, solution.plan, brief, entry, maps)
        return [.table(table)] + sharedNotes(solution.plan, entry).map { .paragraph($0) }
          + shapeNotes(index, content)
      },
      Page.Block(
        whatIf: Page.WhatIf(
          heading: phrase("What if a municipality moved or the staff changed?"))),
    ])
}

/// A panel for each scenario that has a plan, or what stands in its place.
func scenarioPanels(
  _ content: ReportContent, blocks: (Int, Comparison.Entry) -> [Page.Block]
) -> Page.Block {
  let entries = content.comparison.entries
  return Page.Block(
    panels: Page.Panels(
      items: entries.enumerated().map { index, entry in
        Page.Panel(
          scenario: index, heading: entries.count > 1 ? entry.scenario.shownName : nil,
          blocks: entry.solution == nil
            ? [.paragraph("\(phrase("No plan is possible")): \(entry.reason ?? "").")]
            : blocks(index, entry))
      }))
}

extension Comparison.Entry {
  /// The question that the plan answers; nil where its numbers contradict each other.
  var brief: PlanBrief? {
    if case .result(let result) = answer { result.brief } else { nil }
  }
}

/// A caption that says which scenario it is about, where there are several.
func caption(_ text: String, _ entry: Comparison.Entry) -> String {
  entry.scenario.source.isEmpty && entry.scenario.choices.isEmpty
    ? "\(text)" : "\(text): \(entry.scenario.shownName)"
}

/// Who takes the clients of shared municipalities.
private func sharedNotes(_ plan: Plan, _ entry: Comparison.Entry) -> [String] {
  plan.shared.map { municipality in
    let takers = entry.servers(of: municipality)
    return phrase(
      """
      \(entry.planCase.shownName(municipality)) is shared; its clients a year are taken by \
      \(takers.isEmpty ? phrase("nobody") : takers).
      """)
  }
}

/// How the territories that somebody gave hang together.
private func shapeNotes(_ index: Int, _ content: ReportContent) -> [Page.Block] {
  guard let evaluation = content.evaluation, index == content.comparison.baseline else { return [] }
  let planCase = content.planCase
  let parts = evaluation.grouping.parts(planCase.region.borders)
  return zip(evaluation.grouping.territories, parts).filter { $0.1.count > 1 }.map {
    territory, parts in
    let names = parts.map { planCase.shownNames($0) }.joined(separator: " | ")
    return .paragraph(
      phrase("\(territory.name) is not connected by road borders: \(names)."))
  }
}
