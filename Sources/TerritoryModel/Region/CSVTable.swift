/// A table of the region folder: named columns, and rows that know their line.
struct CSVTable {
  struct Row {
    let line: Int
    let cells: [String: String]

    /// The cell without the spaces around it; empty where the column is absent.
    subscript(column: String) -> String { cells[column] ?? "" }
  }

  let place: String
  /// The columns that have a name.
  let columns: [String]
  /// The rows with a cell for each column.
  let rows: [Row]
  /// Rows with too few or too many cells, which `log` has. Their first cells still tell what the row
  /// is about, so that it does not count as missing too.
  let brokenRows: [Row]

  /// Reads a comma-separated table; semicolons and tabs, as Excel writes them, are understood too.
  ///
  /// - Parameters:
  ///   - mayBeEmpty: whether a header without rows will do.
  ///   - windows1252: whether text that is no UTF-8 may be windows-1252, as older Excel writes it.
  /// - Returns: nil where the file can't be used at all, which `log` then says.
  init?(
    _ place: String, required: [String], optional: [String] = [], mayBeEmpty: Bool = false,
    orWindows1252 windows1252: Bool = false, log: inout ProblemLog
  ) {
    guard let file = TextFile(place, orWindows1252: windows1252, log: &log),
      let lines = CSVLines(file, log: &log),
      let header = lines.header,
      Self.checkHeader(header, place, required, optional, log: &log)
    else { return nil }
    guard mayBeEmpty || !lines.rows.isEmpty else {
      log.add(place, "the table has a header but no rows", mend: "add the rows")
      return nil
    }
    self.place = place
    columns = header.filter { !$0.isEmpty }
    var rows: [Row] = []
    var brokenRows: [Row] = []
    for (line, cells) in lines.rows {
      // A comma at each line's end makes a column without a name and without cells.
      let pairs = zip(header, cells).filter { !$0.0.isEmpty }
      let row = Row(line: line, cells: Dictionary(uniqueKeysWithValues: pairs))
      if cells.count == header.count {
        rows.append(row)
        continue
      }
      brokenRows.append(row)
      log.add(
        place, line: line, "the row has \(cells.count) cells, the header \(header.count)",
        mend: "write one cell for each column: numbers have a decimal point"
          + " (a decimal comma splits a cell), texts with a comma are quoted")
    }
    self.rows = rows
    self.brokenRows = brokenRows
  }

  private static func checkHeader(
    _ header: [String], _ place: String, _ required: [String], _ optional: [String],
    log: inout ProblemLog
  ) -> Bool {
    var isUsable = true
    for (index, name) in header.enumerated() where !name.isEmpty && header[..<index].contains(name)
    {
      log.add(
        place, line: 1, "the column \(quoted(name)) stands twice", mend: "rename or delete one")
      isUsable = false
    }
    for name in required where !header.contains(name) {
      let others = header.filter { !required.contains($0) }
      let near = nearestSpelling(of: name, among: others)
      log.add(
        place, line: 1, "the column \(name) is missing",
        mend: near.map { "rename the column \(quoted($0)) to \(name)" }
          ?? "add it: the header is \((required + optional).joined(separator: ","))")
      isUsable = false
    }
    for name in header where !required.contains(name) && !optional.contains(name) {
      guard let near = nearestSpelling(of: name, among: optional) else { continue }
      log.add(place, line: 1, "unknown column \(quoted(name))", mend: "did you mean \(near)?")
    }
    return isUsable
  }
}
