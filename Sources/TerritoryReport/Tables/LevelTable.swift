import TerritoryLanguages
import TerritoryModel

/// What each level of a plan came to, and the least that any plan can have.
///
/// - Parameter isGiven: whether any plan means any with the given territories.
private func levelColumns(isGiven: Bool = false) -> [ResultColumn<LevelResult>] {
  let (level, value) = (phrase("Level"), phrase("Value"))
  let (bound, unit, proof) = (phrase("Proven bound"), phrase("Unit"), phrase("Proof"))
  func decimals(_ output: Output) -> Int { output == .workbook ? 4 : 2 }
  return [
    ResultColumn("level", .each(level, .terminal, .page, .workbook)) {
      .text($1 == .page ? $0.objective.words.capitalisedFirst : $0.objective.words)
    },
    ResultColumn(
      "value", .each(value, .terminal, .page, .workbook), isNumber: true
    ) { .number($0.value, decimals: decimals($1)) },
    ResultColumn(
      "bound", .each(bound, .terminal, .page, .workbook), isNumber: true
    ) { .number($0.bound, decimals: decimals($1)) },
    .text("unit", .each(unit, .terminal, .page, .workbook)) {
      .text($0.objective.unitWords)
    },
    .text("proof", .each(proof, .terminal, .page)) { .text(proofWords($0, isGiven: isGiven)) },
    .number("tolerance", [.workbook: phrase("May be given away")]) { .share($0.level.tolerance) },
    .text("proven", [.workbook: phrase("Proven")]) {
      .text($0.isProven ? phrase("yes") : phrase("no"))
    },
  ]
}

/// The levels of a plan for a terminal.
func levelTable(_ solution: Solution) -> ResultTable {
  ResultTable(levelColumns(), solution.levels, for: .terminal)
}

/// The levels of all scenarios for the page.
func levelTable(_ entries: [Comparison.Entry]) -> PageTable {
  var table = ResultTable(levelColumns(), for: .page)
  for entry in entries {
    guard let solution = entry.solution else { continue }
    let columns = levelColumns(isGiven: entry.hasGivenTerritories)
    let seconds = phrase("\(Figures.fixed(solution.seconds, digits: 2)) s of search")
    table.group(entries.count > 1 ? "\(entry.scenario.shownName): \(seconds)" : seconds)
    for level in solution.levels { table.add(level, columns, for: .page) }
  }
  return PageTable(
    "proof-table",
    entries.contains(where: \.hasGivenTerritories)
      ? phrase(
        """
        What each level came to, and the bound that no plan can be below, or none with the given \
        territories
        """)
      : phrase("What each level came to, and the bound that no plan can be below"),
    table)
}

extension ReportContent {
  /// The workbook's sheet with a row for each level of each plan.
  var proofSheet: Sheet {
    let columns = levelColumns()
    var table = ResultTable(
      columns, for: .workbook, leading: [.text(entryTitle), .text(phrase("Outcome"))])
    for plan in namedPlans {
      for level in plan.solution.levels {
        table.add(
          level, columns, for: .workbook, leading: [.text(plan.name), .text(plan.outcome)])
      }
    }
    return Sheet(phrase("Proof"), table)
  }
}

/// Whether a level's value is proven, for people.
private func proofWords(_ level: LevelResult, isGiven: Bool) -> String {
  guard level.isProven else {
    let gap = SearchProgress(level: level.objective, value: level.value, bound: level.bound).gap!
    return gap < 0.999
      ? phrase("stopped: some plan may have \(Figures.gap(gap)) less")
      : phrase("stopped: some plan may have less")
  }
  guard level.value > level.bound else {
    return isGiven
      ? phrase("optimal: no plan with these territories has less")
      : phrase("optimal: no plan has less")
  }
  return phrase("optimal, given away within \(Figures.percent(level.level.tolerance))")
}
