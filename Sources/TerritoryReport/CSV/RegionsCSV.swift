import TerritoryModel

/// The regions of a folder as CSV: a row for each.
public func regionsCSV(_ collection: RegionCollection) -> String {
  var csv = CSVText(header: [
    "folder", "name_fi", "name_sv", "name_en", "municipalities", "snapshots", "statistics",
    "count", "clients", "coaches", "leaders", "problem",
  ])
  for entry in collection.entries {
    switch entry.result {
    case .success(let summary):
      let names = summary.region.settings.names
      csv.add([
        .text(entry.folder), .text(names.finnish), .text(names.swedish), .text(names.english),
        .count(summary.region.count),
        .text(summary.region.snapshots.map(\.id).joined(separator: " ")),
        .text(summary.headcount.demand.snapshot), .number(summary.headcount.demand.people),
        .number(summary.headcount.demand.total),
        .count(summary.headcount.needed.team.coaches),
        .count(summary.headcount.needed.team.leaders), .empty,
      ])
    case .failure(let error):
      csv.add(
        [.text(entry.folder)] + Array(repeating: .empty, count: 10)
          + [.text(error.problems[0].withOptions.oneLine)])
    }
  }
  return csv.text
}
