import TerritoryLanguages
import TerritoryModel
import TerritoryReport

/// An import for a terminal.
package func importText(_ report: ImportReport, dryRun: Bool) -> String {
  let snapshots = report.snapshots.map(\.period.name).joined(separator: ", ")
  let heading =
    phrase("\(report.region): \(report.municipalities) municipalities, statistics \(snapshots).")
    + (dryRun ? " " + phrase("Only a look: nothing is written.") : "")
  let notes =
    report.notes
    + report.snapshots.flatMap { snapshot in
      snapshot.notes.map { "\(snapshot.period): \($0)" }
    }
  let names = report.files.joined(separator: ", ")
  let files = dryRun ? phrase("Would be written: \(names).") : phrase("Written: \(names).")
  return [
    paragraph(heading), report.snapshots.map(columnTable).joined(separator: "\n"),
    areaTable(report), unusedText(report), notes.map { paragraph("- \(sourceWords($0))") }.joined(),
    paragraph(files),
  ].filter { !$0.isEmpty }.joined(separator: "\n")
}

private func columnTable(_ snapshot: SnapshotDraft) -> String {
  let hasMonths = snapshot.sources.contains { $0.period != snapshot.period }
  var table = ResultTable(
    [
      .text(phrase("Column of \(snapshot.period.name)")), .text(phrase("Taken from")),
      .text(phrase("File")),
    ] + (hasMonths ? [.text(phrase("Month"))] : []) + [
      .number(phrase("Sum")), .number(phrase("Withheld")),
    ])
  for source in snapshot.sources {
    let total = snapshot.total(source.column)
    table.add(
      [countWords(source.column), source.title, fileName(source.place)]
        + (hasMonths ? [source.period?.name ?? phrase("not said")] : [])
        + [Figures.short(total.sum), Figures.count(total.suppressed)])
  }
  return table.text
}

private func areaTable(_ report: ImportReport) -> String {
  var table = ResultTable([
    .text(phrase("File")), .number(phrase("Of the region")),
    .number(phrase("Other municipalities")), .number(phrase("Other areas")),
    .text(phrase("Such as")),
  ])
  for area in report.areas {
    table.add(
      fileName(area.place), Figures.count(area.region), Figures.count(area.others),
      Figures.count(area.skipped.count),
      area.skipped.prefix(3).joined(separator: ", "))
  }
  return report.areas.isEmpty ? "" : table.text
}

/// The people of a column, and how it is called in files: `long-term unemployed
/// (long_term_unemployed)`.
private func countWords(_ column: String) -> String {
  let words = CountColumn(column).words
  return words == column ? column : "\(words) (\(column))"
}

/// What the files have besides: columns and months.
private func unusedText(_ report: ImportReport) -> String {
  report.areas.map { area in
    let shown = area.unused.prefix(40).joined(separator: ", ")
    let more = area.unused.count - 40
    let unused = more > 0 ? phrase("\(shown) and \(more) more") : shown
    let columns =
      area.unused.isEmpty
      ? ""
      : paragraph(
        phrase(
          """
          Not taken from \(fileName(area.place)): \(unused). Take one with --column \
          NAME=\(area.unused[0]).
          """))
    guard let first = area.otherPeriods.first, let last = area.otherPeriods.last else {
      return columns
    }
    let months =
      first == last
      ? first.name : phrase("\(area.otherPeriods.count) others, \(first.name) to \(last.name)")
    return columns
      + paragraph(
        phrase("Months of \(fileName(area.place)) not taken: \(months). Ask with --period."))
  }.joined()
}

/// A path's last part: what it is called, not where somebody keeps it.
func fileName(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// What an import wrote or would write, and what of its sources did not match.
package struct ImportReport {
  /// A file of statistics, and how its areas fit the region.
  struct AreaCount {
    let place: String
    /// Municipalities of the region.
    let region: Int
    /// Municipalities that are known, of other regions.
    let others: Int
    /// Areas that are no municipality that is known.
    let skipped: [String]
    /// Columns that nothing was taken from.
    let unused: [String]
    /// Months that nothing was taken of, ascending.
    let otherPeriods: [Period]
  }

  var region: String
  var municipalities: Int
  var snapshots: [SnapshotDraft] = []
  var areas: [AreaCount] = []
  /// What was taken from where, and what is not certain, in whole sentences.
  var notes: [String] = []
  /// The files, by their paths inside the folder.
  var files: [String] = []
}
