extension StatisticsSnapshot {
  /// Reads a file of `statistics/`; nil where it can't be used, which `log` then says.
  init?(reading place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    guard let table = CSVTable(place, required: ["municipality"], log: &log) else { return nil }
    let problemsBefore = log.problems.count
    let count = directory.municipalities.count
    let headers = table.columns.filter { $0 != "municipality" && $0 != "estimated" }
    let columns = headers.map(CountColumn.init)
    if columns.isEmpty {
      log.add(place, line: 1, "there is no column of counts", mend: "add one, such as unemployed")
    }
    var counts = Dictionary(
      uniqueKeysWithValues: columns.map { ($0, Array(repeating: nil as Double?, count: count)) })
    var estimated = Array(repeating: Set<CountColumn>(), count: count)
    var lines: [Int: Int] = [:]
    for row in table.rows {
      guard let position = table.municipality(row, "municipality", directory, log: &log) else {
        continue
      }
      if let first = lines[position] {
        log.add(
          place, line: row.line,
          "\(directory.municipalities[position].name) stands in line \(first) already",
          mend: "delete one of the rows")
        continue
      }
      lines[position] = row.line
      for column in columns where !row[column.header].isEmpty {
        counts[column]![position] = table.number(
          row, column.header, in: 0...10_000_000, log: &log)
      }
      estimated[position] = Self.estimated(row, columns, table, log: &log)
    }
    if !table.rows.isEmpty {
      for position in 0..<count where lines[position] == nil {
        log.add(
          place, "\(directory.municipalities[position].name) is missing",
          mend: "add a row for \(directory.municipalities[position].code)")
      }
    }
    guard log.problems.count == problemsBefore else { return nil }
    self.init(
      id: RegionFolder.stem(place), columns: columns, counts: counts, estimated: estimated)
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
          table.place, line: row.line, "estimated names \(name), which is no column",
          mend:
            "write the estimated columns' names: \(columns.map(\.header).joined(separator: " "))")
      }
    }
    return found
  }
}
