extension DistanceTable {
  /// Reads `distances.csv`: each pair in one direction, or in both with the same distance.
  ///
  /// - Returns: nil where a distance is missing, wrong, or differs by direction, which `log` then says.
  init?(reading place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    guard
      let pairs = PairTable(
        place, values: ["km"], optional: ["minutes"], bothDirections: true, directory, log: &log)
    else { return nil }
    let problemsBefore = log.problems.count
    let count = directory.municipalities.count
    var rows = Array(repeating: Array(repeating: nil as Double?, count: count), count: count)
    for index in 0..<count { rows[index][index] = 0 }
    for (pair, row) in pairs.rows {
      if !row["minutes"].isEmpty {
        _ = pairs.table.number(row, "minutes", in: 0...100_000, log: &log)
      }
      guard let km = pairs.table.number(row, "km", in: 0...10_000_000, log: &log) else { continue }
      guard let other = rows[pair.from][pair.to], other != km else {
        rows[pair.from][pair.to] = km
        rows[pair.to][pair.from] = km
        continue
      }
      log.add(
        place, line: row.line,
        pair.from == pair.to
          ? "a municipality is \(shortest(km)) km from itself"
          : "the way is \(shortest(km)) km, the way back \(shortest(other)) km",
        mend: "write the same distance in both directions, 0 to itself, or one direction only")
    }
    if log.problems.count == problemsBefore, pairs.rows.count == pairs.table.rows.count {
      Self.noteMissing(rows, place, directory, log: &log)
    }
    let complete = rows.map { $0.compactMap { $0 } }
    guard complete.allSatisfy({ $0.count == count }), log.problems.count == problemsBefore else {
      return nil
    }
    self.init(rows: complete)
  }

  private static func noteMissing(
    _ rows: [[Double?]], _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    for (from, row) in rows.enumerated() {
      let missing = row.indices.filter { $0 > from && row[$0] == nil }
      guard !missing.isEmpty else { continue }
      let names = missing.map { directory.municipalities[$0].name }.joined(separator: ", ")
      log.add(
        place, "no distance from \(directory.municipalities[from].name) to \(names)",
        mend: "add a row from,to,km for each of these pairs")
    }
  }
}
