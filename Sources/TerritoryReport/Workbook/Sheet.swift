/// A table of the workbook, before it is written.
struct Sheet {
  /// At most 31 characters, none of `[]:*?/\`.
  let name: String
  let columns: [String]
  let rows: [[ResultTable.Cell]]
  /// Columns that stay in sight when the table is moved sideways.
  let fixedColumns: Int

  init(_ name: String, _ table: ResultTable, fixedColumns: Int = 1) {
    self.name = name
    columns = table.columns.map(\.title)
    rows = table.rows.map(\.cells)
    self.fixedColumns = fixedColumns
  }
}

// How Excel is to show cells.
extension ResultTable.Cell {
  /// The text of a cell that holds one.
  var text: String? {
    switch value {
    case .text(let text), .code(let text), .published(let text): text
    default: nil
    }
  }

  /// The number of a cell that holds one; what is not finite has no number.
  var number: Double? {
    switch value {
    case .count(let count): Double(count)
    case .number(let number, _), .plain(let number), .share(let number, _):
      number.isFinite ? number : nil
    case .text, .code, .published, .missing, .empty: nil
    }
  }

  /// In Excel's own notation, which it translates into the user's.
  var numberFormat: String? {
    switch value {
    case .count, .number(_, decimals: 0): "#,##0"
    case .number(_, let decimals): "#,##0." + String(repeating: "0", count: decimals)
    case .share: "0.0 %"
    case .code: "@"
    case .text, .plain, .published, .missing, .empty: nil
    }
  }

  /// About the text that Excel shows.
  var shownInWorkbook: String {
    switch value {
    case .text(let text), .code(let text), .published(let text): text
    case .count: Figures.fixed(number ?? 0, digits: 0)
    case .number(_, let decimals): Figures.fixed(number ?? 0, digits: decimals)
    case .plain: Figures.fixed(number ?? 0, digits: 2)
    case .share: Figures.fixed(number ?? 0, digits: 1) + " %"
    case .missing, .empty: ""
    }
  }
}

/// How wide columns are and how high rows, so that all of a sheet can be read.
struct SheetLayout {
  /// Widest column in characters; longer texts are broken into lines.
  private static let widest = 48
  /// Most lines that a row shows: Excel's rows end at 409 points.
  private static let mostLines = 27

  /// In characters.
  let widths: [Int]
  /// Lines of each row, the header first.
  let lines: [Int]

  init(_ sheet: Sheet) {
    let widths = sheet.columns.indices.map { column in
      let cells = sheet.rows.map { row in
        row[column].shownInWorkbook.split(separator: "\n").map(\.count).max() ?? 0
      }
      let words = sheet.columns[column].split(separator: " ").map(\.count).max() ?? 0
      // Space at the sides; the button of the filter covers some of the header.
      return min(max((cells.max() ?? 0) + 3, words + 4), Self.widest)
    }
    self.widths = widths
    let header = zip(sheet.columns, widths).map { Self.lines($0, within: $1 - 3) }.max() ?? 1
    lines =
      [header]
      + sheet.rows.map { row in
        min(
          zip(row, widths).map { Self.lines($0.shownInWorkbook, within: $1 - 2) }.max() ?? 1,
          Self.mostLines)
      }
  }

  /// How many lines a text needs that is broken between words.
  static func lines(_ text: String, within width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, paragraph in
      var lines = 1
      var filled = 0
      for word in paragraph.split(separator: " ") {
        let space = filled == 0 ? 0 : 1
        if filled + space + word.count <= width {
          filled += space + word.count
          continue
        }
        if filled > 0 { lines += 1 }
        // A word that is longer than a line is broken anywhere.
        lines += max(0, word.count - 1) / width
        filled = (word.count - 1) % width + 1
      }
      return sum + lines
    }
  }
}
