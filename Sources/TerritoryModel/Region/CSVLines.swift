import SwiftCSV

/// The cells of a CSV file, line by line, before anything is known about them.
package struct CSVLines {
  /// The rows with the line in which each starts, the header first. Rows without any text are left
  /// out.
  package let written: [(line: Int, cells: [String])]

  /// The first row, which names the columns; nil where the file has no row.
  var header: [String]? { written.first?.cells }
  /// The rows below it.
  var rows: ArraySlice<(line: Int, cells: [String])> { written.dropFirst() }

  /// - Parameter delimiter: what stands between cells; told from the header where nil.
  /// - Returns: nil where quotation marks don't close, which `log` then says: nothing that follows
  ///   such a mark can be trusted.
  package init?(_ file: TextFile, delimiter: Character? = nil, log: inout ProblemLog) {
    var found: [(line: Int, cells: [String])] = []
    var next = 1
    var opening: Int?
    let note: ([String]) -> Void = { cells in
      let breaks = cells.reduce(0) { $0 + $1.count(where: \.isNewline) }
      // No cell of the format has a line break, so a mark was left open.
      if breaks > 0, opening == nil { opening = next }
      found.append((next, cells.map { $0.trimmingWhitespace() }))
      next += 1 + breaks
    }
    do {
      // rowLimit 0: only the header is read here; the rows come from the enumeration below, which
      // alone leaves short rows short. It would drop an empty cell at the end of a last line that
      // does not end.
      let text = file.text.last?.isNewline == true ? file.text : file.text + "\n"
      let csv = try EnumeratedCSV(
        string: text, delimiter: delimiter.map { .character($0) } ?? Self.delimiter(of: text),
        loadColumns: false, rowLimit: 0)
      try csv.enumerateAsArray(startAt: 0, rowLimit: nil, note)
    } catch {
      log.add(
        file.place, line: opening ?? next, "a quotation mark stands where none can",
        mend: "put a text that holds quotation marks in quotation marks and double those inside")
      return nil
    }
    if let opening {
      log.add(
        file.place, line: opening, "a quotation mark is not closed in its line",
        mend: "close it, or delete it; no cell holds a line break")
      return nil
    }
    written = found.filter { !$0.cells.allSatisfy(\.isEmpty) }
  }

  /// What stands between the cells: the sign that the header has most of outside quotation marks, or
  /// the comma.
  private static func delimiter(of text: String) -> CSVDelimiter {
    var counts: [Character: Int] = [:]
    var isQuoted = false
    for character in text.drop(while: \.isNewline).prefix(while: { !$0.isNewline }) {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted { counts[character, default: 0] += 1 }
    }
    let delimiters: [(Character, CSVDelimiter)] = [(",", .comma), (";", .semicolon), ("\t", .tab)]
    let most = delimiters.map { counts[$0.0] ?? 0 }.max() ?? 0
    return delimiters.first { counts[$0.0] ?? 0 == most }?.1 ?? .comma
  }
}

extension String {
  package func trimmingWhitespace() -> String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
