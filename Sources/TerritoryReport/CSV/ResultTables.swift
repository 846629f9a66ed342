import TerritoryModel

/// The headcount as CSV: a row for each municipality, with the numbers of coaches in each; and whether
/// its clients would have to wait with one coach fewer than distances ask for.
public func headcountCSV(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  let column = headcount.demand.column.header
  var csv = CSVText(header: [
    "municipality", "name", column, "clients", "estimated", "count_least", "count_most",
    "coaches_by_workload", "coaches_by_distance", "decides",
  ])
  let byDistance = headcount.byDistance
  for row in headcount.demand.rows {
    csv.add(
      [
        .text(planCase.code(row.municipality)), .text(planCase.name(row.municipality)),
        .number(row.count), .number(row.clients), .text(row.isEstimated ? column : ""),
      ] + row.interval + [
        .count(headcount.byWorkload.team.coaches), byDistance?.enough.map { .count($0) } ?? .empty,
        .text(byDistance?.deciding.contains(row.municipality) == true ? "yes" : ""),
      ])
  }
  return csv.text
}

extension Demand.Row {
  /// Least and most people of a suppressed count; empty where the count is published.
  fileprivate var interval: [CSVText.Cell] {
    suppressed.map { [.number($0.count.least), .number($0.count.most)] } ?? [.empty, .empty]
  }
}

private let planColumns = [
  "municipality", "territory", "coaches", "name", "base", "leaders", "clients", "waiting",
  "estimated", "count_least", "count_most", "waiting_share", "served_by",
]

/// A plan as CSV: a row for each municipality, in the format that `evaluate` reads.
public func planCSV(_ plan: Plan, _ planCase: PlanCase) -> String {
  var csv = CSVText(header: planColumns)
  for row in planRows(plan, planCase) { csv.add(row) }
  return csv.text
}

/// The best plan and its alternatives as CSV: a row for each municipality of each plan, which are
/// numbered from 1, the best one.
public func alternativesCSV(_ plans: [Plan], _ planCase: PlanCase) -> String {
  var csv = CSVText(header: ["alternative"] + planColumns)
  for (index, plan) in plans.enumerated() {
    for row in planRows(plan, planCase) { csv.add([.count(index + 1)] + row) }
  }
  return csv.text
}

private func planRows(_ plan: Plan, _ planCase: PlanCase) -> [[CSVText.Cell]] {
  let waiting = plan.waiting(planCase.demand.clients)
  let shares = plan.waitingShares(planCase.demand.clients)
  return (0..<planCase.region.count).map { municipality in
    let territory = plan.territories.first { $0.municipalities.contains(municipality) }
    let row = planCase.demand.rows[municipality]
    return [
      .text(planCase.code(municipality)),
      .text(territory.map { planCase.name(of: $0) } ?? Grouping.sharedMark),
      territory.map { .count($0.coaches) } ?? .empty,
      .text(planCase.name(municipality)),
      territory.map { .text(planCase.code($0.base)) } ?? .empty,
      territory.map { .count($0.leaders) } ?? .empty,
      .number(planCase.demand.clients[municipality]), .number(waiting[municipality]),
      .text(row.isEstimated ? planCase.demand.column.header : ""),
    ] + row.interval + [
      shares[municipality].map { .number($0) } ?? .empty,
      .text(servedBy(municipality, plan, planCase)),
    ]
  }
}

/// The bases whose staff serve a municipality, its own territory's first, with clients a year:
/// `297:31.5 402:0.25`. One cell, so it has decimal points in every style.
private func servedBy(_ municipality: Int, _ plan: Plan, _ planCase: PlanCase) -> String {
  plan.servedBy(municipality).map { service in
    let base = planCase.code(plan.territories[service.territory].base)
    return "\(base):\(shortest((service.clients * 1e9).rounded() / 1e9))"
  }.joined(separator: " ")
}

/// An evaluation as CSV: a row for each level of each of the plans compared.
public func evaluationCSV(_ evaluation: Evaluation) -> String {
  var csv = CSVText(header: ["plan", "level", "value", "unit", "outcome"])
  for (name, answer) in evaluation.answers {
    for objective in evaluation.objectives {
      csv.add([
        .text(name), .text(objective.rawValue),
        answer.outcome.solution.map { .number($0.plan.value(of: objective, for: answer.brief)) }
          ?? .empty,
        .text(objective.unit), .text(answer.outcome.name),
      ])
    }
  }
  return csv.text
}
