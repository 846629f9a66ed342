/// A table of the page: headers above and at the left, so that each cell can be told by both.
struct PageTable {
  /// Different from those of all other tables and sections of the page.
  let id: String
  let caption: String
  let columns: [Column]
  private(set) var groups: [Group]
  /// What marks mean, under the table.
  var notes: [String] = []

  struct Column {
    let title: String
    let isNumber: Bool

    static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// Rows under a header of their own.
  struct Group {
    /// nil for rows without such a header.
    let title: String?
    /// How many columns the header spans.
    let width: Int
    var rows: [Row]
  }

  struct Row {
    let head: Cell
    let cells: [Cell]
    /// The code of the municipality that the row tells of.
    var municipality: String?
    /// The sum of the rows above.
    var isTotal = false
  }

  struct Cell {
    let text: String
    var isNumber = false
    /// A second line, smaller.
    var note: String?
    /// The colour of a swatch before the text, as `#rrggbb`.
    var swatch: String?
  }

  init(_ id: String, _ caption: String, _ columns: [Column]) {
    self.id = id
    self.caption = caption
    self.columns = columns
    groups = [Group(title: nil, width: columns.count, rows: [])]
  }

  /// A table that is shown on terminals too. Lines between its rows are left out.
  init(_ id: String, _ caption: String, _ table: TextTable, _ notes: [String] = []) {
    self.init(
      id, caption,
      table.columns.map {
        Column(title: $0.title.capitalisedFirst, isNumber: $0.alignment == .right)
      })
    for row in table.rows {
      add([Cell(text: row[0].capitalisedFirst)] + row.dropFirst().map { Cell(text: $0) })
    }
    self.notes = notes
  }

  var isEmpty: Bool { groups.allSatisfy(\.rows.isEmpty) }

  /// Begins rows under a header of their own; one that gets no rows is left out.
  mutating func group(_ title: String?) {
    groups.removeAll { $0.rows.isEmpty }
    groups.append(Group(title: title, width: columns.count, rows: []))
  }

  /// Adds a row; the first cell is its header.
  mutating func add(
    _ cells: [Cell], municipality: String? = nil, isTotal: Bool = false
  ) {
    let aligned = zip(cells, columns).map { cell, column in
      Cell(
        text: cell.text, isNumber: column.isNumber, note: cell.note, swatch: cell.swatch)
    }
    groups[groups.count - 1].rows.append(
      Row(
        head: aligned[0], cells: Array(aligned.dropFirst()), municipality: municipality,
        isTotal: isTotal))
  }

  mutating func add(_ texts: String...) { add(texts.map { Cell(text: $0) }) }
}

extension PageTable.Cell: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self.init(text: text) }
}
