import TerritoryModel

/// What teams or plans cost, a column for each; empty where the user gave no figure.
func costTable(_ columns: [(title: String, cost: Cost?)], _ planCase: PlanCase) -> String {
  let columns = columns.compactMap { title, cost in cost.map { (title: title, cost: $0) } }
  guard !columns.isEmpty else { return "" }
  var table = TextTable(
    [.text("Cost and saving")] + columns.map { .number($0.title) } + [.text("Unit")])
  func add(_ name: String, _ unit: String, digits: Int = 0, _ value: (Cost) -> Double?) {
    let values = columns.map { value($0.cost) }
    guard values.contains(where: { $0 != nil }) else { return }
    let cells = values.map { $0.map { Figures.fixed($0, digits: digits) } ?? "–" }
    table.add([name] + cells + [unit])
  }
  for part in Cost.Part.allCases { add(part.rawValue, "EUR/year") { $0.parts[part] } }
  if table.rows.count > 1 { table.rule() }
  add("total of these", "EUR/year", \.total)
  add("driven", "km/year", \.drivenKm)
  add("clients served", "clients/year", digits: 2, \.served)
  add("of them employed", "clients/year", digits: 2, \.employed)
  add("per client served", "EUR", \.perServed)
  add("per employed client", "EUR", \.perEmployed)
  add("saved by the employed", "EUR/year", \.savings)
  return table.text + paragraph(costNotes(columns.map(\.cost), planCase).joined(separator: "\n"))
}

/// What the sums leave out; nil where that is nothing.
func leftOutNote(_ costs: [Cost]) -> String? {
  var leftOut: [String] = []
  for (part, reason) in costs.flatMap(\.leftOut) {
    let text = "\(part.rawValue) (\(reason))"
    if !leftOut.contains(text) { leftOut.append(text) }
  }
  return leftOut.isEmpty ? nil : "Left out: \(leftOut.joined(separator: ", "))."
}

private func costNotes(_ costs: [Cost], _ planCase: PlanCase) -> [String] {
  let figures = planCase.assumptions.costs
  var notes = [leftOutNote(costs)].compactMap { $0 }
  notes.append(
    "Employed: clients served × the employment rate of"
      + " \(Figures.percent(planCase.assumptions.employmentRate.value)).")
  if costs.contains(where: { $0.drivenKm != nil }), let meetings = figures.meetingsPerClient {
    notes.append(
      "Driven: client-kilometres one way × 2 × \(Figures.short(meetings.value)) meetings of each"
        + " client a year, each a drive of its own.")
  }
  if figures.labourMarketSupportClientYear != nil {
    notes.append(
      "Saved: the municipal share of labour market support, as if each employed client had drawn it"
        + " for the whole year.")
  }
  return notes
}
