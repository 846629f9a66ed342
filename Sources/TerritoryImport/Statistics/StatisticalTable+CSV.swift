import Foundation
import TerritoryModel

extension StatisticalTable {
  /// Takes the columns of texts, of months and the first one as dimensions, and the titles of the
  /// other columns as two more: the month, where a title names one, and what is counted.
  init(_ file: DelimitedFile) {
    let stubs = file.header.indices.filter { $0 == 0 || Self.isStub(file.column($0)) }
    let figures = file.header.indices.filter { !stubs.contains($0) && !file.header[$0].isEmpty }
    let unnamed = RegionFolder.stem(file.place)
    var months = ValueIndex()
    var contents = ValueIndex()
    let titles = figures.map { column in
      let split = Period.split(file.header[column])
      let rest = split.map(\.rest) ?? file.header[column]
      return [
        months.position(of: Value(code: split?.period.name ?? "")),
        contents.position(of: Value(code: rest.isEmpty ? unnamed : rest)),
      ]
    }
    var values = Array(repeating: ValueIndex(), count: stubs.count)
    var cells: [Cell] = []
    for row in file.rows {
      let position = stubs.indices.map {
        values[$0].position(of: Value(code: row.cells[stubs[$0]]))
      }
      for (column, title) in zip(figures, titles) {
        cells.append(
          Cell(coordinates: position + title, text: row.cells[column], line: row.line))
      }
    }
    place = file.place
    dimensions = (values + [months, contents]).map(\.values)
    self.cells = cells
    origin = file.title
  }

  /// Whether a column tells what its row is about, instead of a figure.
  private static func isStub(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    if !filled.isEmpty, filled.allSatisfy({ Period($0) != nil }) { return true }
    // The odd cell that is no number is a fault of a column of figures.
    return 2 * filled.count(where: { !isFigure($0) }) > filled.count
  }

  /// Whether a cell may be meant as a number, right or wrong, or as none that is published.
  private static func isFigure(_ cell: String) -> Bool {
    cell.allSatisfy { $0.isNumber || $0.isWhitespace || ".,-−–…".contains($0) }
      && !(cell.contains("-") && cell.dropFirst().contains("-"))
  }
}
