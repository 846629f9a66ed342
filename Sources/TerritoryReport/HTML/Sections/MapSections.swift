import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

/// Drawings of the plans, with colours that territories keep from one scenario to the other.
struct ReportMaps {
  private let entries: [Comparison.Entry]
  private let map: RegionMap
  private let colours: TerritoryColours

  init(_ content: ReportContent, on map: RegionMap) {
    entries = content.comparison.entries
    self.map = map
    colours = TerritoryColours(
      entries.compactMap { $0.solution?.plan }, content.planCase, map)
  }

  /// The colour of a territory by its place in a scenario's plan.
  func colour(of territory: Int, in scenario: Int) -> String? {
    let entry = entries[scenario]
    return entry.solution.map {
      colours.fill($0.plan.territories[territory], entry.planCase)
    }
  }

  /// A plan as a file of its own, in the colours that it has in the report.
  func drawing(of plan: Plan, _ planCase: PlanCase) -> String {
    PlanMap(plan, planCase, on: map, colours: colours)
      .svg(size: .large, idPrefix: "map", standalone: true)
  }

  /// A scenario's plan; nil where it has none.
  func figure(_ scenario: Int, _ size: RegionMap.Size) -> Page.Figure? {
    let entry = entries[scenario]
    guard let plan = entry.solution?.plan else { return nil }
    func drawing(_ size: RegionMap.Size, _ name: String) -> String {
      PlanMap(plan, entry.planCase, on: map, colours: colours)
        .svg(size: size, idPrefix: "\(name)-\(scenario)", standalone: false)
    }
    let summary = ReportAnswer.summary(entry)
    return Page.Figure(
      drawing: size == .large ? drawing(.large, "large") : drawing(.small, "small"),
      narrow: size == .large ? drawing(.medium, "medium") : nil,
      caption: entries.count > 1 ? "\(entry.scenario.shownName): \(summary)" : summary,
      kind: size == .large ? "map" : "small")
  }
}

/// All plans side by side at one scale; nil where there is only one.
func smallMapSection(_ content: ReportContent, _ maps: ReportMaps) -> Page.Section? {
  let figures = content.comparison.entries.indices.compactMap { maps.figure($0, .small) }
  guard figures.count > 1 else { return nil }
  return Page.Section(
    id: "maps", heading: phrase("The plans on the map"),
    blocks: [Page.Block(gallery: Page.Gallery(figures: figures))])
}

/// Each scenario's plan in full size, and the choice among them.
func mapSection(_ content: ReportContent, _ maps: ReportMaps) -> Page.Section {
  Page.Section(
    id: "map", heading: phrase("Map"),
    blocks: [
      Page.Block(picker: picker(content)),
      scenarioPanels(content) { index, _ in
        maps.figure(index, .large).map { [.figure($0)] } ?? []
      },
    ])
}

/// A slider over the scenarios; nil where there is only one.
private func picker(_ content: ReportContent) -> Page.Picker? {
  let comparison = content.comparison
  let entries = comparison.entries
  guard entries.count > 1 else { return nil }
  let differing = comparison.differingAssumptions(entries)
  // One assumption that differs says it shorter than the names do.
  let ticks =
    differing.count == 1 && content.subject != .rollout
    ? differing[0].cells : entries.map(\.scenario.shownName)
  return Page.Picker(
    label: content.subject == .rollout ? phrase("Stage to show") : phrase("Scenario to show"),
    help: phrase(
      """
      Choose with the arrow keys or by dragging. The map and the tables of territories and \
      municipalities follow.
      """),
    last: entries.count - 1, chosen: comparison.baseline, ticks: ticks)
}
