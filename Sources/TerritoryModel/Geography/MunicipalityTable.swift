/// Rows of a table that has one row for each municipality of the region.
struct MunicipalityTable {
  let table: CSVTable
  /// The rows that can be read. The municipality is nil where its name is not known or stands in a
  /// row above; the row's other cells can be checked all the same.
  let rows: [(municipality: Int?, row: CSVTable.Row)]
  /// The line of each municipality.
  let lines: [Int: Int]

  /// Unknown municipalities, and those that stand twice or not at all, are noted.
  ///
  /// - Parameters:
  ///   - kind: what the file holds, such as a plan.
  ///   - mendTwice: what to do where a municipality stands twice.
  /// - Returns: nil where it is about another region.
  init?(
    _ table: CSVTable, of kind: Wording, mendTwice: String, _ directory: MunicipalityDirectory,
    log: inout ProblemLog
  ) {
    let place = table.place
    if let strangers = Self.strangers(in: table, directory) {
      log.add(
        place,
        "\(strangers) are no municipalities of this region: it looks like \(kind) of another region",
        mend: "check the path of the file and of the region folder")
      return nil
    }
    let absent = Self.absent(from: table, directory)
    let unclear = table.rows.count { directory.position(of: $0[Self.column]) == nil }
    // Where as many rows are unclear as municipalities are absent, those rows may be meant for them.
    let names = absent.map { directory.municipalities[$0].name }.joined(separator: ", ")
    let isHelpful = (1...Self.mostNamed).contains(absent.count)
    let hint = isHelpful ? "; without a row so far: \(names)" : ""
    var lines: [Int: Int] = [:]
    var rows: [(municipality: Int?, row: CSVTable.Row)] = []
    var repeated = 0
    for row in table.rows {
      let position = table.municipality(row, Self.column, directory, hint: hint, log: &log)
      if let position, let first = lines[position] {
        repeated += 1
        log.add(
          place, line: row.line,
          "\(directory.municipalities[position].name) stands in line \(first) already",
          mend: "\(mendTwice)\(hint)")
        rows.append((nil, row))
        continue
      }
      if let position { lines[position] = row.line }
      rows.append((position, row))
    }
    self.table = table
    self.rows = rows
    self.lines = lines
    guard absent.count > unclear + repeated else { return }
    for position in absent {
      log.add(
        place, "\(directory.municipalities[position].name) is missing",
        mend: "add a row for \(directory.municipalities[position].code)")
    }
  }

  static let column = "municipality"
  /// Municipalities without a row that are named beside each row that may be meant for one of them.
  private static let mostNamed = 25

  /// That (nearly) none of the names is known, which is one fault and not as many as there are rows;
  /// nil where enough of them are, or where nothing can be said.
  private static func strangers(
    in table: CSVTable, _ directory: MunicipalityDirectory
  ) -> Wording? {
    let names = table.rows.map { $0[column] }.filter { !$0.isEmpty }
    let unknown = names.filter { directory.position(of: $0) == nil }
    guard directory.isComplete, unknown.count > 2,
      names.count - unknown.count <= unknown.count / 10
    else { return nil }
    let shown = unknown.prefix(5).map(quoted).joined(separator: ", ")
    let more: Wording = unknown.count > 5 ? " and \(unknown.count - 5) more" : ""
    return "\(shown)\(more)"
  }

  /// Municipalities that no row names, broken ones included.
  private static func absent(
    from table: CSVTable, _ directory: MunicipalityDirectory
  ) -> [Int] {
    let named = Set((table.rows + table.brokenRows).map { directory.position(of: $0[column]) })
    return directory.municipalities.indices.filter { !named.contains($0) }
  }
}
