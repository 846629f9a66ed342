extension BorderGraph {
  /// Reads `borders.csv`: neighbours are the pairs with at least one road across their border.
  ///
  /// - Returns: nil where the file can't be used.
  init?(reading place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    let values = [
      PairTable.Value(column: "border_km", range: 0...10_000),
      PairTable.Value(column: "road_crossings", quantity: .count, range: 0...10_000),
    ]
    guard
      let table = PairTable(
        place, values: values, bothDirections: false, directory, log: &log)
    else { return nil }
    var neighbours: [(Int, Int)] = []
    for row in table.rows {
      guard row.pair.from != row.pair.to else {
        log.add(
          place, line: row.line, "a municipality borders on itself", mend: "delete the row")
        continue
      }
      if row.values["road_crossings"].map({ $0 > 0 }) == true {
        neighbours.append((row.pair.from, row.pair.to))
      }
    }
    self.init(count: directory.municipalities.count, pairs: neighbours)
  }

  /// The same graph with the borders that a region adds, as far as they can be understood.
  func adding(
    _ requests: [RequirementRequest], _ directory: MunicipalityDirectory
  ) -> BorderGraph {
    requests.filter { $0.kind == .addBorder }.reduce(self) { graph, request in
      let ends = Set(request.texts.compactMap { directory.position(of: $0) }).sorted()
      return ends.count == 2 ? graph.adding(ends[0], ends[1]) : graph
    }
  }

  /// Notes each part of the region that no road connects with the rest.
  func noteDisconnection(
    _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    let parts = parts(of: Array(0..<count)).sorted { $0.count > $1.count }
    for part in parts.dropFirst() {
      let names = part.prefix(5).map { directory.municipalities[$0].name }.joined(separator: ", ")
      let more = part.count > 5 ? " and \(part.count - 5) more" : ""
      log.add(
        place, "no road leads from \(names)\(more) to the rest of the region",
        mend: "add the border with road_crossings of at least 1, or a ferry to region.yaml:"
          + " requirements, add_border")
    }
  }
}
