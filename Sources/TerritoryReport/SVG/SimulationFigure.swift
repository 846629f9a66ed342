import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

/// The queue of the region over the months, as a drawing: for each pattern of arrivals the mean of
/// the runs, and the room between their 5th and 95th percentile.
public func simulationSVG(_ result: SimulationResult, _ planCase: PlanCase) -> String {
  let patterns = result.patterns
  func points(_ region: AreaResult) -> [Chart.Point] {
    region.months.map { Chart.Point(x: Double($0.month), y: $0.queue.mean) }
  }
  let chart = Chart(
    horizontal: Chart.Axis(label: phrase("Months from the opening"), isWhole: true),
    // A queue of nobody at all still has an axis.
    vertical: Chart.Axis(label: phrase("Candidates who wait"), range: 0...1, isWhole: true),
    bands: patterns.map { pattern in
      Chart.Band(
        name: phrase("\(pattern.pattern.chartName): 5 to 95 % of the runs"),
        points: pattern.region.months.map { (Double($0.month), $0.queue.low, $0.queue.high) })
    },
    series: patterns.map { pattern in
      Chart.Series(
        name: phrase("\(pattern.pattern.chartName): mean"), shape: .line,
        points: points(pattern.region))
    })
  let words = SimulationWords(result, planCase)
  return ChartFigure(
    title: phrase("\(planCase.shownRegion): the queue in the first \(words.length)"),
    description: words.answers.joined(separator: " "), charts: [chart], idPrefix: "queue"
  ).svg
}

extension ArrivalPattern {
  fileprivate var chartName: String {
    switch self {
    case .start: phrase("All of the first year wait at the start")
    case .evenly: phrase("Arrivals evenly")
    }
  }
}
