import TerritoryLanguages
import TerritoryModel

/// A table of results before it is written: columns that know their titles, rows of typed cells.
///
/// Terminals, CSV, the page of the report and the workbook each write any such table: see
/// ``ResultTable/text``, ``ResultTable/csv(_:)``, ``PageTable`` and ``Sheet``.
package struct ResultTable {
  package enum Alignment { case left, right }

  package struct Column {
    /// What CSV calls it.
    let key: String
    let title: String
    let alignment: Alignment
    /// Whether long cells go on in a further line on terminals, so that the table fits.
    let wraps: Bool

    package static func text(_ title: String, key: String = "", wraps: Bool = true) -> Column {
      Column(key: key, title: title, alignment: .left, wraps: wraps)
    }
    package static func number(_ title: String, key: String = "") -> Column {
      Column(key: key, title: title, alignment: .right, wraps: false)
    }
    /// Numbers under a title that may be long.
    package static func figure(_ title: String, key: String = "") -> Column {
      Column(key: key, title: title, alignment: .right, wraps: true)
    }
    /// A column that only programs read.
    package static func key(_ key: String) -> Column { .text(key, key: key) }
  }

  /// What a cell holds, and by that how each output shows it.
  package enum Value: Hashable {
    case text(String)
    /// Digits that are a name, not a number: leading zeros live.
    case code(String)
    case count(Int)
    /// Shown with so many decimals.
    case number(Double, decimals: Int)
    /// Shown with at most two decimals.
    case plain(Double)
    /// Shown as per cent.
    case share(Double, decimals: Int)
    /// A figure as its source writes it: a number, dots, or nothing.
    case published(String)
    /// A figure that there is none of, which people see.
    case missing
    case empty
  }

  package struct Cell: Hashable {
    let value: Value
    /// Set behind the value for people, such as † for what is not proven.
    var mark = ""
    /// On the page: a second line, smaller.
    var note: String?
    /// On the page: the colour of a swatch before the text, as `#rrggbb`.
    var swatch: String?

    package static func text(_ text: String) -> Self { Cell(value: .text(text)) }
    package static func code(_ text: String) -> Self { Cell(value: .code(text)) }
    package static func count(_ count: Int) -> Self { Cell(value: .count(count)) }
    /// Full-time equivalents.
    package static func coaches(_ coaches: Coaches) -> Self {
      coaches.arePartTime ? .plain(coaches.equivalents) : .count(coaches.count)
    }
    package static func plain(_ number: Double) -> Self { Cell(value: .plain(number)) }
    package static func published(_ text: String) -> Self { Cell(value: .published(text)) }
    package static var missing: Self { Cell(value: .missing) }
    package static var empty: Self { Cell(value: .empty) }

    package static func number(_ number: Double, decimals: Int = 2, mark: String = "") -> Self {
      Cell(value: .number(number, decimals: decimals), mark: mark)
    }
    package static func share(_ share: Double, decimals: Int = 1) -> Self {
      Cell(value: .share(share, decimals: decimals))
    }
    static func optional(_ number: Double?, decimals: Int = 2) -> Self {
      number.map { .number($0, decimals: decimals) } ?? .empty
    }

    /// The value as people read it, in the current language.
    var shown: String {
      switch value {
      case .text(let text), .code(let text), .published(let text): text + mark
      case .count(let count): Figures.count(count) + mark
      case .number(let number, let decimals): Figures.fixed(number, digits: decimals) + mark
      case .plain(let number): Figures.short(number) + mark
      case .share(let share, let decimals): Figures.percent(share, digits: decimals) + mark
      case .missing: "–"
      case .empty: ""
      }
    }
  }

  struct Row {
    let cells: [Cell]
    /// The code of the municipality that the row tells of.
    var municipality: String?
    /// The sum of the rows above.
    var isTotal = false
  }

  /// Rows under a header of their own.
  struct Group {
    /// Nil for rows without such a header.
    let title: String?
    var rows: [Row] = []
  }

  private(set) var columns: [Column]
  private(set) var groups = [Group(title: nil)]
  /// Rows before which terminals draw a line, such as a total.
  private(set) var rules: Set<Int> = []

  package init(_ columns: [Column]) { self.columns = columns }

  /// The rows of all groups.
  var rows: [Row] { groups.flatMap(\.rows) }

  /// - Precondition: a cell for each column.
  package mutating func add(_ cells: [Cell]) { add(Row(cells: cells)) }

  package mutating func add(_ cells: Cell...) { add(cells) }

  package mutating func add(_ texts: [String]) { add(texts.map { .text($0) }) }

  package mutating func add(_ texts: String...) { add(texts) }

  mutating func add(_ row: Row) {
    precondition(row.cells.count == columns.count)
    groups[groups.count - 1].rows.append(row)
  }

  /// Begins rows under a header of their own; a group that got no rows is left out.
  mutating func group(_ title: String?) {
    groups.removeAll { $0.rows.isEmpty }
    groups.append(Group(title: title))
  }

  /// Draws a line between the rows so far and those that follow.
  package mutating func rule() { rules.insert(rows.count) }

  /// The table without the columns that no row has anything in.
  var withoutEmptyColumns: ResultTable {
    let all = rows
    let used = columns.indices.filter { column in all.contains { !$0.cells[column].isEmpty } }
    var table = self
    table.columns = used.map { columns[$0] }
    for index in groups.indices {
      table.groups[index].rows = groups[index].rows.map { row in
        Row(
          cells: used.map { row.cells[$0] }, municipality: row.municipality, isTotal: row.isTotal)
      }
    }
    return table
  }
}

