extension BorderGraph {
  /// Reads `borders.csv`: neighbours are the pairs with at least one road across their border.
  ///
  /// - Returns: nil where the file can't be used. A graph that falls apart is noted.
  init?(reading place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    guard
      let pairs = PairTable(
        place, values: ["border_km", "road_crossings"], bothDirections: false, directory, log: &log)
    else { return nil }
    let problemsBefore = log.problems.count
    var neighbours: [(Int, Int)] = []
    for (pair, row) in pairs.rows {
      _ = pairs.table.number(row, "border_km", in: 0...10_000, log: &log)
      let crossings = pairs.table.number(
        row, "road_crossings", as: .count, in: 0...10_000, log: &log)
      guard pair.from != pair.to else {
        log.add(
          place, line: row.line, "a municipality borders on itself", mend: "delete the row")
        continue
      }
      if let crossings, crossings > 0 { neighbours.append((pair.from, pair.to)) }
    }
    self.init(count: directory.municipalities.count, pairs: neighbours)
    // A row that could not be read may be the missing link, so connection is judged on sound rows.
    guard log.problems.count == problemsBefore, pairs.rows.count == pairs.table.rows.count else {
      return
    }
    noteDisconnection(place, directory, log: &log)
  }

  private func noteDisconnection(
    _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    let parts = parts(of: Array(0..<count)).sorted { $0.count > $1.count }
    for part in parts.dropFirst() {
      let names = part.prefix(5).map { directory.municipalities[$0].name }.joined(separator: ", ")
      let more = part.count > 5 ? " and \(part.count - 5) more" : ""
      log.add(
        place, "no road leads from \(names)\(more) to the rest of the region",
        mend: "add the border or ferry that connects them with road_crossings of at least 1")
    }
  }
}
