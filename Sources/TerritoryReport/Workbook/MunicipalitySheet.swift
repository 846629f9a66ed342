import TerritoryLanguages
import TerritoryModel

extension ReportContent {
  /// A row for each municipality: where it is in the plan in focus, and which territory it is in by
  /// the other plans.
  var municipalitySheet: Sheet {
    let plans = namedPlans
    let others = plans.dropFirst()
    var sheet = Sheet(
      phrase("Municipalities by territory"),
      columns: [
        phrase("Code"), phrase("Municipality"), phrase("Territory"), phrase("Base"),
        phrase("To the base, km"), phrase(orText: planCase.demand.column.description),
        phrase("Estimated"), phrase("Least people"), phrase("Most people"),
        phrase("Clients a year"), phrase("Not served"), phrase("Share not served"),
        phrase("Served by"),
      ] + others.map { "\(phrase("Territory")): \($0.name)" },
      fixedColumns: 2)
    guard let focus = plans.first else { return sheet }
    let waiting = focus.plan.waiting(focus.brief.demand)
    let shares = focus.plan.waitingShares(focus.brief.demand)
    for row in focus.planCase.demand.rows {
      let municipality = row.municipality
      sheet.add(
        [.code(planCase.code(municipality)), .text(planCase.shownName(municipality))]
          + focus.place(of: municipality)
          + [
            .number(row.count, decimals: row.isEstimated ? 1 : 0), .text(row.estimate),
            .optional(row.suppressed?.count.least, decimals: 0),
            .optional(row.suppressed?.count.most, decimals: 0),
            .number(focus.brief.demand[municipality], decimals: 2),
            .number(waiting[municipality], decimals: 2),
            shares[municipality].map { .share($0) } ?? .empty,
            .text(focus.planCase.servers(of: municipality, in: focus.plan)),
          ] + others.map { .text($0.territoryName(of: municipality)) })
    }
    return sheet.withoutEmptyColumns
  }
}

extension NamedPlan {
  fileprivate func territoryName(of municipality: Int) -> String {
    plan.owner(of: municipality).map { planCase.shownName(of: plan.territories[$0]) }
      ?? phrase("shared")
  }

  /// Territory, base, and kilometres to it.
  fileprivate func place(of municipality: Int) -> [Sheet.Cell] {
    let name = Sheet.Cell.text(territoryName(of: municipality))
    guard let owner = plan.owner(of: municipality) else { return [name, .empty, .empty] }
    let base = plan.territories[owner].base
    return [
      name, .text(planCase.shownName(base)),
      .number(brief.distances[municipality, base], decimals: 1),
    ]
  }
}

extension Demand.Row {
  /// How the count came about where it was not published as it stands.
  fileprivate var estimate: String {
    if suppressed != nil { return phrase("suppressed count") }
    return isEstimated ? phrase("estimate") : ""
  }
}