extension ResultTable.Cell: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self = .text(text) }

  var isEmpty: Bool {
    switch value {
    case .empty, .missing, .text(""), .code(""): true
    default: false
    }
  }
}

/// Where a table is written.
enum Output: Hashable {
  case terminal, page, workbook, csv
}

/// A column of what several outputs tell of the same rows, each in the columns that it has room for.
struct ResultColumn<Row> {
  /// What CSV calls it.
  let key: String
  /// What it is called in each output that has it; CSV shows the key instead.
  let titles: [Output: String]
  let isNumber: Bool
  let cell: (Row, Output) -> ResultTable.Cell

  init(
    _ key: String, _ titles: [Output: String], isNumber: Bool = false,
    cell: @escaping (Row, Output) -> ResultTable.Cell
  ) {
    self.key = key
    self.titles = titles
    self.isNumber = isNumber
    self.cell = cell
  }

  /// A text column.
  static func text(
    _ key: String, _ titles: [Output: String], _ cell: @escaping (Row) -> ResultTable.Cell
  ) -> Self {
    Self(key, titles) { row, _ in cell(row) }
  }

  /// A column of numbers.
  static func number(
    _ key: String, _ titles: [Output: String], _ cell: @escaping (Row) -> ResultTable.Cell
  ) -> Self {
    Self(key, titles, isNumber: true) { row, _ in cell(row) }
  }

  func column(in output: Output) -> ResultTable.Column? {
    titles[output].map { isNumber ? .number($0, key: key) : .text($0, key: key) }
  }
}

extension ResultTable {
  /// The table of an output.
  ///
  /// - Parameter leading: columns before those of the rows' own.
  init<Row>(
    _ columns: [ResultColumn<Row>], _ rows: [Row] = [], for output: Output, leading: [Column] = []
  ) {
    self.init(leading + columns.compactMap { $0.column(in: output) })
    for row in rows { add(row, columns, for: output) }
  }

  /// Adds a row.
  mutating func add<Row>(
    _ row: Row, _ columns: [ResultColumn<Row>], for output: Output, leading: [Cell] = [],
    besides: [Cell] = [], municipality: String? = nil
  ) {
    let cells = columns.filter { $0.titles[output] != nil }.map { $0.cell(row, output) }
    add(ResultTable.Row(cells: leading + cells + besides, municipality: municipality))
  }
}

extension Array {
  /// The columns of these keys, in their order.
  func ordered<Row>(_ keys: [String]) -> Self where Element == ResultColumn<Row> {
    keys.map { key in first { $0.key == key }! }
  }
}

extension [Output: String] {
  /// The same title in each of these outputs.
  static func each(_ title: String, _ outputs: Output...) -> Self {
    Dictionary(uniqueKeysWithValues: outputs.map { ($0, title) })
  }
}
