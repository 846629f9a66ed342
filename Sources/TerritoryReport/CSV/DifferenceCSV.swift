import TerritoryModel

/// What changed between two snapshots as CSV: a row for each municipality, and one for the region.
public func differenceCSV(_ difference: SnapshotDifference) -> String {
  let (before, after) = (difference.before, difference.after)
  var csv = CSVText(header: [
    "municipality", "name", "count_before", "count_after", "clients_before", "clients_after",
    "fte_before", "fte_after", "coaches_before", "coaches_after", "estimated",
  ])
  for row in difference.rows {
    let municipality = difference.region.municipalities[row.before.municipality]
    let estimated = [("before", row.before), ("after", row.after)].filter { $0.1.isEstimated }
    csv.add([
      .text(municipality.code.digits), .text(municipality.name), .number(row.before.count),
      .number(row.after.count), .number(row.before.clients), .number(row.after.clients),
      .number(before.fullTimeEquivalents(of: row.before)),
      .number(after.fullTimeEquivalents(of: row.after)), .empty, .empty,
      .text(estimated.map(\.0).joined(separator: " ")),
    ])
  }
  csv.add([
    .text("region"), .text(difference.region.settings.names.finnish), .number(before.people),
    .number(after.people), .number(before.demand.total), .number(after.demand.total),
    .number(before.fullTimeEquivalents), .number(after.fullTimeEquivalents),
    .count(before.needed.team.coaches), .count(after.needed.team.coaches), .empty,
  ])
  return csv.text
}
