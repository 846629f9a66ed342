import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

/// The region month by month, the patterns of arrivals side by side.
func simulationMonthTable(_ result: SimulationResult) -> String {
  var table = ResultTable(
    [.number(phrase("Month"))]
      + result.patterns.flatMap { pattern -> [ResultTable.Column] in
        [
          .number(phrase("Queue, \(pattern.pattern.words)")), .number(phrase("5–95 %")),
          .number(phrase("Use")), .number(phrase("Begun")),
        ]
      })
  var before = -1
  for month in shownMonths(through: result.settings.months) {
    table.add(
      [Figures.count(month)]
        + result.patterns.flatMap { pattern -> [String] in
          let months = pattern.region.months
          let begun = months[(before + 1)...month].reduce(0) { $0 + $1.started.mean }
          return [
            Figures.fixed(months[month].queue.mean, digits: 1), months[month].queue.band,
            months[month].use.map { Figures.percent($0.mean, digits: 0) } ?? "–",
            Figures.fixed(begun, digits: 1),
          ]
        })
    before = month
  }
  return table.text + paragraph(monthNote(result))
}

private func monthNote(_ result: SimulationResult) -> String {
  let errors = result.patterns.flatMap(\.region.months).compactMap(\.queue.standardError)
  let exactness = errors.max().map {
    phrase("Mean queues are exact to ± \(Figures.short(1.96 * $0)) (95 % confidence).")
  }
  let legend = phrase(
    """
    Queue: candidates who wait at the end of the month, mean of the runs; nine in ten runs lie \
    within 5–95 %. Use: places taken then. Begun: coachings begun since the row above.
    """)
  return [legend, exactness].compactMap { $0 }.joined(separator: " ")
}

/// The opening, the first month, and about a dozen more up to the last.
private func shownMonths(through last: Int) -> [Int] {
  let step = max(3, (last + 11) / 12)
  let months = [0, 1] + stride(from: step, to: last, by: step) + [last]
  return Set(months).sorted()
}

/// The territories and the region under one pattern of arrivals.
func simulationTerritoryTable(
  _ pattern: SimulationResult.Pattern, _ plan: Plan, _ planCase: PlanCase,
  _ settings: SimulationSettings
) -> String {
  var table = ResultTable([
    .text(phrase("Territory")), .number(phrase("Places")), .number(phrase("Most")),
    .number(phrase("Month")), .number(phrase("After \(settings.months)")),
    .number(phrase("5–95 %")), .number(phrase("Half")), .number(phrase("9 in 10")),
    .number(phrase("At once")), .number(phrase("Use")),
  ])
  func add(_ area: AreaResult) {
    // The first of equal months: a queue that never grows is longest at the start.
    let most = area.months.reduce(area.months[0]) {
      $1.queue.mean > $0.queue.mean + 1e-9 ? $1 : $0
    }
    let last = area.months[area.months.count - 1]
    table.add(
      area.shownName(plan, planCase), area.places > 0 ? Figures.count(area.places) : "–",
      Figures.fixed(most.queue.mean, digits: 1), Figures.count(most.month),
      Figures.fixed(last.queue.mean, digits: 1), last.queue.band,
      area.waiting?.median.shown ?? "–", area.waiting?.ninetieth.shown ?? "–",
      area.waiting.map { Figures.percent($0.neverWaiting.value, digits: 0) } ?? "–",
      area.use.map { Figures.percent($0.mean, digits: 0) } ?? "–")
  }
  pattern.parts.forEach(add)
  table.rule()
  add(pattern.region)
  return table.text
}

extension AreaResult {
  /// What tables call the area.
  fileprivate func shownName(_ plan: Plan, _ planCase: PlanCase) -> String {
    switch area {
    case .region: phrase("Region")
    case .territory(let index): planCase.shownName(of: plan.territories[index])
    case .shared: phrase("shared: \(planCase.shownNames(plan.shared))")
    }
  }

  /// What JSON and CSV call the area.
  func name(_ plan: Plan, _ planCase: PlanCase) -> String {
    switch area {
    case .region: "Region"
    case .territory(let index): planCase.name(of: plan.territories[index])
    case .shared: "shared: " + plan.shared.map { planCase.name($0) }.joined(separator: ", ")
    }
  }
}

extension Estimate {
  /// The runs' 5th and 95th percentile, for counts.
  fileprivate var band: String {
    "\(Figures.fixed(low, digits: 0))–\(Figures.fixed(high, digits: 0))"
  }
}
