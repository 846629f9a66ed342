import TerritoryLanguages
import TerritoryModel

/// Drawings of the plans, with colours that territories keep from one scenario to the other.
struct ReportMaps {
  init(_ content: ReportContent) {}

  /// The colour of a territory by its place in a scenario's plan; nil where nothing is drawn.
  func colour(of territory: Int, in scenario: Int) -> String? { nil }
}

func smallMapSection(_ content: ReportContent, _ maps: ReportMaps) -> Page.Section? { nil }

func mapSection(_ content: ReportContent, _ maps: ReportMaps) -> Page.Section? {
  Page.Section(
    id: "map", heading: phrase("Map"),
    blocks: [Page.Block(whatIf: Page.WhatIf(heading: phrase("What if a municipality moved?")))])
}
