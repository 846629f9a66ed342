/// Rows of a table that name two municipalities, `from` and `to`, each pair once in a direction.
struct PairTable {
  struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  let table: CSVTable
  let rows: [(pair: Pair, row: CSVTable.Row)]

  /// Reads the table; rows with an unknown municipality or a pair given before are noted and left out.
  ///
  /// - Parameter bothDirections: whether a pair may also stand the other way round.
  init?(
    _ place: String, values: [String], optional: [String] = [], bothDirections: Bool,
    _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    guard
      let table = CSVTable(
        place, required: ["from", "to"] + values, optional: optional, log: &log)
    else { return nil }
    var lines: [Pair: Int] = [:]
    var rows: [(pair: Pair, row: CSVTable.Row)] = []
    for row in table.rows {
      let from = table.municipality(row, "from", directory, log: &log)
      let to = table.municipality(row, "to", directory, log: &log)
      guard let from, let to else { continue }
      let pair = Pair(from: from, to: to)
      let reverse = Pair(from: to, to: from)
      if let first = lines[pair] ?? (bothDirections ? nil : lines[reverse]) {
        log.add(
          place, line: row.line, "the pair stands in line \(first) already",
          mend: "delete one of the rows")
        continue
      }
      lines[pair] = row.line
      rows.append((pair, row))
    }
    self.table = table
    self.rows = rows
  }
}
