import TerritoryLanguages
import TerritoryModel

/// Which counts are suppressed, what is reckoned with instead, and how far the demand hangs on it;
/// empty where no counted cell is.
func suppressedNote(_ planCase: PlanCase) -> String {
  let demand = planCase.demand
  guard let range = demand.range else { return "" }
  let count = demand.chain.suppressed.value
  let names = planCase.shownNames(demand.suppressedRows.map(\.municipality))
  return paragraph(
    phrase(
      """
      Suppressed in the statistics: \(names). Such a count is \(Figures.short(count.least)) to \
      \(Figures.short(count.most)); \(Figures.short(count.point)) is used. The region's clients a \
      year lie between \(Figures.people(range.lowerBound)) and \(Figures.people(range.upperBound)).
      """))
}

/// The headcount at the ends of what suppressed counts may be; empty where there is none.
func suppressedTable(_ headcount: Headcount) -> String {
  guard let range = headcount.suppressedRange else { return "" }
  var table = ResultTable([
    .text(phrase("If each suppressed count is")), .number(phrase("Clients a year")),
    .number(phrase("Full-time")), .number(phrase("Coaches")),
  ])
  for (end, name) in [
    (range.least, phrase("\(Figures.short(range.least.count)), at least")),
    (range.point, phrase("\(Figures.short(range.point.count)), as used")),
    (range.most, phrase("\(Figures.short(range.most.count)), at most")),
  ] {
    table.add(
      name, Figures.fixed(end.clients, digits: 2),
      Figures.fixed(end.fullTimeEquivalents, digits: 2), Figures.count(end.coaches))
  }
  return table.text
}
