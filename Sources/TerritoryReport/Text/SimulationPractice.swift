import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

// A service in practice: which staff comes when, who leaves, who gives up, who finds work.

extension PlanCase {
  /// The values that the simulation rests on besides. What is off of a service's practice is listed
  /// where anything of it is on, so that nobody takes it for settled.
  func simulationAssumptions(_ settings: SimulationSettings) -> [AssumptionEntry] {
    let duration = settings.duration
    let coaching = entry("coaching_months", settings.meanDuration) { Figures.short($0) }
    return [entry("arrivals", settings.patterns) { $0.map(\.words).joined(separator: ", ") }]
      + (settings.course.findsWork ? [] : [coaching]) + [
        entry("distribution", settings.shape) { shape in
          guard shape == .publishedRange, let range = duration.range, !settings.course.findsWork
          else { return shape.words }
          let (least, most) = (Figures.short(range.lowerBound), Figures.short(range.upperBound))
          return phrase("\(shape.words): \(least) to \(most) months")
        }
      ] + (settings.isPlain ? [] : stagesEntry(settings) + practiceEntries)
  }

  private func stagesEntry(_ settings: SimulationSettings) -> [AssumptionEntry] {
    guard let stages = settings.stages else { return [] }
    return [entry("stages", stages) { $0.stages.map(\.description).listedFigures }]
  }

  private var practiceEntries: [AssumptionEntry] {
    AssumptionKey.practice.map { key in
      if let given = assumptions[key] { return AssumptionEntry(key, given) }
      // The one figure that is published of it.
      let published =
        key == .leaving ? ["Butenko et al. 2022: 45 % of 40 IPS specialists, Northern Norway"] : []
      return AssumptionEntry(
        key: key.name, shown: phrase("off"), origin: .builtIn,
        source: (["to be set by the planner"] + published).joined(separator: "; "))
    }
  }
}

/// Which territory has how many coaches from when on, and what practice comes to month by month;
/// empty where it is off.
func practiceTables(
  _ result: SimulationResult, _ plan: Plan, _ planCase: PlanCase, _ words: SimulationWords
) -> String {
  guard !result.settings.isPlain else { return "" }
  let tables = result.patterns.map { pattern in
    words.practiceTitle(pattern.pattern) + practiceTable(pattern.region, result.settings).text
  }
  return ([stageTable(result, plan, planCase)].compactMap { $0 } + tables + [practiceLegend])
    .joined(separator: "\n")
}

private var practiceLegend: String {
  paragraph(
    phrase(
      """
      Coaches, in coaching: coaches who are there and clients who are coached at the end of the \
      month. All else: since the row above. Use is of the places of the whole team, whether or not \
      it is there. Who gives up counts as waiting until then, and as one who never began. Where a \
      coach leaves, colleagues stand in for the clients, and nobody new begins until there is room.
      """))
}

/// The stages side by side; nil where all coaches are there from the opening on.
private func stageTable(
  _ result: SimulationResult, _ plan: Plan, _ planCase: PlanCase
) -> String? {
  guard let stages = result.stages else { return nil }
  var table = ResultTable(
    [.text(phrase("Coaches from the beginning of"))]
      + stages.map { .number("\($0.stage.month)") })
  for (index, territory) in plan.territories.enumerated() {
    table.add(
      [planCase.shownName(of: territory)] + stages.map { Figures.count($0.coaches[index]) })
  }
  table.rule()
  table.add([phrase("Region")] + stages.map { Figures.count($0.stage.coaches) })
  return table.text
    + paragraph(
      phrase(
        """
        The plan is the one of the full team. Each coach who comes goes where most clients a year \
        fall on a coach who is there, to a territory without a coach first.
        """))
}

private func practiceTable(_ region: AreaResult, _ settings: SimulationSettings) -> ResultTable {
  typealias Practice = AreaResult.Practice
  let sums: [(name: String, of: (Practice) -> Estimate?)] = [
    (phrase("Left"), { $0.left }), (phrase("Gave up"), { $0.gaveUp }),
    (phrase("Found work"), { $0.foundWork }), (phrase("Dropped out"), { $0.droppedOut }),
  ].filter { region.practice.flatMap($0.of) != nil }
  var table = ResultTable(
    [
      .number(phrase("Month")), .number(phrase("Coaches")), .number(phrase("In coaching")),
    ] + sums.map { .number($0.name) })
  var before = -1
  for month in shownMonths(through: settings.months) {
    let practice = region.months[month].practice
    let since = region.months[(before + 1)...month]
    table.add(
      [
        Figures.count(month), practice?.coaches.map { Figures.fixed($0.mean, digits: 1) } ?? "–",
        practice?.coached.map { Figures.fixed($0.mean, digits: 1) } ?? "–",
      ]
        + sums.map { _, of in
          Figures.fixed(
            since.reduce(0) { $0 + ($1.practice.flatMap(of)?.mean ?? 0) }, digits: 1)
        })
    before = month
  }
  return table
}

extension SimulationWords {
  func practiceTitle(_ pattern: ArrivalPattern) -> String {
    paragraph(phrase("Staff and clients. \(opening(pattern)):"))
  }

  /// What practice came to over the whole time, in a sentence; nil where nothing of it is counted.
  func practice(_ region: AreaResult) -> String? {
    guard let practice = region.practice else { return nil }
    func shown(_ estimate: Estimate) -> String { Figures.short(estimate.mean, digits: 1) }
    let parts = [
      practice.left.map { phrase("\(shown($0)) {coach leaves|coaches leave}") },
      practice.gaveUp.map { phrase("\(shown($0)) {candidate gives|candidates give} up waiting") },
      practice.foundWork.map { phrase("\(shown($0)) {client finds|clients find} work") },
      practice.droppedOut.map { phrase("\(shown($0)) drop out") },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : phrase("In \(length) on average \(parts.listed).")
  }
}

/// The columns of ``AreaResult/Practice/sumCells``.
let practiceSums = ["coaches_left", "gave_up", "found_work", "dropped_out"]

extension AreaResult.Practice {
  /// The means of what is counted over a time; empty where it is off.
  var sumCells: [ResultTable.Cell] {
    [left, gaveUp, foundWork, droppedOut].map { .optional($0?.mean) }
  }
}
