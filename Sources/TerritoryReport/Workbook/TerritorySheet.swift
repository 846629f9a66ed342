import TerritoryLanguages
import TerritoryModel

extension ReportContent {
  /// A row for each territory of each plan.
  var territorySheet: Sheet {
    let plans = namedPlans
    let isMany = plans.count > 1
    var sheet = Sheet(
      phrase("Territories"),
      columns: (isMany ? [planTitle] : []) + [
        phrase("Territory"), phrase("Code of the base"), phrase("Base"),
        phrase("Number of municipalities"), phrase("Municipalities"), phrase("Coaches"),
        phrase("Leaders"), phrase("Clients a year"), phrase("Capacity"), phrase("Served"),
        phrase("Help given"), phrase("Help received"), phrase("Not served"),
        phrase("Travel, client-km a year"), phrase("Farthest municipality, km"),
      ],
      fixedColumns: isMany ? 2 : 1)
    for plan in plans {
      for territory in plan.plan.territories {
        sheet.add((isMany ? [.text(plan.name)] : []) + plan.cells(territory))
      }
    }
    return sheet
  }
}

extension NamedPlan {
  fileprivate func cells(_ territory: Plan.Territory) -> [Sheet.Cell] {
    let waiting = plan.waiting(brief.demand)
    let members = territory.municipalities
    return [
      .text(planCase.shownName(of: territory)), .code(planCase.code(territory.base)),
      .text(planCase.shownName(territory.base)), .count(members.count),
      .text(planCase.shownNames(members)),
      .count(territory.coaches), .count(territory.leaders),
      .number(territory.clients(brief.demand), decimals: 2),
      .number(
        brief.capacity(coaches: territory.coaches, leaders: territory.leaders), decimals: 1),
      .number(territory.served, decimals: 2),
      .number(territory.helps.reduce(0) { $0 + $1.clients }, decimals: 2),
      .number(helpReceived(territory), decimals: 2),
      .number(members.reduce(0) { $0 + waiting[$1] }, decimals: 2),
      .number(territory.travel(brief.distances), decimals: 1),
      .number(members.map { brief.distances[$0, territory.base] }.max() ?? 0, decimals: 1),
    ]
  }

  /// Clients a year of the territory whom others serve.
  private func helpReceived(_ territory: Plan.Territory) -> Double {
    plan.territories.filter { $0.base != territory.base }.flatMap(\.services)
      .filter { territory.municipalities.contains($0.municipality) }
      .reduce(0) { $0 + $1.clients }
  }
}
