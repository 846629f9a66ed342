import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// The regions of a folder.
  package init(_ collection: RegionCollection) {
    self.init(
      RegionsDocument(collection), text: regionsText(collection), table: regionsTable(collection))
  }
}

/// The regions of a folder, for a terminal.
private func regionsText(_ collection: RegionCollection) -> String {
  // A folder's name is there to be copied; only one that would push all else aside is broken.
  let isLong = collection.entries.contains { $0.folder.count > 30 }
  var table = ResultTable([
    .text(phrase("Folder"), wraps: isLong), .text(phrase("Region")),
    .number(phrase("Municipalities")), .text(phrase("Statistics")), .number(phrase("Counted")),
    .number(phrase("Clients a year")), .number(phrase("Coaches")),
  ])
  var problems = ""
  for entry in collection.entries {
    switch entry.result {
    case .success(let summary):
      let headcount = summary.headcount
      let marks = countMark(headcount.demand.rows)
      table.add(
        .text(entry.folder), .text(summary.region.settings.names.shown),
        .count(summary.region.count),
        .text(
          summary.region.snapshots.map { snapshot in
            snapshot.id == headcount.demand.snapshot ? "[\(snapshot.id)]" : snapshot.id
          }.joined(separator: " ")),
        ResultTable.Cell(value: .plain(headcount.demand.people), mark: marks),
        .number(headcount.demand.total, mark: marks),
        .count(headcount.needed.team.coaches))
    case .failure(let error):
      table.add(entry.folder, phrase("see below"), "", "", "", "", "")
      problems += error.problems[0].withOptions.description + "\n"
    }
  }
  let note = paragraph(
    phrase(
      "In brackets the snapshot that people are counted from, at each region's own assumptions.")
      + " "
      + phrase("Coaches are those by workload; distances may ask for more (headcount).")
      + (table.rows.contains { ["*", "†", "*†"].contains($0.cells[5].mark) }
        ? " " + phrase("Marked *: some counts are estimates; †: some are suppressed.") : ""))
  return [table.text, note, problems].filter { !$0.isEmpty }.joined(separator: "\n")
}

/// The regions for programs: a row for each.
private func regionsTable(_ collection: RegionCollection) -> ResultTable {
  var table = ResultTable(
    [
      "folder", "name_fi", "name_sv", "name_en", "municipalities", "snapshots", "statistics",
      "count", "clients", "coaches", "leaders", "problem",
    ].map { .key($0) })
  for entry in collection.entries {
    switch entry.result {
    case .success(let summary):
      let names = summary.region.settings.names
      table.add([
        .text(entry.folder), .text(names.finnish), .text(names.swedish), .text(names.english),
        .count(summary.region.count),
        .text(summary.region.snapshots.map(\.id).joined(separator: " ")),
        .text(summary.headcount.demand.snapshot), .number(summary.headcount.demand.people),
        .number(summary.headcount.demand.total),
        .count(summary.headcount.needed.team.coaches),
        .count(summary.headcount.needed.team.leaders), .empty,
      ])
    case .failure(let error):
      table.add(
        [.text(entry.folder)] + Array(repeating: .empty, count: 10)
          + [.text(error.problems[0].withOptions.oneLine)])
    }
  }
  return table
}
