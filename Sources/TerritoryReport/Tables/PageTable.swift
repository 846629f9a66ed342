/// A table of the page: headers above and at the left, so that each cell can be told by both.
struct PageTable {
  /// Different from those of all other tables and sections of the page.
  let id: String
  let caption: String
  let columns: [Column]
  let groups: [Group]
  /// What marks mean, under the table.
  let notes: [String]

  struct Column {
    let title: String
    let isNumber: Bool
  }

  /// Rows under a header of their own.
  struct Group {
    /// nil for rows without such a header.
    let title: String?
    /// How many columns the header spans.
    let width: Int
    let rows: [Row]
  }

  struct Row {
    let head: Cell
    let cells: [Cell]
    /// The code of the municipality that the row tells of.
    let municipality: String?
    /// The sum of the rows above.
    let isTotal: Bool
  }

  struct Cell {
    let text: String
    let isNumber: Bool
    /// A second line, smaller.
    let note: String?
    /// The colour of a swatch before the text, as `#rrggbb`.
    let swatch: String?
  }

  /// - Parameters:
  ///   - notes: what marks mean, under the table.
  ///   - inSentenceCase: whether titles and the heads of rows begin with a capital here, which on
  ///     terminals they don't.
  init(
    _ id: String, _ caption: String, _ table: ResultTable, _ notes: [String] = [],
    inSentenceCase: Bool = false
  ) {
    let cased = { (text: String) in inSentenceCase ? text.capitalisedFirst : text }
    self.id = id
    self.caption = caption
    self.notes = notes
    columns = table.columns.map {
      Column(title: cased($0.title), isNumber: $0.alignment == .right)
    }
    let areNumbers = columns.map(\.isNumber)
    groups = table.groups.filter { !$0.rows.isEmpty }.map { group in
      Group(
        title: group.title, width: table.columns.count,
        rows: group.rows.map { row in
          let cells = zip(row.cells, areNumbers).enumerated().map { place, cell in
            Cell(
              text: place == 0 ? cased(cell.0.shown) : cell.0.shown, isNumber: cell.1,
              note: cell.0.note, swatch: cell.0.swatch)
          }
          return Row(
            head: cells[0], cells: Array(cells.dropFirst()),
            municipality: row.municipality, isTotal: row.isTotal)
        })
    }
  }

  var isEmpty: Bool { groups.isEmpty }
}

extension String {
  /// The text with a capital at its beginning.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
