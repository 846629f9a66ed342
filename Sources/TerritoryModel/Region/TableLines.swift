import DelimitedText

/// The cells of a CSV file, or of a sheet of a workbook, line by line, before anything is known about
/// them.
package struct TableLines {
  /// The file, with the sheet where it has several: `plan.xlsx#Kunnat`.
  package let place: String
  /// The rows with the line in which each starts, the header first. Rows without any text are left
  /// out.
  package let written: [(line: Int, cells: [String])]

  /// The first row, which names the columns; nil where the file has no row.
  var header: [String]? { written.first?.cells }
  /// The columns that the header names; none where there is no row.
  ///
  /// - Parameter headings: columns by what people call them besides, in lower case.
  package func columns(headings: [String: String]) -> [String] {
    let names = header ?? []
    let known = Set(names)
    return names.map { name in
      headings[name.lowercased()].flatMap { known.contains($0) ? nil : $0 } ?? name
    }
  }

  /// The rows below it.
  var rows: ArraySlice<(line: Int, cells: [String])> { written.dropFirst() }

  /// - Parameter rows: cells with the line of each row.
  init(_ place: String, rows: [(line: Int, cells: [String])]) {
    self.place = place
    written = rows.map { ($0.line, $0.cells.map { $0.trimmingWhitespace() }) }
      .filter { !$0.cells.allSatisfy(\.isEmpty) }
  }

  /// Notes that there is no row, as where a file holds commas alone.
  func noteEmpty(log: inout ProblemLog) {
    log.add(
      place, "no cell of the table has anything in it",
      mend: "fill it in or delete it, if it is optional")
  }

  /// - Parameter delimiter: what stands between cells of a text.
  /// - Returns: nil where quotation marks don't close, which `log` then says: nothing that follows
  ///   such a mark can be trusted.
  init?(_ file: TextFile, delimiter: (String) -> Character, log: inout ProblemLog) {
    let text = DelimitedText(file.text, delimiter: delimiter(file.text))
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
    self.init(file.place, rows: text.rows.map { ($0.line, $0.cells) })
  }

  /// What stands between the cells: the sign that the header has most of outside quotation marks, or
  /// the comma.
  package static func delimiter(of text: String) -> Character {
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

  /// The delimiter by which the most of the first lines have the same number of cells.
  package static func usualDelimiter(of text: String) -> Character {
    let lines = text.split(whereSeparator: \.isNewline).prefix(40)
    let scores = [",", ";", "\t"].map { (delimiter: Character) in
      let counts = lines.map { Self.count(of: delimiter, in: $0) }.filter { $0 > 0 }
      let alike = Dictionary(grouping: counts) { $0 }.map { (lines: $0.value.count, cells: $0.key) }
      return (delimiter, best: alike.max { ($0.lines, $0.cells) < ($1.lines, $1.cells) })
    }
    return scores.filter { $0.best != nil }.max { $0.best! < $1.best! }?.0 ?? ","
  }

  /// How often a character stands in a line outside quotation marks.
  private static func count(of delimiter: Character, in line: Substring) -> Int {
    var isQuoted = false
    return line.count { character in
      if character == "\"" { isQuoted.toggle() }
      return character == delimiter && !isQuoted
    }
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
