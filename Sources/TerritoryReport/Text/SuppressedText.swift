import TerritoryModel

/// Which counts are suppressed, what is reckoned with instead, and how far the demand hangs on it;
/// empty where no counted cell is.
func suppressedNote(_ planCase: PlanCase) -> String {
  let demand = planCase.demand
  guard let range = demand.range else { return "" }
  let count = demand.chain.suppressed.value
  let names = demand.suppressedRows.map { planCase.name($0.municipality) }
  return paragraph(
    "Suppressed in the statistics: \(names.joined(separator: ", ")). Such a count is"
      + " \(Figures.short(count.least)) to \(Figures.short(count.most)); \(Figures.short(count.point))"
      + " is used. The region's clients a year lie between \(Figures.short(range.lowerBound)) and"
      + " \(Figures.short(range.upperBound)).")
}

/// The headcount at the ends of what suppressed counts may be; empty where there is none.
func suppressedTable(_ headcount: Headcount) -> String {
  guard let range = headcount.suppressedRange else { return "" }
  var table = TextTable([
    .text("If each suppressed count is"), .number("Clients a year"), .number("Full-time"),
    .number("Coaches"),
  ])
  for (name, end) in [
    ("at least", range.least), ("as used", range.point), ("at most", range.most),
  ] {
    table.add(
      "\(Figures.short(end.count)), \(name)", Figures.fixed(end.clients, digits: 2),
      Figures.fixed(end.fullTimeEquivalents, digits: 2), String(end.coaches))
  }
  return table.text
}
