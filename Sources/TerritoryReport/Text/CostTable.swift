import TerritoryLanguages
import TerritoryModel

/// What teams or plans cost, a column for each, and what to know about the
/// sums; nil where the user gave no figure.
func costTable(_ columns: [(title: String, cost: Cost?)], _ planCase: PlanCase) -> (
  table: ResultTable, notes: [String]
)? {
  let columns = columns.compactMap { title, cost in cost.map { (title: title, cost: $0) } }
  guard !columns.isEmpty else { return nil }
  var table = ResultTable(
    [.text(phrase("Cost and saving"))] + columns.map { .number($0.title) }
      + [.text(phrase("Unit"))])
  func add(_ name: String, _ unit: String, digits: Int = 0, _ value: (Cost) -> Double?) {
    let values = columns.map { value($0.cost) }
    guard values.contains(where: { $0 != nil }) else { return }
    let cells = values.map { $0.map { Figures.fixed($0, digits: digits) } ?? "–" }
    table.add([name] + cells + [unit])
  }
  let (euros, clients) = (phrase("EUR/year"), phrase("clients/year"))
  for part in Cost.Part.allCases { add(part.words, euros) { $0.parts[part] } }
  if table.rows.count > 1 { table.rule() }
  add(phrase("total of these"), euros, \.total)
  add(phrase("driven"), phrase("km/year"), \.drivenKm)
  add(phrase("clients served"), clients, digits: 2, \.served)
  add(phrase("of them employed"), clients, digits: 2, \.employed)
  add(phrase("per client served"), phrase("EUR"), \.perServed)
  add(phrase("per employed client"), phrase("EUR"), \.perEmployed)
  add(phrase("saved by the employed"), euros, \.savings)
  return (table, costNotes(columns.map(\.cost), planCase))
}

/// What teams or plans cost, for a terminal; empty where the user gave no figure.
func costText(_ columns: [(title: String, cost: Cost?)], _ planCase: PlanCase) -> String {
  costTable(columns, planCase).map { table, notes in
    table.text + paragraph(notes.joined(separator: "\n"))
  } ?? ""
}

/// What the sums leave out; nil where that is nothing.
func leftOutNote(_ costs: [Cost]) -> String? {
  var leftOut: [String] = []
  for (part, reason) in costs.flatMap(\.leftOut) {
    let text = "\(part.words) (\(reason.words))"
    if !leftOut.contains(text) { leftOut.append(text) }
  }
  return leftOut.isEmpty ? nil : phrase("Left out: \(leftOut.joined(separator: ", ")).")
}

private func costNotes(_ costs: [Cost], _ planCase: PlanCase) -> [String] {
  let figures = planCase.assumptions.costs
  var notes = [leftOutNote(costs)].compactMap { $0 }
  notes.append(
    phrase(
      """
      Employed: clients served × the employment rate of \
      \(Figures.percent(planCase.assumptions.employmentRate.value)).
      """))
  if costs.contains(where: { $0.drivenKm != nil }), let meetings = figures.meetingsPerClient {
    notes.append(
      phrase(
        """
        Driven: client-kilometres one way × 2 × \(Figures.short(meetings.value)) meetings of each \
        client a year, each a drive of its own.
        """))
  }
  if figures.labourMarketSupportClientYear != nil {
    notes.append(
      phrase(
        """
        Saved: the municipal share of labour market support, as if each employed client had drawn \
        it for the whole year.
        """))
  }
  return notes
}
