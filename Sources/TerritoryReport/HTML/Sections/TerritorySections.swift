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
            ? [.paragraph(withoutPlanSentence(entry))]
            : blocks(index, entry))
      }))
}

private func withoutPlanSentence(_ entry: Comparison.Entry) -> String {
  entry.isWithoutAnswer
    ? phrase("No plan was found before the search stopped.")
    : phrase("No plan is possible: \(entry.reason ?? "").")
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
  let parts = evaluation.grouping.parts(evaluation.best.brief.borders)
  return zip(evaluation.grouping.territories, parts).filter { $0.1.count > 1 }.map {
    territory, parts in
    let names = parts.map { planCase.shownNames($0) }.joined(separator: " | ")
    return .paragraph(
      phrase("\(territory.name) is not connected by road borders: \(names)."))
  }
}

/// Every value that the maps show, by municipality, scenario by scenario.
func municipalitySection(_ content: ReportContent, _ maps: ReportMaps) -> Page.Section? {
  Page.Section(
    id: "municipalities", heading: phrase("All municipalities"),
    blocks: [
      scenarioPanels(content) { index, entry in
        entry.solution.map { [.table(municipalityTable(index, $0.plan, entry, maps))] } ?? []
      }
    ])
}

extension Comparison.Entry {
  /// Whose staff serves a municipality's clients, its own territory's first, with how many a year; empty
  /// where nobody does.
  func servers(of municipality: Int) -> String {
    solution.map { planCase.servers(of: municipality, in: $0.plan) } ?? ""
  }
}

/// The municipalities that are not in the same territory in every plan; nil where there is nothing to
/// compare.
func moveSection(_ content: ReportContent) -> Page.Section? {
  let comparison = content.comparison
  let entries = comparison.entries.filter { $0.solution != nil }
  guard entries.count > 1, comparison.base.solution != nil, comparison.kept == nil,
    comparison.stages == nil
  else {
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
    table.add(
      [.text(base.planCase.shownName(municipality))]
        + entries.map { entry in
          let there = entry.territoryName(of: municipality)
          let moves = entry.moves.contains { $0.municipality == municipality }
          return .text(moves ? "→ \(there)" : there)
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
