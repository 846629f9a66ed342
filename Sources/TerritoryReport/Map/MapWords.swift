import TerritoryLanguages
import TerritoryModel

/// What a map says in words: its title, and a description for those who do not see it.
struct MapWords {
  let plan: Plan
  let planCase: PlanCase
  let map: RegionMap

  /// `Map of Central Finland, 2021-10: 8 territories`
  var title: String {
    let count = plan.territories.count
    return phrase(
      "Map of \(planCase.shownRegion.drawable): \(count) {territory|territories}"
    )
  }

  /// The staff of a territory: `3 coaches and a leader`.
  func staff(_ territory: Plan.Territory) -> String {
    territory.leaders > 0
      ? phrase("\(territory.coaches) {coach|coaches} and a leader")
      : phrase("\(territory.coaches) {coach|coaches}")
  }

  /// A territory by name, with its base where that has another name.
  func name(_ territory: Plan.Territory) -> String {
    let name = planCase.shownName(of: territory).drawable
    let base = self.name(territory.base)
    return name == base ? name : phrase("\(name), base \(base)")
  }

  func name(_ municipality: Int) -> String { planCase.shownName(municipality).drawable }

  private func names(_ municipalities: [Int]) -> String {
    municipalities.map(name).joined(separator: ", ")
  }

  /// Everything that the map shows, in sentences.
  var description: String {
    let unserved = plan.unserved(planCase.demand.clients)
    let waiting = plan.waiting(planCase.demand.clients).enumerated()
      .filter { $0.element > 0 && !unserved.contains($0.offset) }
      .map { "\(name($0.offset)) \(mapNumber($0.element))" }
    let sentences =
      notes
      + plan.territories.map { territory in
        "\(name(territory)): \(names(territory.municipalities)); \(staff(territory))."
      }
      + (plan.shared.isEmpty ? [] : [phrase("Shared by all territories: \(names(plan.shared)).")])
      + plan.territories.filter { !$0.helps.isEmpty }.map { territory in
        let helps = territory.helps.map { "\(name($0.municipality)) \(mapNumber($0.clients))" }
        return phrase(
          "Coaches from \(name(territory.base)) also serve, clients a year: \(helps.joined(separator: ", "))."
        )
      }
      + (unserved.isEmpty ? [] : [phrase("No service at all: \(names(unserved)).")])
      + (waiting.isEmpty
        ? (unserved.isEmpty ? [phrase("Nobody waits.")] : [])
        : [phrase("Waiting, clients a year: \(waiting.joined(separator: ", ")).")])
    return sentences.joined(separator: " ")
  }

  /// What a reader has to know about the drawing itself, and who asks to be named for it.
  var notes: [String] {
    let missing = map.outlines.missing
    return [
      map.outlines.isSchematic
        ? phrase(
          "Schematic map: each area is the land nearest to a municipal centre; the lines are not real boundaries."
        ) : nil,
      missing.isEmpty ? nil : phrase("Not drawn, for want of an outline: \(names(missing))."),
      map.outlines.attribution.map { sourceWords($0).drawable },
    ].compactMap { $0 }
  }

  /// What a pointer over a municipality's land shows.
  func detail(_ municipality: Int) -> String {
    let clients = planCase.demand.clients[municipality]
    let waiting = plan.waiting(planCase.demand.clients)[municipality]
    let territory = plan.territories.first { $0.municipalities.contains(municipality) }
    let belongs =
      territory.map { phrase("territory \(name($0))") } ?? phrase("shared by all territories")
    let isUnserved = plan.unserved(planCase.demand.clients).contains(municipality)
    let numbers =
      isUnserved
      ? phrase("\(mapNumber(clients)) clients a year, none of them served")
      : waiting > 0
        ? phrase("\(mapNumber(clients)) clients a year, \(mapNumber(waiting)) of them wait")
        : phrase("\(mapNumber(clients)) clients a year")
    return "\(name(municipality)): \(belongs); \(numbers)"
  }
}
