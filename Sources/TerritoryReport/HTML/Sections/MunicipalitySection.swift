import TerritoryLanguages
import TerritoryModel

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
