import TerritoryLanguages
import TerritoryModel

/// Scenarios side by side for a terminal: the baseline and the first others, five at most.
///
/// - Parameter isWhole: whether differences, waiting by municipality, moves, assumptions and sources
///   follow.
public func comparisonText(_ comparison: Comparison, solver: String, isWhole: Bool) -> String {
  let rest = [
    differenceTable(comparison), waitingTable(comparison), moveLines(comparison),
    assumptionTable(comparison.assumptionEntries(comparison.shown)),
  ]
  return [
    comparisonAnswer(comparison), mainTable(comparison), territoryTable(comparison),
    missingPlans(comparison), suppressedNote(comparison.base.planCase),
    comparison.shown.allSatisfy { $0.solution == nil }
      ? "" : phrase("\(solver); every plan audited against the region's data.") + "\n",
  ].withRest(isWhole, rest)
}

/// That the table has no room for all scenarios; nil where it has.
public func comparisonNote(_ comparison: Comparison) -> String? {
  let (shown, all) = (comparison.shown.count, comparison.entries.count)
  guard shown < all else { return nil }
  return phrase(
    "The table shows \(shown) of \(all) scenarios; --format csv or json gives all of them.")
}

extension Comparison {
  /// The scenarios of the table, in their order.
  var shown: [Entry] {
    let most = 5
    let others = entries.indices.filter { $0 != baseline }.prefix(most - 1)
    return (others + [baseline]).sorted().map { entries[$0] }
  }

  /// A column for each scenario.
  func columns(_ entries: [Entry]) -> [TextTable.Column] {
    entries.map { .figure($0.scenario.shownName) }
  }
}

private func mainTable(_ comparison: Comparison) -> String {
  let shown = comparison.shown
  var table = TextTable([.text(phrase("Scenario"))] + comparison.columns(shown))
  func add(_ figures: [ComparisonFigure]) {
    for figure in figures {
      let values = shown.map(figure.value)
      guard values.contains(where: { $0 != nil }) else { continue }
      table.add(
        [figure.title]
          + zip(values, shown).map { value, entry in
            value.map { Figures.fixed($0, digits: figure.digits) + mark(figure, entry) } ?? "–"
          })
    }
  }
  for row in comparison.differingAssumptions(shown) { table.add([row.title] + row.cells) }
  if !table.rows.isEmpty { table.rule() }
  let isAsNeeded = shown.allSatisfy(\.hasNeededTeam)
  add(comparison.teamFigures.filter { !(isAsNeeded && $0.key == "coaches_needed") })
  table.rule()
  add(comparison.serviceFigures)
  add(comparison.levelFigures)
  table.add([phrase("proof")] + shown.map { phrase(orText: $0.outcomeName) })
  table.rule()
  add(comparison.costFigures)
  table.add([phrase("quality criteria met")] + shown.map(criteria))
  if comparison.kept == nil { add(comparison.restFigures.filter { $0.key == "moves" }) }
  return table.text + notes(comparison)
}

private func criteria(_ entry: Comparison.Entry) -> String {
  guard let criteria = entry.criteria else { return "–" }
  let missed = criteria.missed.map { phrase("not \($0.kind.words)") }
  let count = phrase("\(criteria.met.count) of \(criteria.met.count + missed.count)")
  return ([count] + missed).joined(separator: ", ")
}

/// † for what a limit left unproven, ‡ for a level that nobody asked for.
private func mark(_ figure: ComparisonFigure, _ entry: Comparison.Entry) -> String {
  guard let objective = figure.objective, let solution = entry.solution else { return "" }
  guard entry.asks(for: objective) else { return "‡" }
  let isProven = solution.levels.contains { $0.objective == objective && $0.isProven }
  return isProven ? "" : "†"
}

extension Comparison.Entry {
  fileprivate func asks(for objective: Objective) -> Bool {
    planCase.assumptions.priority.value.contains { $0.objective == objective }
  }
}

private func notes(_ comparison: Comparison) -> String {
  let shown = comparison.shown
  let levels = comparison.levelFigures
  let marks = levels.flatMap { figure in shown.map { mark(figure, $0) } }
  let costs = shown.compactMap(\.cost)
  let money = costs.isEmpty ? [] : [leftOutNote(costs)].compactMap { $0 } + [employedNote]
  return proofNotes(isStopped: marks.contains("†"), hasUnasked: marks.contains("‡"))
    + money.map { paragraph($0) }.joined()
}

private var employedNote: String {
  phrase("Employed: clients served × the employment rate of the scenario. Cost is a year's.")
}

private func differenceTable(_ comparison: Comparison) -> String {
  let others = comparison.shownOthers
  guard !others.isEmpty else { return "" }
  var table = TextTable(
    [.text(phrase("Against \(comparison.base.scenario.shownName)"))] + comparison.columns(others))
  for figure in comparison.differenceFigures {
    let differences = others.map { comparison.difference(figure, $0) }
    let cells = differences.map { difference in
      difference.map { Figures.signed($0, digits: figure.digits) } ?? "–"
    }
    // What is the same everywhere, or nowhere known, has no row.
    let zero = Figures.signed(0, digits: figure.digits)
    if cells.contains(where: { $0 != zero && $0 != "–" }) { table.add([figure.title] + cells) }
  }
  return table.rows.isEmpty
    ? paragraph(
      phrase("No scenario differs from \(comparison.base.scenario.shownName) in any number."))
    : table.text
}

/// Why scenarios have no plan, and what would mend that; once for all that have the same reason.
private func missingPlans(_ comparison: Comparison) -> String {
  var texts: [(reason: String, entries: [Comparison.Entry])] = []
  for entry in comparison.shown {
    guard let reason = entry.reason else { continue }
    if let index = texts.firstIndex(where: { $0.reason == reason }) {
      texts[index].entries.append(entry)
    } else {
      texts.append((reason, [entry]))
    }
  }
  return texts.map { _, entries in
    missingPlan(
      entries[0], prefix: entries.map(\.scenario.shownName).joined(separator: "; ") + ": ")
  }.joined()
}

private func missingPlan(_ entry: Comparison.Entry, prefix: String) -> String {
  switch entry.answer {
  case .contradictory(let problems):
    problems.map(\.withOptions).map { problem in
      paragraph(prefix + phrase("No plan is possible: \(problem.what)."))
        + remedyText(problem.remedy)
    }.joined()
  case .result(let result):
    withoutPlanText(result.outcome, entry.planCase, prefix: prefix)
  }
}
