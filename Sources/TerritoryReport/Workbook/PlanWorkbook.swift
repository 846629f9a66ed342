import Foundation
import TerritoryLanguages
import TerritoryModel

/// The workbook of a report, in the language that is current when it is made.
struct PlanWorkbook {
  let sheets: [Sheet]
  private let title: String
  private let created: Date

  /// The day of a workbook that nobody dated: Excel wants one, and today's would make other bytes
  /// of the same results. Its archive says 1 January 1980 of each part anyway.
  private static let undated = Date(timeIntervalSince1970: 315_532_800)

  init(_ content: ReportContent) {
    sheets = [
      content.territorySheet, content.municipalitySheet, content.absenceSheet,
      content.scenarioSheet, content.assumptionSheet, content.proofSheet,
    ].compactMap { $0 }
    title = content.planCase.shownRegion
    created = content.making.date ?? Self.undated
  }

  func write(to path: String) throws(FileFailure) {
    try WorkbookFile.write(sheets, title: title, created: created, to: path)
  }
}

/// A plan of the report, by the name that the sheets tell it from others with.
struct NamedPlan {
  let name: String
  let planCase: PlanCase
  let brief: PlanBrief
  let solution: Solution
  /// The words for what became of the search.
  let outcome: String
  /// Among which plans it is the best, where that is proven.
  let scope: ProofScope

  var plan: Plan { solution.plan }
}

extension ReportContent {
  /// All plans there are, the one in focus first.
  var namedPlans: [NamedPlan] {
    let others = comparison.entries.filter { $0.scenario.name != focus.scenario.name }
    let plans = ([focus] + others).compactMap { entry -> NamedPlan? in
      guard case .result(let result) = entry.answer, let solution = result.outcome.solution,
        let scope = comparison.proofScope(of: entry)
      else { return nil }
      return NamedPlan(
        name: entry.scenario.shownName, planCase: entry.planCase, brief: result.brief,
        solution: solution, outcome: result.outcome.words, scope: scope)
    }
    return plans + namedAlternatives
  }

  private var namedAlternatives: [NamedPlan] {
    guard let result else { return [] }
    return alternatives.enumerated().map { index, solution in
      NamedPlan(
        name: phrase("plan \(index + 2)"), planCase: planCase, brief: result.brief,
        solution: solution, outcome: result.outcome.words, scope: .differing)
    }
  }

}

extension ReportContent {
  /// A row for each value that the results rest on, with where it comes from; of scenarios all of
  /// them. How the workbook was made stands below.
  var assumptionSheet: Sheet {
    let isMany = (subject == .comparison || subject == .rollout) && comparison.entries.count > 1
    let titles = [
      phrase("Assumption"), phrase("Value"), phrase("Unit"), phrase("Estimated"), phrase("From"),
      phrase("Source"),
    ]
    var table = ResultTable(((isMany ? [entryTitle] : []) + titles).map { .text($0) })
    for entry in isMany ? comparison.entries : [focus] {
      let planCase = entry.planCase
      for assumption in planCase.headcountAssumptions + planCase.planAssumptions {
        table.add(
          (isMany ? [.text(entry.scenario.shownName)] : [])
            + cells(assumption, isEstimated: planCase.rests(onEstimate: assumption.key)))
      }
    }
    for (title, text) in makingRows {
      table.add(
        (isMany ? [.empty] : []) + [.text(title), .text(text)] + Array(repeating: .empty, count: 4))
    }
    return Sheet(
      phrase("Assumptions"), table.withoutEmptyColumns, fixedColumns: isMany ? 2 : 1)
  }

  private func cells(_ entry: AssumptionEntry, isEstimated: Bool) -> [ResultTable.Cell] {
    [
      .text(entry.title), entry.cell,
      .text(entry.unit), .text(isEstimated ? phrase("estimate") : ""),
      .text(entry.origin.words), .text(sourceWords(entry.source)),
    ]
  }

  /// How the workbook was made, and whose figures it has.
  private var makingRows: [(String, String)] {
    let snapshots = Set(comparison.entries.map(\.planCase.demand.snapshot)).sorted()
    return [
      (phrase("Solver"), making.solver), (phrase("Command"), making.command),
      (phrase("Sources of the region folder"), noteWords(making.provenance.sources ?? "")),
    ].filter { !$0.1.isEmpty }
      + snapshots.compactMap { snapshot in
        making.provenance.statistics[snapshot].map {
          (phrase("Sources of the statistics of \(snapshot)"), noteWords($0))
        }
      }
  }
}

extension AssumptionEntry {
  /// The value as a number where it is one.
  fileprivate var cell: ResultTable.Cell {
    switch number {
    case .plain(let value): .plain(value)
    case .share(let value): .share(value)
    case nil: .text(shown)
    }
  }
}

extension PlanCase {
  /// Whether figures behind an assumption were estimated instead of published.
  fileprivate func rests(onEstimate key: String) -> Bool {
    switch key {
    case "count": demand.rows.contains(where: \.isEstimated)
    case "suppressed", "estimated_distances": true
    default: false
    }
  }
}

extension ReportContent {
  /// A column for each scenario, or plan: what it comes to, and below how much more that is than the
  /// baseline's. Rows that no scenario has anything in are left out.
  var scenarioSheet: Sheet {
    let entries = comparison.entries
    var table = ResultTable(
      ([phrase("Figure")] + entries.map(\.scenario.shownName)).map { .text($0) })
    func add(_ title: String, _ cell: (Comparison.Entry) -> ResultTable.Cell) {
      let cells = entries.map(cell)
      if cells.contains(where: { !$0.isEmpty }) { table.add([.text(title)] + cells) }
    }
    if entries.count > 1, subject != .rollout {
      add(phrase("Baseline")) {
        .text($0.scenario.name == comparison.base.scenario.name ? phrase("yes") : "")
      }
    }
    add(phrase("Outcome")) { .text(phrase(orText: $0.outcomeName)) }
    add(phrase("Statistics")) { .text($0.planCase.demand.snapshot) }
    add(phrase("Employment rate")) { .share($0.planCase.assumptions.employmentRate.value) }
    add(phrase("Clients of a coach at a time")) {
      .plain($0.planCase.assumptions.caseloadCap.value)
    }
    for figure in comparison.figures {
      add(figure.title) { .optional(figure.value($0), decimals: figure.digits) }
    }
    if comparison.stages == nil {
      add(phrase("Municipalities that move")) {
        .text($0.planCase.shownNames($0.moves.map(\.municipality)))
      }
    }
    add(phrase("Why there is no plan")) { .text($0.reason ?? "") }
    for figure in entries.count > 1 ? comparison.differenceFigures : [] {
      add(
        subject == .rollout
          ? phrase("Difference from the last stage: \(figure.title)")
          : phrase("Difference from the baseline: \(figure.title)")
      ) { entry in
        entry.scenario.name == comparison.base.scenario.name
          ? .empty : .optional(comparison.difference(figure, entry), decimals: figure.digits)
      }
    }
    return Sheet(entriesTitle, table)
  }
}
