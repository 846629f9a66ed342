import TerritoryModel

/// A trade-off for a terminal: a row for each plan of the front.
public func tradeOffText(_ tradeOff: TradeOff, _ planCase: PlanCase, solver: String) -> String {
  if case .infeasible(let diagnosis) = tradeOff.ending {
    return diagnosis.map { withoutPlanText(.infeasible($0), planCase) }
      ?? "No plan is possible with so few coaches.\n" + remedyText("give more --most-coaches")
  }
  guard !tradeOff.points.isEmpty else {
    return heading(tradeOff, planCase) + "\nNothing was proven before the search stopped.\n"
      + remedyText(longerSearch)
  }
  return [heading(tradeOff, planCase), pointTable(tradeOff), ending(tradeOff, solver: solver)]
    .joined(separator: "\n")
}

private func heading(_ tradeOff: TradeOff, _ planCase: PlanCase) -> String {
  let pair = tradeOff.pair
  var text =
    "\(planCase.region.settings.names.english), \(planCase.demand.snapshot): \(pair.first.rawValue)"
    + " against \(pair.second.rawValue)"
  if !pair.measures.contains(.coaches) { text += ", \(staff(planCase.team))" }
  text += "."
  if let waiting = tradeOff.keptWaiting {
    text +=
      " Only plans in which as few wait as can be: \(Figures.short(waiting)) clients a year."
  }
  return paragraph(text)
}

private func pointTable(_ tradeOff: TradeOff) -> String {
  let measures = tradeOff.shownMeasures
  var table = TextTable(measures.map { .number($0.rawValue.capitalized) } + [.text("Proof")])
  for point in tradeOff.points {
    table.add(
      measures.map { measure in
        Figures.fixed(point.value(of: measure), digits: measure.isCounted ? 0 : 2)
      } + [
        point.isProven
          ? point.outcome.name == "optimal"
            ? "optimal" : "on the front; other levels open" : "stopped, not proven"
      ])
  }
  let units = measures.compactMap { measure in measure.unit.map { "\(measure.rawValue): \($0)" } }
  return table.text + paragraph(units.joined(separator: "; ") + ".")
}

private func ending(_ tradeOff: TradeOff, solver: String) -> String {
  let seconds = tradeOff.points.reduce(0) { $0 + ($1.outcome.solution?.seconds ?? 0) }
  let shown =
    "\(solver), \(Figures.short(seconds)) s; every plan audited against the region's data\n"
  guard case .stopped = tradeOff.ending else {
    let limit = tradeOff.mostCoaches.map { " for at most \(counted($0...$0, "coach", "coaches"))" }
    return paragraph("Complete\(limit ?? ""): \(meaning(tradeOff))") + shown
  }
  return paragraph("Stopped before all was proven: there may be more plans worth choosing.")
    + remedyText("\(longerSearch), and no --gap") + shown
}

/// What a front with nothing missing says.
private func meaning(_ tradeOff: TradeOff) -> String {
  let such = tradeOff.mostCoaches == nil ? "" : " such"
  guard tradeOff.points.count == 1 else {
    return "every other\(such) plan is no better than one of these in both."
  }
  let (first, second) = (tradeOff.pair.first.rawValue, tradeOff.pair.second.rawValue)
  return
    "\(first) and \(second) don't conflict here. No\(such) plan has less of either than this one."
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
