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
