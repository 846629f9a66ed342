extension StatisticsSnapshot {
  /// Reads a file of `statistics/`; nil where it can't be used, which `log` then says.
  init?(reading place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    let before = log.count
    guard
      let municipal = MunicipalityTable(
        place, of: "statistics", mendTwice: "delete one of the rows", directory, log: &log)
    else { return nil }
    let table = municipal.table
    let columns = table.columns.filter { $0 != "municipality" && $0 != "estimated" }
      .map(CountColumn.init)
    if columns.isEmpty {
      log.add(place, line: 1, "there is no column of counts", mend: "add one, such as unemployed")
    }
    let count = directory.municipalities.count
    var counts = Dictionary(
      uniqueKeysWithValues: columns.map { ($0, Array(repeating: nil as Double?, count: count)) })
    var estimated = Array(repeating: Set<CountColumn>(), count: count)
    var suppressed = estimated
    for (municipality, row) in municipal.rows {
      let values = Self.counts(row, columns, table, log: &log)
      let marks = Self.estimated(row, columns, table, log: &log)
      guard let municipality else { continue }
      for (column, value) in values { counts[column]?[municipality] = value }
      estimated[municipality] = marks
      suppressed[municipality] = Set(
        columns.filter { SuppressedCount.isMark(row[$0.header]) })
    }
    guard log.count == before else { return nil }
    self.init(
      id: RegionFolder.stem(place), columns: columns, counts: counts, estimated: estimated,
      suppressed: suppressed, place: place, lines: municipal.lines)
  }

  private static func counts(
    _ row: CSVTable.Row, _ columns: [CountColumn], _ table: CSVTable, log: inout ProblemLog
  ) -> [CountColumn: Double] {
    var counts: [CountColumn: Double] = [:]
    for column in columns
    where !row[column.header].isEmpty && !SuppressedCount.isMark(row[column.header]) {
      counts[column] = table.number(row, column.header, in: 0...10_000_000, log: &log)
    }
    return counts
  }

  private static func estimated(
    _ row: CSVTable.Row, _ columns: [CountColumn], _ table: CSVTable, log: inout ProblemLog
  ) -> Set<CountColumn> {
    var found: Set<CountColumn> = []
    for name in row["estimated"].split(whereSeparator: { " ;".contains($0) }) {
      let column = CountColumn(String(name))
      if columns.contains(column) {
        found.insert(column)
      } else {
        log.add(
          table.place, line: row.line,
          "estimated names \(quoted(column.header)), which is no column",
          mend:
            "write the estimated columns' names: \(columns.map(\.header).joined(separator: " "))")
      }
    }
    return found
  }
}
