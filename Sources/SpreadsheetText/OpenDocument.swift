import Foundation

/// Reads the sheets of an OpenDocument spreadsheet (ISO/IEC 26300), as LibreOffice writes it: their
/// names, and the cells of one of them.
final class OpenDocument: XMLElements {
  private(set) var sheets: [(name: String, isHidden: Bool)] = []
  private(set) var grid = SheetGrid()

  /// The sheet whose cells are wanted; nil for the names alone.
  private let wanted: Int?
  private var isWanted: Bool { wanted.map { $0 == sheets.count - 1 } ?? false }
  /// Styles of sheets that are not shown.
  private var hiddenStyles: Set<String> = []
  private var style = ""
  private var tables = 0
  private var row = 0
  private var column = 0
  private var repeatedRows = 1
  /// Cells of the row that have something in them, once each where they repeat.
  private var cells: [RepeatedCell] = []
  private var cell: Cell?
  private var repeatedColumns = 1
  private var isText = false
  /// Notes and drawings in a cell are none of its text.
  private var aside = 0

  private struct Cell {
    var text = ""
    var formula = ""
    var type = ""
    var value: String?
    var rows = 1
  }

  private struct RepeatedCell {
    let text: String
    let isNumber: Bool
    let rows: Int
    let columns: Range<Int>
  }

  private static let asides: Set<String> = ["annotation", "frame", "g", "custom-shape", "shapes"]
  private static let most = (rows: 16_777_216, columns: 16_384)

  init(cellsOf wanted: Int? = nil) { self.wanted = wanted }

  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetFault) {
    switch name {
    case "style": style = attributes["name"] ?? ""
    case "table-properties":
      if attributes["display"] == "false" { hiddenStyles.insert(style) }
    case "table":
      tables += 1
      guard tables == 1 else { return }
      guard sheets.count < 10_000 else { throw .tooLarge }
      sheets.append(
        (attributes["name"] ?? "", hiddenStyles.contains(attributes["style-name"] ?? "")))
      row = 0
    case _ where !isWanted || tables != 1: break
    case _ where Self.asides.contains(name): aside += 1
    case "table-row":
      repeatedRows = Self.count(attributes["number-rows-repeated"])
      (column, cells) = (0, [])
    case "table-cell", "covered-table-cell":
      repeatedColumns = Self.count(attributes["number-columns-repeated"])
      // A formula whose value nobody computed shows itself, so that it isn't taken for an empty cell.
      cell = Cell(
        formula: attributes["formula"].map { String($0.prefix(40)) } ?? "",
        type: attributes["value-type"] ?? "",
        value: attributes["value"] ?? attributes["date-value"] ?? attributes["boolean-value"],
        rows: Self.count(attributes["number-rows-spanned"]))
    case "p" where aside == 0:
      isText = true
      if cell?.text.isEmpty == false { cell?.text.append(" ") }
    case "s" where aside == 0: cell?.text.append(" ")
    default: break
    }
  }

  func text(_ text: String) throws(SpreadsheetFault) {
    guard isText, aside == 0, let length = cell?.text.utf8.count else { return }
    guard length < 1_000_000 else { throw .tooLarge }
    cell?.text.append(text)
  }

  func end(_ name: String) throws(SpreadsheetFault) {
    switch name {
    case "table": tables -= 1
    case _ where !isWanted || tables != 1: break
    case _ where Self.asides.contains(name): aside -= 1
    case "p": isText = false
    case "table-cell", "covered-table-cell":
      let next = min(column + repeatedColumns, Self.most.columns)
      if let cell, column < next {
        let (text, isNumber) = Self.text(cell)
        // What shows nothing is not repeated: a few such cells can stand for billions.
        let line = SheetGrid.oneLine(text)
        if !line.isEmpty {
          cells.append(
            RepeatedCell(text: line, isNumber: isNumber, rows: cell.rows, columns: column..<next))
        }
      }
      column = next
      cell = nil
    case "table-row":
      if !cells.isEmpty {
        for _ in 0..<repeatedRows {
          try addRow()
          row += 1
        }
      } else {
        row = min(row + repeatedRows, Self.most.rows)
      }
    default: break
    }
  }

  private func addRow() throws(SpreadsheetFault) {
    guard row < Self.most.rows else { throw .tooLarge }
    for cell in cells {
      for column in cell.columns {
        try grid.add(cell.text, row: row, column: column, isNumber: cell.isNumber)
        if cell.rows > 1 {
          let last = min(row + cell.rows - 1, Self.most.rows)
          try grid.merge(row...last, column: column)
        }
      }
    }
  }

  private static func text(_ cell: Cell) -> (text: String, isNumber: Bool) {
    switch (cell.type, cell.value) {
    case ("float", let value?), ("currency", let value?):
      guard let number = Double(value), number.isFinite else { return (cell.text, false) }
      // A code that is shown with its zeros, 005, means them.
      let isCode =
        cell.text.count > 1 && cell.text.first == "0"
        && cell.text.allSatisfy({ $0.isASCII && $0.isNumber }) && Double(cell.text) == number
      return (isCode ? cell.text : NumberFormat.general.text(number), true)
    case ("percentage", let value?):
      guard let number = Double(value), number.isFinite else { return (cell.text, false) }
      return (NumberFormat.percent.text(number), true)
    case ("date", let value?): return (String(value.prefix(10)), true)
    default:
      let isUnknown = cell.text.isEmpty && cell.type.isEmpty && !cell.formula.isEmpty
      return (isUnknown ? "=\(cell.formula)" : cell.text, false)
    }
  }

  /// A number of repetitions, at least one.
  private static func count(_ text: String?) -> Int {
    text.flatMap { Int($0) }.map { min(max($0, 1), most.rows) } ?? 1
  }
}
