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
