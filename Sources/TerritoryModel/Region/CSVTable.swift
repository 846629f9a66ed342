import SwiftCSV

/// A table of the region folder: named columns, and rows that know their line.
struct CSVTable {
  struct Row {
    let line: Int
    let cells: [String: String]

    /// The cell without the spaces around it; empty where the column is absent.
    subscript(column: String) -> String { cells[column] ?? "" }
  }

  let place: String
  let columns: [String]
  let rows: [Row]

  /// Reads a comma-separated table; semicolons and tabs, as Excel writes them, are understood too.
  ///
  /// - Returns: nil where the file can't be used at all, which `log` then says; rows with too few or
  ///   too many cells are left out and noted.
  init?(_ place: String, required: [String], optional: [String] = [], log: inout ProblemLog) {
    guard let file = TextFile(place, log: &log) else { return nil }
    let lines = Self.lines(of: file, log: &log)
    guard let header = lines.first?.cells else { return nil }
    guard Self.checkHeader(header, place, required, optional, log: &log) else { return nil }
    self.place = place
    columns = header
    var rows: [Row] = []
    for (line, cells) in lines.dropFirst() where cells != [""] {
      guard cells.count == header.count else {
        log.add(
          place, line: line, "the row has \(cells.count) cells, the header \(header.count)",
          mend: "write one cell for each column: numbers have a decimal point"
            + " (a decimal comma splits a cell), texts with a comma are quoted")
        continue
      }
      let pairs = zip(header, cells.map { $0.trimmingWhitespace() })
      rows.append(Row(line: line, cells: Dictionary(uniqueKeysWithValues: pairs)))
    }
    self.rows = rows
    if rows.isEmpty && lines.count <= 1 {
      log.add(place, "the table has a header but no rows", mend: "add the rows")
    }
  }

  private static func lines(
    of file: TextFile, log: inout ProblemLog
  ) -> [(line: Int, cells: [String])] {
    var found: [(line: Int, cells: [String])] = []
    var next = 1
    let note: ([String]) -> Void = { cells in
      found.append((next, cells))
      // A quoted cell may hold line breaks, so rows and lines are counted apart.
      next += 1 + cells.reduce(0) { $0 + $1.count(where: \.isNewline) }
    }
    let delimiter = delimiter(of: file.text)
    do {
      // rowLimit 0: only the header is read here; the rows come from the enumeration below, which
      // alone leaves short rows short.
      let csv = try EnumeratedCSV(
        string: file.text, delimiter: delimiter, loadColumns: false, rowLimit: 0)
      try csv.enumerateAsArray(startAt: 0, rowLimit: nil, note)
    } catch {
      log.add(
        file.place, line: next, "a quotation mark stands where none can",
        mend: "put a text that holds quotation marks in quotation marks and double those inside")
      return []
    }
    for (line, cells) in found where cells.contains(where: { $0.contains(where: \.isNewline) }) {
      log.add(
        file.place, line: line, "a cell holds a line break",
        mend: "close the quotation mark that opens in this line")
    }
    return found
  }

  private static func delimiter(of text: String) -> CSVDelimiter {
    let header = text.prefix { !$0.isNewline }
    if header.contains(",") { return .comma }
    if header.contains(";") { return .semicolon }
    return header.contains("\t") ? .tab : .comma
  }

  private static func checkHeader(
    _ header: [String], _ place: String, _ required: [String], _ optional: [String],
    log: inout ProblemLog
  ) -> Bool {
    var isUsable = true
    for (index, name) in header.enumerated() where header[..<index].contains(name) {
      log.add(place, line: 1, "the column \(name) stands twice", mend: "rename or delete one")
      isUsable = false
    }
    for name in required where !header.contains(name) {
      let others = header.filter { !required.contains($0) }
      let near = nearestSpelling(of: name, among: others).map { "; is it \"\($0)\"?" } ?? ""
      log.add(
        place, line: 1, "the column \(name) is missing\(near)",
        mend: "add it: the header is \((required + optional).joined(separator: ","))")
      isUsable = false
    }
    for name in header where !required.contains(name) && !optional.contains(name) {
      guard let near = nearestSpelling(of: name, among: optional) else { continue }
      log.add(place, line: 1, "unknown column \(name)", mend: "did you mean \(near)?")
    }
    return isUsable
  }
}

extension CSVTable {
  /// The number in a cell, checked against its quantity; nil with a note where it is none.
  func number(
    _ row: Row, _ column: String, as quantity: Quantity? = nil, in range: ClosedRange<Double>,
    log: inout ProblemLog
  ) -> Double? {
    log.noting(place, line: row.line) { () throws(Violation) in
      let value: Double
      do throws(Violation) {
        value = try StrictNumber.parse(row[column])
      } catch {
        throw Violation(what: "\(column): \(error.what)", remedy: error.remedy)
      }
      guard range.contains(value) else {
        throw Violation(
          what: "\(column) is \(row[column])",
          remedy: "write a number from \(shortest(range.lowerBound))"
            + " to \(shortest(range.upperBound))")
      }
      try quantity?.validate(value, name: column)
      return value
    }
  }

  /// The position of the municipality that a cell names; nil with a note where there is none.
  func municipality(
    _ row: Row, _ column: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> Int? {
    let text = row[column]
    if let position = directory.position(of: text) { return position }
    let hint = directory.suggestion(for: text).map { "; did you mean \($0)?" } ?? ""
    log.add(
      place, line: row.line,
      text.isEmpty ? "\(column) is empty" : "\"\(text)\" is no municipality of the region",
      mend: "write a code or name that stands in municipalities.csv\(hint)")
    return nil
  }
}

extension String {
  func trimmingWhitespace() -> String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
