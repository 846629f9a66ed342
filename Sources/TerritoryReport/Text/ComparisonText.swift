import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// Scenarios side by side: a row for each.
  ///
  /// - Parameter isWhole: whether differences, waiting by municipality, moves, assumptions and sources
  ///   follow in the text.
  package init(_ comparison: Comparison, solver: String, isWhole: Bool) {
    self.init(
      ComparisonDocument(comparison, solver: solver),
      text: comparisonText(comparison, solver: solver, isWhole: isWhole),
      table: scenarioTable(comparison))
  }
}

/// Scenarios side by side for a terminal: the baseline and the first others, five at most.
///
/// - Parameter isWhole: whether differences, waiting by municipality, moves, assumptions and sources
///   follow.
private func comparisonText(_ comparison: Comparison, solver: String, isWhole: Bool) -> String {
  let rest = [
    differenceTable(comparison), waitingTable(comparison), moveLines(comparison),
    assumptionTable(comparison.assumptionEntries(comparison.shown)).text,
  ]
  return [
    comparisonAnswer(comparison), mainTable(comparison), commonPlanText(comparison),
    territoryTable(comparison), missingPlans(comparison), demandNotes(comparison.base.planCase),
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
  func columns(_ entries: [Entry]) -> [ResultTable.Column] {
    entries.map { .figure($0.scenario.shownName) }
  }
}

private func mainTable(_ comparison: Comparison) -> String {
  let shown = comparison.shown
  var table = ResultTable([.text(phrase("Scenario"))] + comparison.columns(shown))
  func add(_ figures: [ComparisonFigure]) {
    for figure in figures {
      let values = shown.map(figure.value)
      guard values.contains(where: { $0 != nil }) else { continue }
      table.add(
        [figure.title]
          + zip(values, shown).map { value, entry in
            value.map { Figures.fixed($0, digits: figure.digits) + proofMark(figure, entry) } ?? "–"
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

private func notes(_ comparison: Comparison) -> String {
  let shown = comparison.shown
  let levels = comparison.levelFigures
  let marks = levels.flatMap { figure in shown.map { proofMark(figure, $0) } }
  let costs = shown.compactMap(\.cost)
  let money = costs.isEmpty ? [] : [leftOutNote(costs)].compactMap { $0 } + [employedNote]
  let proof = proofNotes(isStopped: marks.contains("†"), hasUnasked: marks.contains("‡"))
  return (comparison.scenarioNotes + proof + money).map { paragraph($0) }.joined()
}

private var employedNote: String {
  phrase("Employed: clients served × the employment rate of the scenario. Cost is a year's.")
}

private func differenceTable(_ comparison: Comparison) -> String {
  let others = comparison.shownOthers
  guard !others.isEmpty else { return "" }
  var table = ResultTable(
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

/// What a comparison comes to, in words.
private func comparisonAnswer(_ comparison: Comparison) -> String {
  let entries = comparison.entries
  let snapshots = Set(entries.map(\.planCase.demand.snapshot))
  let region =
    comparison.base.planCase.region.settings.names.shown
    + (snapshots.count == 1 ? ", \(snapshots.first!)" : "")
  let isKept = comparison.kept != nil
  let lines =
    [isKept ? keptPlan(comparison, region) : teams(entries, region)]
    + [waiting(entries), unserved(entries), without(entries)].compactMap { $0 }
    + (isKept ? [needs(comparison)].compactMap { $0 } : []) + [baseline(comparison)]
  return paragraph(lines.joined(separator: "\n"))
}

private func teams(_ entries: [Comparison.Entry], _ region: String) -> String {
  let coaches = entries.map(\.planCase.team.coaches)
    .sorted { $0.equivalents < $1.equivalents }
  guard let fewest = coaches.first, let most = coaches.last, fewest != most else {
    let own = entries[0].planCase.team
    let isSame = entries.allSatisfy { $0.planCase.team == own }
    let team = isSame ? staff(own) : phrase("\(own.coaches) {coach|coaches}")
    return entries.count == 1
      ? phrase("\(region): 1 scenario, with \(team).")
      : phrase("\(region): \(entries.count) scenarios, each with \(team).")
  }
  func names(_ coaches: Coaches) -> String {
    listed(entries.filter { $0.planCase.team.coaches == coaches })
  }
  return phrase(
    """
    \(region): \(entries.count) scenarios, from \(fewest) {coach|coaches} (\(names(fewest))) to \
    \(most) (\(names(most))).
    """)
}

private func keptPlan(_ comparison: Comparison, _ region: String) -> String {
  let base = comparison.base
  let plan =
    switch comparison.kept {
    case .file(let path): phrase("the grouping of \(path)")
    case .baseline, .common, nil: phrase("the plan of \(base.scenario.shownName)")
    }
  let count = base.solution?.plan.territories.count
  let team = base.planCase.team
  let staffed = count.map { staff(team, territories: $0) } ?? staff(team)
  if comparison.kept == .common {
    return phrase(
      """
      \(region): one plan for \(comparison.entries.count) {scenario|scenarios}, \(staffed); who serves \
      whom is best in each.
      """)
  }
  return phrase(
    """
    \(region): kept in \(comparison.entries.count) {scenario|scenarios} is \(plan), \(staffed); \
    only who serves whom is found anew.
    """)
}

private func waiting(_ all: [Comparison.Entry]) -> String? {
  let entries = all.filter { $0.solution != nil }
  let values = entries.map { $0.value(of: .waiting)! }
  guard let least = values.min(), let most = values.max() else { return nil }
  func names(_ value: Double) -> String {
    listed(zip(entries, values).filter { shown($0.1) == shown(value) }.map(\.0))
  }
  func shown(_ value: Double) -> String { Figures.people(value) }
  if shown(most) == shown(0) {
    return all.count == 1
      ? phrase("Nobody waits.") : phrase("Nobody waits in any of the plans.")
  }
  guard shown(least) != shown(most) else {
    return entries.count == 1
      ? phrase("\(shown(most)) {client|clients} a year {waits|wait}.")
      : phrase("\(shown(most)) {client|clients} a year {waits|wait} in each.")
  }
  return phrase(
    """
    Clients a year who wait: from \(shown(least)) (\(names(least))) to \
    \(shown(most)) (\(names(most))).
    """)
}

/// The scenarios in which municipalities get nothing.
private func unserved(_ entries: [Comparison.Entry]) -> String? {
  let lost = entries.compactMap { entry -> String? in
    guard let plan = entry.solution?.plan,
      let names = entry.planCase.fewNames(plan.unserved(entry.planCase.demand.clients))
    else { return nil }
    return "\(entry.scenario.shownName): \(names)"
  }
  return lost.isEmpty
    ? nil : phrase("No service at all in these municipalities: \(lost.joined(separator: "; ")).")
}

/// Which scenarios need more coaches than the kept plan has; nil where none does.
private func needs(_ comparison: Comparison) -> String? {
  let has = comparison.base.planCase.team.coaches
  let short = comparison.entries.compactMap { entry -> String? in
    let needed = entry.headcount.leastTeam.coaches.count
    let waiting = entry.value(of: .waiting) ?? .infinity
    // Where no number is enough, scenarioNotes say so.
    guard !entry.headcount.isNever, Double(needed) > has.equivalents,
      waiting > entry.headcount.mostWaiting
    else { return nil }
    return entry.headcount.isLeast
      ? phrase("\(entry.scenario.shownName) would need at least \(needed)")
      : phrase("\(entry.scenario.shownName) would need \(needed)")
  }
  guard !short.isEmpty else { return nil }
  return phrase("The plan has \(has) {coach|coaches}; \(short.joined(separator: ", ")).")
}

private func without(_ entries: [Comparison.Entry]) -> String? {
  let failed = entries.filter { $0.reason != nil }
  guard !failed.isEmpty else { return nil }
  return phrase("Without a plan: \(listed(failed)); why is said below.")
}

private func baseline(_ comparison: Comparison) -> String {
  let name = comparison.base.scenario.shownName
  return comparison.baselineIsOwn
    ? phrase(
      """
      Differences are counted from \(name), which has the assumptions that hold without a scenario.
      """)
    : phrase(
      """
      Differences are counted from \(name), which does not have the assumptions that hold without \
      a scenario.
      """)
}

/// Names of scenarios, a few of them.
private func listed(_ entries: [Comparison.Entry]) -> String {
  let most = 3
  let names = entries.prefix(most).map(\.scenario.shownName).joined(separator: "; ")
  let more = entries.count - most
  return more > 0 ? phrase("\(names) and \(more) more") : names
}
