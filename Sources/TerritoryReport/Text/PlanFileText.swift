import TerritoryLanguages
import TerritoryModel

extension PlanFile {
  /// How the plan was read where its rows contradict each other, a sentence or two for each thing.
  package func shownNotes(in region: Region) -> [String] {
    notes.map { note in
      switch note {
      case .moved(let municipalities):
        let names = municipalities.map { region.municipalities[$0].shownName }
        return phrase(
          """
          Moved to another territory: \(names.joined(separator: ", ")). Base and staff are those of the \
          territory that each is in now.
          """)
      case .openBase(let territory):
        return phrase(
          """
          The base of \(territory) is found anew: the plan's rows differ, or name a municipality \
          outside the territory.
          """)
      case .emptied(let territory, let coaches, hasLeader: true):
        return phrase(
          "No municipality is in \(territory) any more: its coaches (\(coaches)) and its leader are left out."
        )
      case .emptied(let territory, let coaches, hasLeader: false):
        return phrase(
          "No municipality is in \(territory) any more: its coaches (\(coaches)) are left out.")
      }
    }
  }
}
