/// A table of the workbook, before it is written.
struct Sheet {
  /// What a cell holds, and by that how it is shown.
  enum Cell: Hashable {
    case text(String)
    /// Digits that are a name, not a number: leading zeros live.
    case code(String)
    case count(Int)
    /// Shown with so many decimals, kept unrounded.
    case number(Double, decimals: Int)
    /// Shown with as many decimals as it has.
    case plain(Double)
    /// Shown as per cent.
    case share(Double)
    case empty
  }

  /// At most 31 characters, none of `[]:*?/\`.
  let name: String
  private(set) var columns: [String]
  private(set) var rows: [[Cell]] = []
  /// Columns that stay in sight when the table is moved sideways.
  let fixedColumns: Int

  init(_ name: String, columns: [String], fixedColumns: Int = 1) {
    self.name = name
    self.columns = columns
    self.fixedColumns = fixedColumns
  }

  /// - Precondition: a cell for each column.
  mutating func add(_ cells: [Cell]) {
    precondition(cells.count == columns.count)
    rows.append(cells)
  }

  /// The sheet without the columns that no row has anything in.
  var withoutEmptyColumns: Sheet {
    let used = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    var sheet = self
    sheet.columns = used.map { columns[$0] }
    sheet.rows = rows.map { row in used.map { row[$0] } }
    return sheet
  }
}

extension Sheet.Cell {
  static func optional(_ value: Double?, decimals: Int) -> Self {
    value.map { .number($0, decimals: decimals) } ?? .empty
  }

  var isEmpty: Bool { self == .empty || text == "" }

  /// The text of a cell that holds one.
  var text: String? {
    switch self {
    case .text(let text), .code(let text): text
    default: nil
    }
  }

  /// The number of a cell that holds one; what is not finite has no number.
  var number: Double? {
    switch self {
    case .count(let value): Double(value)
    case .number(let value, _), .plain(let value), .share(let value):
      value.isFinite ? value : nil
    case .text, .code, .empty: nil
    }
  }

  /// How Excel is to show the number, in its own notation, which it translates into the user's.
  var numberFormat: String? {
    switch self {
    case .count, .number(_, decimals: 0): "#,##0"
    case .number(_, let decimals): "#,##0." + String(repeating: "0", count: decimals)
    case .share: "0.0 %"
    case .code: "@"
    case .text, .plain, .empty: nil
    }
  }

  /// About the text that Excel shows.
  var shown: String {
    switch self {
    case .text(let text), .code(let text): text
    case .count, .number, .plain, .share:
      Figures.fixed(number ?? 0, digits: decimals) + (isShare ? " %" : "")
    case .empty: ""
    }
  }

  private var isShare: Bool { if case .share = self { true } else { false } }

  private var decimals: Int {
    switch self {
    case .number(_, let decimals): decimals
    case .plain: 2
    case .share: 1
    case .text, .code, .count, .empty: 0
    }
  }
}
