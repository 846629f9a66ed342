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

private func municipalityTable(
  _ index: Int, _ plan: Plan, _ entry: Comparison.Entry, _ maps: ReportMaps
) -> PageTable {
  let planCase = entry.planCase
  let demand = planCase.demand
  var table = PageTable(
    "municipalities-\(index)", caption(phrase("Municipalities with clients a year"), entry),
    [
      .text(phrase("Municipality")), .text(phrase("Code")), .text(phrase("Territory")),
      .number(phrase(orText: demand.column.description).capitalisedFirst),
      .number(phrase("Clients a year")), .text(phrase("Served by")), .number(phrase("Not served")),
      .number(phrase("Share not served")),
    ])
  let waiting = plan.waiting(demand.clients)
  let shares = plan.waitingShares(demand.clients)
  for row in demand.rows {
    let owner = plan.owner(of: row.municipality)
    table.add(
      [
        PageTable.Cell(text: planCase.shownName(row.municipality)),
        PageTable.Cell(text: planCase.code(row.municipality)),
        PageTable.Cell(
          text: owner.map { planCase.shownName(of: plan.territories[$0]) } ?? phrase("shared"),
          swatch: owner.flatMap { maps.colour(of: $0, in: index) }),
        PageTable.Cell(text: shownCount(row)), number(row.clients),
        PageTable.Cell(text: entry.servers(of: row.municipality)),
        number(waiting[row.municipality]),
        PageTable.Cell(text: shares[row.municipality].map { Figures.percent($0) } ?? "–"),
      ], municipality: planCase.code(row.municipality))
  }
  table.add(
    [
      PageTable.Cell(text: phrase("Region")), "", "",
      PageTable.Cell(text: Figures.short(demand.people)), number(demand.total), "",
      number(waiting.reduce(0, +)),
      PageTable.Cell(
        text: demand.total > 0 ? Figures.percent(waiting.reduce(0, +) / demand.total) : "–"),
    ], isTotal: true)
  table.notes = countNotes(demand)
  return table
}

/// What the marks on counts mean.
func countNotes(_ demand: Demand) -> [String] {
  var notes: [String] = []
  if demand.rows.contains(where: { $0.isEstimated && $0.suppressed == nil }) {
    notes.append(phrase("* an estimate, split from a larger total"))
  }
  if demand.rows.contains(where: { $0.suppressed != nil }) {
    notes.append(phrase("† suppressed in the statistics: the range, and the number that is used"))
  }
  return notes
}

extension Comparison.Entry {
  /// Whose staff serves a municipality's clients, its own territory's first, with how many a year; empty
  /// where nobody does.
  func servers(of municipality: Int) -> String {
    solution.map { planCase.servers(of: municipality, in: $0.plan) } ?? ""
  }
}

extension PlanCase {
  /// The territories that serve a municipality, its own first, with clients a year.
  func servers(of municipality: Int, in plan: Plan) -> String {
    plan.servedBy(municipality).map { service in
      let name = shownName(of: plan.territories[service.territory])
      return "\(name) \(Figures.fixed(service.clients, digits: 2))"
    }.joined(separator: ", ")
  }
}
