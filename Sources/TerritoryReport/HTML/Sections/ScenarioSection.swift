import TerritoryLanguages
import TerritoryModel

/// Scenarios side by side, each with what is different from the baseline; nil where there is only one
/// plan.
func scenarioSection(_ content: ReportContent) -> Page.Section? {
  let comparison = content.comparison
  guard comparison.entries.count > 1 else { return nil }
  return Page.Section(
    id: content.subject == .rollout ? "stages" : "scenarios", heading: content.sideBySideTitle,
    blocks: (content.rollout.map(stageBlocks) ?? []) + [.table(scenarioTable(content))]
      + missingPlanNotices(comparison))
}

private func scenarioTable(_ content: ReportContent) -> PageTable {
  let comparison = content.comparison
  let entries = comparison.entries
  let base = comparison.base
  var table = ResultTable(
    [.text(content.entryTitle)] + entries.map { .number($0.scenario.shownName) })
  table.group(phrase("What is assumed"))
  for (name, cells) in comparison.differingAssumptions(entries) {
    table.add([name.capitalisedFirst] + cells)
  }
  func add(_ figures: [ComparisonFigure]) {
    for figure in figures where entries.contains(where: { figure.value($0) != nil }) {
      table.add([.text(figure.title.capitalisedFirst)] + cells(figure, in: content))
    }
  }
  let isAsNeeded = entries.allSatisfy(\.hasNeededTeam)
  table.group(phrase("Staff and territories"))
  add(comparison.teamFigures.filter { !(isAsNeeded && $0.key == "coaches_needed") })
  table.group(phrase("What the plan comes to"))
  add(comparison.levelFigures)
  table.add([phrase("Proof")] + entries.map { $0.outcomeWords(comparison.proofScope(of: $0)) })
  if let common = comparison.common {
    table.group(common.ownPlansTitle)
    for objective in common.levels {
      table.add(
        [.text("\(objective.words), \(objective.unitWords)".capitalisedFirst)]
          + common.ownBest(objective))
    }
  }
  table.group(phrase("Cost and quality"))
  add(comparison.costFigures)
  add(comparison.restFigures.filter { $0.key != "moves" || comparison.kept == nil })
  return PageTable(
    "scenario-table",
    content.subject == .rollout
      ? phrase("Stages, with the difference from \(base.scenario.shownName) under each number")
      : phrase("Scenarios, with the difference from \(base.scenario.shownName) under each number"),
    table,
    levelNotes(comparison) + (content.subject == .comparison ? comparison.scenarioNotes : [])
      + commonPlanNotes(comparison)
      + (content.evaluation?.ruleNotes ?? []))
}

/// The cells of a row, each with its difference from the baseline where any scenario differs.
private func cells(_ figure: ComparisonFigure, in content: ReportContent) -> [ResultTable.Cell] {
  let comparison = content.comparison
  let differences = comparison.entries.map {
    figure.key == "moves" ? nil : comparison.difference(figure, $0)
  }
  let words = differences.map { $0.map { differenceWords($0, digits: figure.digits) } }
  let varies = words.contains { $0 != nil && $0 != phrase("the same") }
  return comparison.entries.enumerated().map { index, entry in
    guard let value = figure.value(entry) else { return .missing }
    let note = index == comparison.baseline ? content.baselineNote : words[index]
    var cell = ResultTable.Cell.number(
      value, decimals: figure.digits, mark: proofMark(figure, entry))
    cell.note = varies ? note : nil
    return cell
  }
}

/// A difference in words and numbers: `1.5 more`.
private func differenceWords(_ difference: Double, digits: Int) -> String {
  let size = Figures.fixed(abs(difference), digits: digits)
  if size == Figures.fixed(0, digits: digits) { return phrase("the same") }
  if difference > 0 { return phrase("\(size) more") }
  return digits == 0 ? phrase("\(size) fewer") : phrase("\(size) less")
}

private func levelNotes(_ comparison: Comparison) -> [String] {
  let marks = comparison.levelFigures.flatMap { figure in
    comparison.entries.map { proofMark(figure, $0) }
  }
  return proofNotes(isStopped: marks.contains("†"), hasUnasked: marks.contains("‡"))
}

/// Why scenarios have no plan, and what would mend that; once for all of which the same is said.
private func missingPlanNotices(_ comparison: Comparison) -> [Page.Block] {
  comparison.entries.withoutPlan.map { reason, entries in
    let names = entries.map(\.scenario.shownName).joined(separator: "; ")
    let remedies = entries[0].remedies.map { phrase("To mend it: \($0).") }
    return Page.Block(
      notice: Page.Notice(
        heading: entries[0].isWithoutAnswer
          ? phrase("Without a plan: \(names)") : phrase("No plan is possible: \(names)"),
        lines: ["\(reason.capitalisedFirst)."] + remedies
          + (comparison.stages == nil || remedies.isEmpty ? [] : [otherStagesNote])))
  }
}

extension Comparison.Entry {
  /// What became of the search, for people.
  ///
  /// - Parameter scope: among which plans its own is the best, where that is proven.
  func outcomeWords(_ scope: ProofScope?) -> String {
    switch outcome {
    case .optimal:
      switch scope {
      case .asManyTerritories: phrase("proven best with as many territories")
      case .givenTerritories: phrase("proven best with these territories")
      case .givenStaff: phrase("proven best with these territories, bases and coaches")
      case .otherStage: phrase("proven best beside the other stage")
      case .differing: phrase("proven best of those that differ enough")
      case .together: phrase("proven best together")
      case .all, nil: phrase("proven best")
      }
    case .feasible: phrase("stopped, not proven")
    case .unknown: phrase("stopped before a plan was found")
    case .infeasible, nil: phrase("no plan is possible")
    }
  }
}
