import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// A trade-off: a row for each plan of the front.
  ///
  /// - Parameter cases: what each point's plan answers, in the order of the points.
  package init(
    _ tradeOff: TradeOff, _ planCase: PlanCase, cases: [PlanCase], solver: String
  ) {
    self.init(
      TradeOffDocument(tradeOff, planCase, cases: cases, solver: solver),
      text: tradeOffText(tradeOff, planCase, solver: solver),
      table: tradeOff.points.isEmpty ? nil : pointTable(tradeOff, for: .csv))
  }
}

/// A trade-off for a terminal: a row for each plan of the front.
private func tradeOffText(_ tradeOff: TradeOff, _ planCase: PlanCase, solver: String) -> String {
  if case .infeasible(let diagnosis) = tradeOff.ending {
    return diagnosis.map { withoutPlanText(.infeasible($0), planCase) }
      ?? withoutNumber(tradeOff.mostCoaches)
  }
  guard !tradeOff.points.isEmpty else {
    return heading(tradeOff, planCase) + "\n"
      + paragraph(phrase("Nothing was proven before the search stopped."))
      + remedyText(longerSearch)
  }
  return [
    heading(tradeOff, planCase), pointTable(tradeOff, for: .terminal).text + unitNote(tradeOff),
    ending(tradeOff, solver: solver),
  ].joined(separator: "\n")
}

/// - Parameter most: the largest number of coaches that was asked for; nil where all that make a difference
///   were looked at.
private func withoutNumber(_ most: Int?) -> String {
  guard let most else {
    return paragraph(phrase("No plan is possible with any number of coaches."))
      + remedyText(phrase("ask for less of the territories"))
  }
  return paragraph(phrase("No plan is possible with up to \(most) {coach|coaches}."))
    + remedyText(phrase("give more --most-coaches, or ask for less of the territories"))
}

private func heading(_ tradeOff: TradeOff, _ planCase: PlanCase) -> String {
  let pair = tradeOff.pair
  let (region, first, second) = (planCase.shownRegion, pair.first.words, pair.second.words)
  var sentences = [
    pair.measures.contains(.coaches)
      ? phrase("\(region): \(first) against \(second).")
      : phrase("\(region): \(first) against \(second), \(staff(planCase.team)).")
  ]
  if let waiting = tradeOff.keptWaiting {
    sentences.append(
      phrase(
        "Only plans in which as few wait as can be: \(Figures.people(waiting)) clients a year."))
  }
  if pair.measures.contains(.coaches) {
    sentences += [placesAsideNote(planCase)].compactMap(\.self)
  }
  return paragraph(sentences.joined(separator: " "))
}

private func pointTable(_ tradeOff: TradeOff, for output: Output) -> ResultTable {
  let measures = tradeOff.shownMeasures.map { measure in
    ResultColumn<TradeOff.Point>.number(
      measure.rawValue, [.terminal: measure.words.capitalisedFirst, .csv: ""]
    ) { point in
      measure == .coaches
        ? .coaches(point.plan.team.coaches)
        : .number(point.value(of: measure), decimals: measure.isCounted ? 0 : 2)
    }
  }
  let columns =
    measures + [
      .text("outcome", [.csv: ""]) { .text($0.outcome.name) },
      .text("proven", [.csv: ""]) { .text($0.isProven ? "yes" : "no") },
      .text("proof", [.terminal: phrase("Proof")]) { .text(proof($0)) },
    ]
  return ResultTable(columns, tradeOff.points, for: output)
}

private func unitNote(_ tradeOff: TradeOff) -> String {
  let units = tradeOff.shownMeasures.compactMap { measure in
    measure.objective.map { "\(measure.words): \($0.unitWords)" }
  }
  return paragraph(units.joined(separator: "; ") + ".")
}

private func proof(_ point: TradeOff.Point) -> String {
  guard point.isProven else { return phrase("stopped, not proven") }
  if case .optimal = point.outcome { return point.outcome.words }
  return phrase("on the front; other levels open")
}

private func ending(_ tradeOff: TradeOff, solver: String) -> String {
  let seconds = tradeOff.points.reduce(0) { $0 + ($1.outcome.solution?.seconds ?? 0) }
  let shown =
    phrase(
      "\(solver), \(Figures.short(seconds)) s; every plan audited against the region's data")
    + "\n"
  guard case .stopped = tradeOff.ending else { return paragraph(completeness(tradeOff)) + shown }
  return paragraph(phrase("Stopped before all was proven: there may be more plans worth choosing."))
    + remedyText(longerSearch) + shown
}

/// What a front with nothing missing says.
private func completeness(_ tradeOff: TradeOff) -> String {
  let (first, second) = (tradeOff.pair.first.words, tradeOff.pair.second.words)
  if let steps = tradeOff.steps {
    let other = tradeOff.pair.first == .fairness ? second : first
    return phrase(
      """
      The exchange is a curve, shown at \(steps.count) equal steps of the largest share who wait, from \
      \(Figures.fixed(steps.from, digits: 2)) to \(Figures.fixed(steps.to, digits: 2)) per cent; each \
      point is proven: \(other) is least at no larger share. Steps that bring nothing are left out.
      """)
  }
  switch (tradeOff.mostCoaches, tradeOff.points.count == 1) {
  case (nil, true):
    return phrase(
      """
      Complete: \(first) and \(second) don't conflict here. No plan has less of either than this one.
      """)
  case (nil, false):
    return phrase("Complete: every other plan is no better than one of these in both.")
  case (let most?, true):
    return phrase(
      """
      Complete for at most \(most) {coach|coaches}: \(first) and \(second) don't conflict here. No \
      such plan has less of either than this one.
      """)
  case (let most?, false):
    return phrase(
      """
      Complete for at most \(most) {coach|coaches}: every other such plan is no better than one of \
      these in both.
      """)
  }
}

extension TradeOff {
  /// The two measures, and what else a planner compares plans by.
  var shownMeasures: [Measure] {
    let others: [Measure] = [.territories, .coaches, .waiting, .travel, .balance]
    return pair.measures + others.filter { !pair.measures.contains($0) }
  }
}

extension Measure {
  /// Whether its values are whole numbers.
  var isCounted: Bool { [.coaches, .territories, .change].contains(self) }
}
