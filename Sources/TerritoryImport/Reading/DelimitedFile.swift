import TerritoryModel

/// A CSV file from elsewhere: commas, semicolons or tabs, UTF-8 or windows-1252, perhaps with a title
/// above the table and notes below it, as PxWeb and Excel write them.
struct DelimitedFile {
  struct Row {
    let line: Int
    /// A cell for each column of the header.
    let cells: [String]
  }

  let place: String
  let header: [String]
  let headerLine: Int
  let rows: [Row]
  /// The lines above the table.
  let title: String

  /// - Returns: nil where the file holds no table, which `log` then says.
  init?(_ file: TextFile, log: inout ProblemLog) {
    let before = log.count
    let delimiter = Self.delimiter(of: file.text)
    guard let lines = CSVLines(file, delimiter: delimiter, log: &log) else { return nil }
    // A title is one cell; the table starts with the first row that has more.
    guard
      let start = lines.written.firstIndex(where: { $0.cells.count(where: { !$0.isEmpty }) > 1 })
    else {
      log.add(
        file.place, "there is no table: no line has two cells",
        mend: "export the table as CSV with commas, semicolons or tabs between the cells")
      return nil
    }
    place = file.place
    title = lines.written[..<start].flatMap(\.cells).filter { !$0.isEmpty }.joined(separator: " ")
    header = lines.written[start].cells
    headerLine = lines.written[start].line
    var rows: [Row] = []
    var last = headerLine
    for (line, cells) in lines.written[(start + 1)...] {
      // Notes below a table are set off by an empty line.
      if cells.count(where: { !$0.isEmpty }) == 1, line > last + 1 { break }
      last = line
      guard cells.count == header.count else {
        log.add(
          place, line: line, "the row has \(cells.count) cells, the header \(header.count)",
          mend: "write one cell for each column; where it is the last row, the file is cut off:"
            + " download it again")
        continue
      }
      rows.append(Row(line: line, cells: cells))
    }
    guard log.count == before else { return nil }
    guard !rows.isEmpty else {
      log.add(place, "the table has a header but no rows", mend: "export it again with its rows")
      return nil
    }
    self.rows = rows
  }

  /// The delimiter by which the most of the first lines have the same number of cells.
  private static func delimiter(of text: String) -> Character {
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

  /// The cells of a column, in the order of the rows.
  func column(_ index: Int) -> [String] { rows.map { $0.cells[index] } }
}

extension TextFile {
  /// Reads a file from elsewhere: UTF-8 or windows-1252, at most 100 MB.
  init?(foreign place: String, log: inout ProblemLog) {
    self.init(
      place, orWindows1252: true, ifMissing: "check its name and folder", limit: 100, log: &log)
  }
}
