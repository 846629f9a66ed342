import TerritoryLanguages
import TerritoryModel

/// The quality criteria that structure decides, a column for each team or plan.
func criteriaTable(
  _ columns: [(title: String, criteria: [QualityCriterion])], _ planCase: PlanCase
) -> ResultTable {
  var table = ResultTable(
    [.text(phrase("Quality criterion")), .text(phrase("No.")), .text(phrase("Asked for"))]
      + columns.map { .text($0.title) })
  for kind in QualityCriterion.Kind.allCases {
    let cells = columns.map { column in
      column.criteria.first { $0.kind == kind }.map(shown)
    }
    // A criterion that does not concern the region stands in no column.
    guard cells.contains(where: { $0 != nil }) else { continue }
    table.add(
      [kind.title, kind.number.map(String.init) ?? "", kind.asked(planCase)]
        + cells.map { $0 ?? "" })
  }
  return table
}

private func shown(_ criterion: QualityCriterion) -> String {
  switch criterion.finding {
  case .open(let reason): return phrase("open: \(reason.words)")
  case .judged(let value, let isMet):
    let number =
      criterion.kind == .reach
      ? Figures.percent(value) : Figures.short(value)
    let figure = criterion.score.map { phrase("\(number), \($0) of 5") } ?? number
    return isMet ? phrase("met: \(figure)") : phrase("not met: \(figure)")
  }
}

extension QualityCriterion.Kind {
  fileprivate var title: String {
    switch self {
    case .caseload: phrase("caseload, all served")
    case .team: phrase("coaches, with a leader")
    case .leader: phrase("leaders")
    case .careTeams: phrase("care teams per coach")
    case .reach: phrase("clients within reach")
    }
  }

  fileprivate func asked(_ planCase: PlanCase) -> String {
    switch self {
    case .caseload:
      phrase("at most \(Figures.short(QualityCriterion.mostClientsAtATime)) at a time")
    case .team: phrase("at least \(QualityCriterion.fewestCoaches), and a leader")
    case .leader: phrase("at least \(1)")
    case .careTeams: phrase("at most \(Figures.short(QualityCriterion.mostCareTeamsPerCoach))")
    case .reach: phrase("all, within \(Figures.short(planCase.assumptions.reachKm.value)) km")
    }
  }
}

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
