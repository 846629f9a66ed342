import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

extension PrintedResult {
  /// What the runs of a plan came to: a row for each month of the region and its parts under each
  /// pattern of arrivals.
  package init(_ simulated: SimulatedPlan, _ planCase: PlanCase, solver: String) {
    self.init(
      SimulationDocument(simulated, planCase, solver: solver),
      text: simulationText(simulated, planCase),
      table: simulated.simulation.map { monthTable($0.result, $0.plan, planCase) })
  }
}

/// What the runs of a plan came to, for a terminal: the answer first.
private func simulationText(_ simulated: SimulatedPlan, _ planCase: PlanCase) -> String {
  guard let (plan, result) = simulated.simulation else {
    return withoutPlanText(simulated.answer.outcome, planCase)
  }
  let words = SimulationWords(result, planCase)
  return [
    paragraph(phrase("\(planCase.shownRegion). Will people queue at the start?"))
      + words.answers.map { paragraph($0) }.joined(),
    words.basis(simulated, plan) + unmet(simulated.answer.brief, plan, planCase),
    simulationMonthTable(result),
    practiceTables(result, plan, planCase, words),
    result.patterns.map { pattern in
      words.territoriesTitle(pattern.pattern)
        + simulationTerritoryTable(pattern, plan, planCase, result.settings)
    }.joined(separator: "\n"),
    simulationLegend, words.notes, demandNotes(planCase),
    assumptionTable(
      planCase.headcountAssumptions + planCase.planAssumptions
        + planCase.simulationAssumptions(result.settings)
    ).text,
  ].filter { !$0.isEmpty }.joined(separator: "\n")
}

/// What is asked of the territories and not met by a given plan.
private func unmet(_ brief: PlanBrief, _ plan: Plan, _ planCase: PlanCase) -> String {
  let unmet = brief.requirements.filter { !$0.isMet(by: plan, brief) }.map { $0.words(planCase) }
  return unmet.isEmpty
    ? "" : paragraph(phrase("Not met by this plan: \(unmet.joined(separator: "; "))."))
}

/// What the columns of the territories' tables mean.
private var simulationLegend: String {
  paragraph(
    phrase(
      """
      Most: the longest queue at the end of a month, the mean of the runs. Half, 9 in 10: months \
      within which coaching begins for so many of the candidates. At once: those who never wait. \
      Use: places taken, on average of the whole time. ≥: some still wait at the end, so it may be \
      longer. Candidates are counted where they live, places where the staff is based.
      """))
}

/// The region month by month, the patterns of arrivals side by side.
private func simulationMonthTable(_ result: SimulationResult) -> String {
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
func shownMonths(through last: Int) -> [Int] {
  let step = max(3, (last + 11) / 12)
  let months = [0, 1] + stride(from: step, to: last, by: step) + [last]
  return Set(months).sorted()
}

/// The territories and the region under one pattern of arrivals.
private func simulationTerritoryTable(
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
      area.area.shownName(plan, planCase), area.places > 0 ? Figures.count(area.places) : "–",
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

extension AreaResult.Area {
  /// What tables call the area.
  func shownName(_ plan: Plan, _ planCase: PlanCase) -> String {
    switch self {
    case .region: phrase("Region")
    case .territory(let index): planCase.shownName(of: plan.territories[index])
    case .shared: phrase("shared: \(planCase.shownNames(plan.shared))")
    }
  }

  /// What JSON and CSV call the area.
  func name(_ plan: Plan, _ planCase: PlanCase) -> String {
    switch self {
    case .region: "Region"
    case .territory(let index): planCase.name(of: plan.territories[index])
    case .shared: "shared: " + plan.shared.map { planCase.name($0) }.joined(separator: ", ")
    }
  }

  /// region, territory or shared.
  var scope: String {
    switch self {
    case .region: "region"
    case .territory: "territory"
    case .shared: "shared"
    }
  }
}

extension Estimate {
  /// The runs' 5th and 95th percentile, for counts.
  fileprivate var band: String {
    "\(Figures.fixed(low, digits: 0))–\(Figures.fixed(high, digits: 0))"
  }
}

/// A row for each month of the region and its parts under each pattern of arrivals.
private func monthTable(
  _ result: SimulationResult, _ plan: Plan, _ planCase: PlanCase
) -> ResultTable {
  let ofPractice = result.settings.isPlain ? [] : ["coached", "coaches"] + practiceSums
  var table = ResultTable(
    ([
      "arrivals", "scope", "territory", "month", "places", "queue", "queue_standard_error",
      "queue_p5", "queue_p95", "use", "use_standard_error", "arrived", "started", "finished",
    ] + ofPractice).map { .key($0) })
  for (pattern, area) in result.areas {
    for month in area.months {
      table.add(
        area.cells(pattern, plan, planCase) + [
          .count(month.month), .count(area.places), .number(month.queue.mean),
          .optional(month.queue.standardError), .number(month.queue.low),
          .number(month.queue.high), .optional(month.use?.mean),
          .optional(month.use?.standardError), .number(month.arrived.mean),
          .number(month.started.mean), .number(month.finished.mean),
        ]
          + (month.practice.map {
            [.optional($0.coached?.mean), .optional($0.coaches?.mean)] + $0.sumCells
          } ?? []))
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
    ] + (result.settings.isPlain ? [] : practiceSums)).map { .key($0) })
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
        ].map { .optional($0) } + (area.practice?.sumCells ?? []))
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
    [
      .text(pattern.rawValue), .text(area.scope),
      .text(area == .region ? "" : area.name(plan, planCase)),
    ]
  }
}
