import TerritoryLanguages
import TerritoryModel

// Names as results for people show them. JSON and CSV have the Finnish names in every language, as
// other programs read them.

extension Municipality {
  /// The name in the current language: Swedish where results are in Swedish, else Finnish.
  package var shownName: String { Language.current == .swedish ? nameSwedish : nameFinnish }
}

extension RegionSettings.Names {
  /// The region's name in the current language.
  package var shown: String {
    switch Language.current {
    case .finnish: finnish
    case .swedish: swedish
    case .english: english
    }
  }
}

extension PlanCase {
  /// A municipality's name in the current language, by position.
  package func shownName(_ municipality: Int) -> String {
    region.municipalities[municipality].shownName
  }

  /// Names of municipalities in the current language, with commas between them.
  package func shownNames(_ municipalities: [Int]) -> String {
    municipalities.map { shownName($0) }.joined(separator: ", ")
  }

  /// A territory's name: as somebody gave it, or in the current language after its base.
  package func shownName(of territory: Plan.Territory) -> String {
    territory.givenName ?? shownName(territory.base)
  }

  /// The region and the snapshot of its statistics: what results begin with.
  package var shownRegion: String { "\(region.settings.names.shown), \(demand.snapshot)" }
}
