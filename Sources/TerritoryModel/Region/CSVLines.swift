import DelimitedText

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
    let text = DelimitedText(file.text, delimiter: delimiter ?? Self.delimiter(of: file.text))
    if let line = text.faultyLine {
      log.add(
        file.place, line: text.openLine ?? line, "a quotation mark stands where none can",
        mend: "put a text that holds quotation marks in quotation marks and double those inside")
      return nil
    }
    if let line = text.openLine {
      log.add(
        file.place, line: line, "a quotation mark is not closed in its line",
        mend: "close it, or delete it; no cell holds a line break")
      return nil
    }
    written = text.rows.map { ($0.line, $0.cells.map { $0.trimmingWhitespace() }) }
      .filter { !$0.cells.allSatisfy(\.isEmpty) }
  }

  /// What stands between the cells: the sign that the header has most of outside quotation marks, or
  /// the comma.
  private static func delimiter(of text: String) -> Character {
    var counts: [Character: Int] = [:]
    var isQuoted = false
    for character in text.drop(while: \.isNewline).prefix(while: { !$0.isNewline }) {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted { counts[character, default: 0] += 1 }
    }
    let delimiters: [Character] = [",", ";", "\t"]
    let most = delimiters.map { counts[$0] ?? 0 }.max()!
    return delimiters.first { counts[$0] ?? 0 == most }!
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
