import Foundation

/// Reads the cells of a sheet of Excel.
final class ExcelSheet: XMLElements {
  private(set) var grid = SheetGrid()
  private let workbook: ExcelWorkbook
  private var row = -1
  private var column = -1
  private var type = ""
  private var format = NumberFormat.general
  private var value = ""
  private var formula: String?
  /// Which of the cell's texts is being read.
  private var reading: String?
  private var phonetic = 0

  /// Excel's last row and column.
  static let most = (rows: 1_048_576, columns: 16_384)

  init(_ workbook: ExcelWorkbook) { self.workbook = workbook }

  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetFault) {
    switch name {
    case "row":
      let number = attributes["r"].map { Int($0) ?? 0 } ?? row + 2
      guard (1...Self.most.rows).contains(number) else { throw .damaged("a row") }
      (row, column) = (number - 1, -1)
    case "c":
      let reference = attributes["r"]
      guard let place = reference.map(Self.place) ?? (row, column + 1),
        (0..<Self.most.rows).contains(place.row), place.column < Self.most.columns
      else { throw .damaged("row \(row + 1)") }
      (row, column) = place
      type = attributes["t"] ?? "n"
      let style = attributes["s"].flatMap { Int($0) } ?? 0
      let formats = workbook.formats
      format = formats.indices.contains(style) ? formats[style] : .general
      (value, formula) = ("", nil)
    case "f":
      formula = ""
      reading = name
    case "v", "t": reading = phonetic == 0 ? name : nil
    case "rPh": phonetic += 1
    case "mergeCell":
      guard let ends = attributes["ref"]?.split(separator: ":").map({ Self.place(String($0)) }),
        ends.count == 2, let first = ends[0], let last = ends[1], first.row <= last.row
      else { return }
      try grid.merge(first.row...last.row, column: first.column)
    default: break
    }
  }

  func text(_ text: String) throws(SpreadsheetFault) {
    guard let reading else { return }
    guard value.utf8.count + text.utf8.count < 1_000_000 else { throw .tooLarge }
    // Only the beginning of a formula is ever shown.
    if reading == "f" {
      if formula.map({ $0.utf8.count < 40 }) == true { formula?.append(text) }
    } else {
      value += text
    }
  }

  func end(_ name: String) throws(SpreadsheetFault) {
    switch name {
    case "f", "v", "t": reading = nil
    case "rPh": phonetic -= 1
    case "c":
      let (text, isNumber) = try cell()
      try grid.add(text, row: row, column: column, isNumber: isNumber)
    default: break
    }
  }

  /// What the cell shows. A formula whose value nobody computed shows itself, so that it isn't taken
  /// for an empty cell.
  private func cell() throws(SpreadsheetFault) -> (text: String, isNumber: Bool) {
    switch type {
    case "s":
      let index = Int(value.trimmingCharacters(in: .whitespaces))
      guard let index, workbook.texts.indices.contains(index) else {
        throw .damaged("row \(row + 1)")
      }
      return (workbook.texts[index], false)
    case "b": return (value == "1" ? "TRUE" : value == "0" ? "FALSE" : value, false)
    case "d": return (String(value.prefix(10)), false)
    case "str", "inlineStr", "e": return (value, false)
    default:
      if value.isEmpty { return (formula.map { "=\($0)" } ?? "", false) }
      guard let number = Double(value.trimmingCharacters(in: .whitespaces)), number.isFinite else {
        return (value, false)
      }
      return (format.text(number, from1904: workbook.from1904), true)
    }
  }

  /// `B3` as a row and column from 0; nil where it is none.
  private static func place(_ text: String) -> (row: Int, column: Int)? {
    var column = 0
    var digits = text.utf8[...]
    while let letter = digits.first, (65...90).contains(letter & 0xDF), column < 100_000 {
      column = column * 26 + Int(letter & 0xDF) - 64
      digits = digits.dropFirst()
    }
    guard column > 0, let row = Int(Substring(digits)), row > 0 else { return nil }
    return (row - 1, column - 1)
  }
}
