import TerritoryLanguages
import TerritoryModel

/// What marks a count that was not published as such: * an estimate, † suppressed.
func countMark(_ rows: [Demand.Row]) -> String {
  (rows.contains { $0.isEstimated && $0.suppressed == nil } ? "*" : "")
    + (rows.contains { $0.suppressed != nil } ? "†" : "")
}

/// `75.1*` for an estimate, `1–4, 2.5†` for a suppressed count and the point that is used.
func shownCount(_ row: Demand.Row) -> String {
  guard let count = row.suppressed?.count else {
    return Figures.fixed(row.count, digits: row.isEstimated ? 1 : 0) + countMark([row])
  }
  let point = Figures.short(row.count) + countMark([row])
  return ["\(Figures.short(count.least))–\(Figures.short(count.most))", point].listedFigures
}

/// The demand of each municipality, with marks on counts that were not published as such.
func municipalityTable(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  let column = headcount.demand.column
  var table = TextTable([
    .text(phrase("Code")), .text(phrase("Municipality")), .number(column.words),
    .number(phrase("Clients a year")), .number(phrase("Full-time coaches")),
  ])
  let demand = headcount.demand
  let annual = headcount.assumptions.annualClientsPerCoach
  for row in demand.rows {
    table.add(
      planCase.code(row.municipality), planCase.shownName(row.municipality), shownCount(row),
      Figures.fixed(row.clients, digits: 2), Figures.fixed(row.clients / annual, digits: 2))
  }
  table.rule()
  table.add(
    "", phrase("Region"), Figures.short(demand.rows.reduce(0) { $0 + $1.count }),
    Figures.fixed(demand.total, digits: 2), Figures.fixed(demand.total / annual, digits: 2))
  return table.text
}
