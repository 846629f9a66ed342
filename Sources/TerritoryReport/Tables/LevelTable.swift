import TerritoryLanguages
import TerritoryModel

/// What each level of a plan came to, and the least that the plans of a scope can have.
private func levelColumns(_ scope: ProofScope) -> [ResultColumn<LevelResult>] {
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
    ) {
      // What is proven of several plans at once bounds none of them alone.
      scope == .together ? .missing : .number($0.bound, decimals: decimals($1))
    },
    .text("unit", .each(unit, .terminal, .page, .workbook)) {
      .text($0.objective.unitWords)
    },
    .text("proof", .each(proof, .terminal, .page, .workbook)) { .text(proofWords($0, scope)) },
    .number("tolerance", [.workbook: phrase("May be given away")]) { .share($0.level.tolerance) },
  ]
}

/// The levels of a plan for a terminal.
func levelTable(_ solution: Solution) -> ResultTable {
  ResultTable(levelColumns(.all), solution.levels, for: .terminal)
}

/// The levels of all scenarios for the page.
func levelTable(_ comparison: Comparison) -> PageTable {
  let entries = comparison.entries
  var table = ResultTable(levelColumns(.all), for: .page)
  for entry in entries {
    guard let solution = entry.solution, let scope = comparison.proofScope(of: entry) else {
      continue
    }
    let columns = levelColumns(scope)
    let seconds = phrase("\(Figures.fixed(solution.seconds, digits: 2)) s of search")
    table.group(entries.count > 1 ? "\(entry.scenario.shownName): \(seconds)" : seconds)
    for level in solution.levels { table.add(level, columns, for: .page) }
  }
  return PageTable(
    "proof-table",
    entries.allSatisfy { [.all, nil].contains(comparison.proofScope(of: $0)) }
      ? phrase("What each level came to, and the bound that no plan can be below")
      : phrase(
        "What each level came to, and the bound that no plan can be below of those that Proof names"
      ),
    table)
}

extension ReportContent {
  /// The workbook's sheet with a row for each level of each plan.
  var proofSheet: Sheet {
    var table = ResultTable(
      levelColumns(.all), for: .workbook, leading: [.text(entryTitle), .text(phrase("Outcome"))])
    for plan in namedPlans {
      for level in plan.solution.levels {
        table.add(
          level, levelColumns(plan.scope), for: .workbook,
          leading: [.text(plan.name), .text(plan.outcome)])
      }
    }
    return Sheet(phrase("Proof"), table)
  }
}

/// Whether a level's value is proven, for people.
private func proofWords(_ level: LevelResult, _ scope: ProofScope) -> String {
  if scope == .together { return phrase("only together with the other plans") }
  guard level.isProven else {
    let gap = SearchProgress(level: level.objective, value: level.value, bound: level.bound).gap!
    return gap < 0.999
      ? phrase("stopped: some plan may have \(Figures.gap(gap)) less")
      : phrase("stopped: some plan may have less")
  }
  guard level.value > level.bound else {
    return switch scope {
    case .all, .together: phrase("optimal: no plan has less")
    case .asManyTerritories: phrase("optimal: no plan with as many territories has less")
    case .givenTerritories: phrase("optimal: no plan with these territories has less")
    case .givenStaff:
      phrase("optimal: no plan with these territories, bases and coaches has less")
    case .otherStage: phrase("optimal: no plan that fits the other stage has less")
    case .differing: phrase("optimal: no plan that differs enough has less")
    }
  }
  return phrase("optimal, given away within \(Figures.percent(level.level.tolerance))")
}
