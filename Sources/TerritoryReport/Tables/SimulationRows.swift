import TerritoryModel
import TerritorySimulation

/// A row for each month of the region and its parts under each pattern of arrivals.
func monthTable(
  _ result: SimulationResult, _ plan: Plan, _ planCase: PlanCase
) -> ResultTable {
  var table = ResultTable(
    [
      "arrivals", "scope", "territory", "month", "places", "queue", "queue_standard_error",
      "queue_p5", "queue_p95", "use", "use_standard_error", "arrived", "started", "finished",
    ].map { .key($0) })
  for (pattern, area) in result.areas {
    for month in area.months {
      table.add(
        area.cells(pattern, plan, planCase) + [
          .count(month.month), .count(area.places), .number(month.queue.mean),
          .optional(month.queue.standardError), .number(month.queue.low),
          .number(month.queue.high), .optional(month.use?.mean),
          .optional(month.use?.standardError), .number(month.arrived.mean),
          .number(month.started.mean), .number(month.finished.mean),
        ])
    }
  }
  return table
}

/// Waiting times and the use of places over the whole time: a row for the region and for each of its
/// parts under each pattern of arrivals.
package func waitingTable(
  _ result: SimulationResult, _ plan: Plan, _ planCase: PlanCase
) -> ResultTable {
  let quantiles = ["median", "ninetieth"].flatMap { name in
    ["_months", "_at_most", "_p5", "_p95"].map { name + $0 }
  }
  var table = ResultTable(
    (["arrivals", "scope", "territory", "places", "candidates"] + quantiles + [
      "at_once", "at_once_p5", "at_once_p95", "use", "use_p5", "use_p95",
    ]).map { .key($0) })
  for (pattern, area) in result.areas {
    let waiting = area.waiting
    let cells = [waiting?.median, waiting?.ninetieth].flatMap { quantile -> [ResultTable.Cell] in
      [quantile?.least, quantile?.most, quantile?.low, quantile?.high].map { .optional($0) }
    }
    table.add(
      area.cells(pattern, plan, planCase)
        + [.count(area.places), .number(area.candidates.mean)] + cells
        + [
          waiting?.neverWaiting.value, waiting?.neverWaiting.low, waiting?.neverWaiting.high,
          area.use?.mean, area.use?.low, area.use?.high,
        ].map { .optional($0) })
  }
  return table
}

extension SimulationResult {
  /// The region and then its parts, for each pattern.
  fileprivate var areas: [(ArrivalPattern, AreaResult)] {
    patterns.flatMap { pattern in
      ([pattern.region] + pattern.parts).map { (pattern.pattern, $0) }
    }
  }
}

extension AreaResult {
  /// Whose figures a row has.
  fileprivate func cells(
    _ pattern: ArrivalPattern, _ plan: Plan, _ planCase: PlanCase
  ) -> [ResultTable.Cell] {
    [.text(pattern.rawValue), .text(scope), .text(area == .region ? "" : name(plan, planCase))]
  }

  /// region, territory or shared.
  var scope: String {
    switch area {
    case .region: "region"
    case .territory: "territory"
    case .shared: "shared"
    }
  }
}
