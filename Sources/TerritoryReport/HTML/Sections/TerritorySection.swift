import TerritoryLanguages
import TerritoryModel

/// Each territory's row, scenario by scenario.
func territorySection(_ content: ReportContent, _ maps: ReportMaps) -> Page.Section? {
  Page.Section(
    id: "territories", heading: phrase("Territories"),
    blocks: [
      scenarioPanels(content) { index, entry in
        guard let solution = entry.solution, let brief = entry.brief else { return [] }
        let table = territoryTable(index, solution.plan, brief, entry, maps)
        return [.table(table)] + sharedNotes(solution.plan, entry).map { .paragraph($0) }
          + shapeNotes(index, content)
      }
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

private func territoryTable(
  _ index: Int, _ plan: Plan, _ brief: PlanBrief, _ entry: Comparison.Entry, _ maps: ReportMaps
) -> PageTable {
  let planCase = entry.planCase
  var table = PageTable(
    "territories-\(index)", caption(phrase("Territories with staff and clients a year"), entry),
    [
      .text(phrase("Territory")), .text(phrase("Its municipalities")), .text(phrase("Coaches")),
      .number(phrase("Own clients")), .number(phrase("Capacity")),
      .number(phrase("Served")), .text(phrase("Helps")), .text(phrase("Gets help")),
      .number(phrase("Waiting")), .number(phrase("Travel, client-km")),
    ])
  let waiting = plan.waiting(brief.demand)
  for (place, territory) in plan.territories.enumerated() {
    let name = planCase.shownName(of: territory)
    let capacity = brief.capacity(coaches: territory.coaches, leaders: territory.leaders)
    let ownWaiting = territory.municipalities.reduce(0) { $0 + waiting[$1] }
    table.add([
      PageTable.Cell(
        text: name, note: phrase("base \(planCase.shownName(territory.base))"),
        swatch: maps.colour(of: place, in: index)),
      PageTable.Cell(text: planCase.shownNames(territory.municipalities)),
      PageTable.Cell(
        text: staffWords(Team(coaches: territory.coaches, leaders: territory.leaders))),
      number(territory.clients(brief.demand)), number(capacity), number(territory.served),
      PageTable.Cell(text: helpGiven(territory, planCase)),
      PageTable.Cell(text: helpGot(territory, plan, planCase)),
      number(ownWaiting), number(territory.travel(brief.distances), digits: 1),
    ])
  }
  let all = plan.territories
  let capacity = all.reduce(0) { $0 + brief.capacity(coaches: $1.coaches, leaders: $1.leaders) }
  table.add(
    [
      PageTable.Cell(text: phrase("Region")), "",
      PageTable.Cell(text: staffWords(planCase.team)),
      number(planCase.demand.total), number(capacity),
      number(all.reduce(0) { $0 + $1.served }), "", "", number(waiting.reduce(0, +)),
      number(all.reduce(0) { $0 + $1.travel(brief.distances) }, digits: 1),
    ], isTotal: true)
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

/// A caption that says which scenario it is about, where there are several.
func caption(_ text: String, _ entry: Comparison.Entry) -> String {
  entry.scenario.source.isEmpty && entry.scenario.choices.isEmpty
    ? "\(text)" : "\(text): \(entry.scenario.shownName)"
}

func number(_ value: Double, digits: Int = 2) -> PageTable.Cell {
  PageTable.Cell(text: Figures.fixed(value, digits: digits))
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
