import TerritoryLanguages
import TerritoryModel

/// The territories of a scenario with their staff and clients, and the region as a whole.
func territoryTable(
  _ index: Int, _ plan: Plan, _ brief: PlanBrief, _ entry: Comparison.Entry, _ maps: ReportMaps
) -> PageTable {
  var table = PageTable(
    "territories-\(index)", caption(phrase("Territories with staff and clients a year"), entry),
    [
      .text(phrase("Territory")), .text(phrase("Its municipalities")), .text(phrase("Coaches")),
      .number(phrase("Own clients")), .number(phrase("Capacity")),
      .number(phrase("Served")), .text(phrase("Helps")), .text(phrase("Gets help")),
      .number(phrase("Not served")), .number(phrase("Travel, client-km")),
    ])
  let waiting = plan.waiting(brief.demand)
  for (place, territory) in plan.territories.enumerated() {
    table.add(
      territoryRow(
        territory, plan, waiting, brief, entry.planCase,
        swatch: maps.colour(of: place, in: index)))
  }
  table.add(regionRow(plan, waiting, brief, entry.planCase), isTotal: true)
  table.notes = [
    phrase(
      """
      Clients are clients a year. Own clients live in the territory; capacity is what its staff can \
      serve, served is whom it does serve, at home and as help. Travel is clients × kilometres from \
      the base, one way.
      """)
  ]
  return table
}

/// - Parameter waiting: clients a year of each municipality who wait.
private func territoryRow(
  _ territory: Plan.Territory, _ plan: Plan, _ waiting: [Double], _ brief: PlanBrief,
  _ planCase: PlanCase, swatch: String?
) -> [PageTable.Cell] {
  let team = Team(coaches: territory.coaches, leaders: territory.leaders)
  let capacity = brief.capacity(coaches: team.coaches, leaders: team.leaders)
  let ownWaiting = territory.municipalities.reduce(0) { $0 + waiting[$1] }
  return [
    PageTable.Cell(
      text: planCase.shownName(of: territory),
      note: phrase("base \(planCase.shownName(territory.base))"), swatch: swatch),
    PageTable.Cell(text: planCase.shownNames(territory.municipalities)),
    PageTable.Cell(text: staffWords(team)),
    number(territory.clients(brief.demand)), number(capacity), number(territory.served),
    PageTable.Cell(text: helpGiven(territory, planCase)),
    PageTable.Cell(text: helpGot(territory, plan, planCase)),
    number(ownWaiting), number(territory.travel(brief.distances), digits: 1),
  ]
}

/// What the territories come to together.
private func regionRow(
  _ plan: Plan, _ waiting: [Double], _ brief: PlanBrief, _ planCase: PlanCase
) -> [PageTable.Cell] {
  let all = plan.territories
  let capacity = all.reduce(0) { $0 + brief.capacity(coaches: $1.coaches, leaders: $1.leaders) }
  return [
    PageTable.Cell(text: phrase("Region")), "",
    PageTable.Cell(text: staffWords(planCase.team)),
    number(planCase.demand.total), number(capacity),
    number(all.reduce(0) { $0 + $1.served }), "", "", number(waiting.reduce(0, +)),
    number(all.reduce(0) { $0 + $1.travel(brief.distances) }, digits: 1),
  ]
}

private func staffWords(_ team: Team) -> String {
  switch team.leaders {
  case 0: Figures.count(team.coaches)
  case 1: phrase("\(team.coaches) and the leader")
  default: phrase("\(team.coaches) and \(team.leaders) leaders")
  }
}

private func helpGiven(_ territory: Plan.Territory, _ planCase: PlanCase) -> String {
  let helps = territory.helps.map {
    "\(planCase.shownName($0.municipality)) \(Figures.fixed($0.clients, digits: 2))"
  }
  return helps.isEmpty ? "–" : helps.joined(separator: ", ")
}

/// Whose staff serves how many clients of the territory's municipalities.
private func helpGot(
  _ territory: Plan.Territory, _ plan: Plan, _ planCase: PlanCase
) -> String {
  let helps = plan.territories.compactMap { other -> String? in
    let clients = other.helps.filter { territory.municipalities.contains($0.municipality) }
      .reduce(0) { $0 + $1.clients }
    return clients > 0
      ? "\(planCase.shownName(of: other)) \(Figures.fixed(clients, digits: 2))" : nil
  }
  return helps.isEmpty ? "–" : helps.joined(separator: ", ")
}
