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
  ///   - place: a CSV file, or a workbook of which one sheet has the columns that are required.
  ///   - mayBeEmpty: whether a header without rows will do.
  ///   - windows1252: whether text that is no UTF-8 may be windows-1252, as older Excel writes it.
  ///   - headings: columns by what people call them besides, in lower case.
  /// - Returns: nil where the file can't be used at all, which `log` then says.
  init?(
    _ place: String, required: [String], optional: [String] = [], mayBeEmpty: Bool = false,
    orWindows1252 windows1252: Bool = false, headings: [String: String] = [:],
    log: inout ProblemLog
  ) {
    guard
      let source = TableSource(place, orWindows1252: windows1252, log: &log),
      let table = source.table(
        log: &log,
        { lines, log in
          CSVTable(
            lines, required: required, optional: optional, mayBeEmpty: mayBeEmpty,
            headings: headings, log: &log)
        })
    else { return nil }
    self = table
  }

  /// Far more than any table of a region has.
  private static let mostColumns = 2000

  init?(
    _ lines: TableLines, required: [String], optional: [String], mayBeEmpty: Bool = false,
    headings: [String: String] = [:], log: inout ProblemLog
  ) {
    let place = lines.place
    guard let written = lines.header else {
      lines.noteEmpty(log: &log)
      return nil
    }
    guard written.count <= Self.mostColumns else {
      log.add(
        place, line: lines.written[0].line,
        "the table has \(written.count) columns; \(Self.mostColumns) are read at most",
        mend: "leave out those that are not needed, or check the sign between cells")
      return nil
    }
    let header = lines.columns(headings: headings)
    guard
      Self.checkHeader(header, place, line: lines.written[0].line, required, optional, log: &log)
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
      // checkHeader lets no name stand twice.
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

  private init(
    _ place: String, _ columns: [String], rows: [Row], brokenRows: [Row]
  ) {
    self.place = place
    self.columns = columns
    self.rows = rows
    self.brokenRows = brokenRows
  }

  /// The table with further columns, in place of those of the same names.
  ///
  /// - Parameter cells: their cells in a row; nil where it keeps its own.
  func adding(_ names: [String], _ cells: (Row) -> [String]?) -> CSVTable {
    let rows = rows.map { row in
      // Names of a plan's further columns, which differ.
      let others = cells(row).map { Dictionary(uniqueKeysWithValues: zip(names, $0)) } ?? [:]
      return Row(line: row.line, cells: row.cells.merging(others) { $1 })
    }
    return CSVTable(
      place, columns.filter { !names.contains($0) } + names, rows: rows, brokenRows: brokenRows)
  }

  private static func checkHeader(
    _ header: [String], _ place: String, line: Int, _ required: [String], _ optional: [String],
    log: inout ProblemLog
  ) -> Bool {
    var isUsable = true
    var names: Set<String> = []
    for name in header where !name.isEmpty && !names.insert(name).inserted {
      log.add(
        place, line: line, "the column \(quoted(name)) stands twice", mend: "rename or delete one")
      isUsable = false
    }
    for name in required where !header.contains(name) {
      let others = header.filter { !required.contains($0) }
      let near = nearestSpelling(of: name, among: others)
      log.add(
        place, line: line, "the column \(name) is missing",
        mend: near.map { "rename the column \(quoted($0)) to \(name)" }
          ?? "add it: the header is \((required + optional).joined(separator: ","))")
      isUsable = false
    }
    for name in header where !required.contains(name) && !optional.contains(name) {
      guard let near = nearestSpelling(of: name, among: optional) else { continue }
      log.add(place, line: line, "unknown column \(quoted(name))", mend: "did you mean \(near)?")
    }
    return isUsable
  }
}

extension CSVTable {
  /// The range of a number that its quantity alone limits.
  static let anyNumber = -Double.infinity...Double.infinity

  /// The number in a cell, checked against its quantity; nil with a note where it is none.
  func number(
    _ row: Row, _ column: String, as quantity: Quantity? = nil, in range: ClosedRange<Double>,
    log: inout ProblemLog
  ) -> Double? {
    log.noting(place, line: row.line) { () throws(Violation) in
      let value = try (quantity ?? .amount).parse(row[column], name: column)
      guard range.contains(value) else {
        throw Violation(
          what: "\(column) is \(shortest(value))",
          remedy: "write a number from \(shortest(range.lowerBound))"
            + " to \(shortest(range.upperBound))")
      }
      try quantity?.validate(value, name: column)
      return value
    }
  }

  /// The position of the municipality that a cell names; nil with a note where there is none.
  ///
  /// - Parameter hint: what else might mend it, where the caller knows.
  func municipality(
    _ row: Row, _ column: String, _ directory: MunicipalityDirectory, hint: String = "",
    log: inout ProblemLog
  ) -> Int? {
    let text = row[column]
    if let position = directory.position(of: text) { return position }
    guard !text.isEmpty else {
      log.add(
        place, line: row.line, "\(column) is empty", mend: "write a municipality's code or name")
      return nil
    }
    if let fault = log.unknown(text, directory) {
      log.add(place, line: row.line, fault.what, mend: "\(fault.remedy)\(hint)")
    }
    return nil
  }
}
