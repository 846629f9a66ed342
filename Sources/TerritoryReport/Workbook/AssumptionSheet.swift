import TerritoryLanguages
import TerritoryModel

extension ReportContent {
  /// A row for each value that the results rest on, with where it comes from; of scenarios all of
  /// them. How the workbook was made stands below.
  var assumptionSheet: Sheet {
    let isMany = subject == .comparison && comparison.entries.count > 1
    let titles = [
      phrase("Assumption"), phrase("Value"), phrase("Unit"), phrase("Estimated"), phrase("From"),
      phrase("Source"),
    ]
    var table = ResultTable(((isMany ? [planTitle] : []) + titles).map { .text($0) })
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
