import TerritoryModel

/// A table from elsewhere, of a workbook or a CSV file: commas, semicolons or tabs, UTF-8 or
/// windows-1252, perhaps with a title above the table, several rows of headings, and notes below it, as
/// PxWeb and Excel write them.
struct DelimitedFile {
  struct Row {
    let line: Int
    /// A cell for each column of the header.
    let cells: [String]
  }

  let place: String
  let header: [String]
  /// Nil where lines of the file tell nothing.
  let headerLine: Int?
  let rows: [Row]
  /// The lines above the table.
  let title: String
  /// The lines below the table.
  let notes: String

  /// - Parameter rows: with a cell for each column of the header.
  init(_ place: String, header: [String], rows: [Row]) {
    (self.place, self.header, self.rows) = (place, header, rows)
    (headerLine, title, notes) = (nil, "", "")
  }

  /// - Returns: nil where the file holds no table, which `log` then says.
  init?(_ lines: TableLines, log: inout ProblemLog) {
    let before = log.count
    // A title is one cell; the table starts with the first row that has more.
    guard
      var start = lines.written.firstIndex(where: { $0.cells.count(where: { !$0.isEmpty }) > 1 })
    else {
      log.add(
        lines.place, "there is no table: no line has two cells",
        mend:
          "save the table as .xlsx, .ods, or CSV with commas, semicolons or tabs between the cells"
      )
      return nil
    }
    // Right above it, what stands over the only column of figures is a heading.
    // Rows without text are left out, so each has a cell.
    while start > 0, case let (line, cells) = lines.written[start - 1], cells[0].isEmpty,
      line == lines.written[start].line - 1, cells.count == lines.written[start].cells.count
    {
      start -= 1
    }
    place = lines.place
    title = lines.written[..<start].flatMap(\.cells).filter { !$0.isEmpty }.joined(separator: " ")
    let heading = Heading(lines.written[start...])
    header = heading.titles
    headerLine = lines.written[start].line
    (rows, notes) = Self.rows(below: heading, lines.written[heading.end...], place, log: &log)
    noteNeighbour(log: &log)
    guard log.count == before else { return nil }
    guard !rows.isEmpty else {
      log.add(place, "the table has a header but no rows", mend: "export it again with its rows")
      return nil
    }
  }

  private static func rows(
    below heading: Heading, _ lines: ArraySlice<(line: Int, cells: [String])>, _ place: String,
    log: inout ProblemLog
  ) -> (rows: [Row], notes: String) {
    let width = heading.titles.count
    var rows: [Row] = []
    var notes: [String] = []
    var last = heading.lastLine
    var note: Int?
    var hasFigures = false
    for (line, cells) in lines {
      let filled = cells.count { !$0.isEmpty }
      let isSetOff = line > last + 1
      last = line
      // Notes below a table are set off by an empty line; what isn't a row's width goes on with them.
      if filled == 1 && isSetOff || note != nil && (filled == 1 || cells.count != width) {
        note = note ?? line
        notes += cells.filter { !$0.isEmpty }
        continue
      }
      if let note {
        log.add(
          place, line: note,
          "a line of one cell stands inside the table: more follows in line \(line)",
          mend: "delete it where it is no row; keep one table in a file, with notes at its end")
        break
      }
      guard cells.count == width else {
        log.add(
          place, line: line, "the row has \(cells.count) cells, the header \(width)",
          mend: "write one cell for each column; where it is the last row, the file is cut off:"
            + " download it again")
        continue
      }
      if isSetOff, hasFigures, isTitles(cells) {
        log.add(
          place, line: line, "a second table starts here", mend: "keep one table in a file or sheet"
        )
        break
      }
      hasFigures = hasFigures || !isTitles(cells)
      rows.append(Row(line: line, cells: cells))
    }
    return (rows, notes.joined(separator: " "))
  }

  /// Notes a second table to the right, beyond an empty column.
  private func noteNeighbour(log: inout ProblemLog) {
    let gap = header.indices.dropFirst().dropLast().first { column in
      header[column].isEmpty && !header[0].isEmpty && header[column + 1] == header[0]
        && rows.allSatisfy { $0.cells[column].isEmpty }
    }
    guard let gap else { return }
    log.add(
      place, line: headerLine, "a second table starts in column \(gap + 2)",
      mend: "keep one table in a file or sheet")
  }

  /// Whether cells are all texts, as those of a header are.
  private static func isTitles(_ cells: [String]) -> Bool {
    cells.allSatisfy { $0.isEmpty || !StatisticalTable.isFigure($0) }
  }

  /// The cells of a column, in the order of the rows.
  func column(_ index: Int) -> [String] { rows.map { $0.cells[index] } }
}

extension TableSource {
  /// Reads a file from elsewhere: a workbook, or text in UTF-8 or windows-1252, at most 100 MB.
  init?(foreign place: String, log: inout ProblemLog) {
    self.init(
      place, orWindows1252: true, ifMissing: "check its name and folder", limit: 100, log: &log)
  }

  /// The file's table; of a workbook the one on the sheet that alone is wanted.
  func table(
    log: inout ProblemLog, isWanted: (DelimitedFile) -> Bool
  ) -> DelimitedFile? {
    table(delimiter: TableLines.usualDelimiter, log: &log, isWanted: isWanted) {
      DelimitedFile($0, log: &$1)
    }
  }
}
