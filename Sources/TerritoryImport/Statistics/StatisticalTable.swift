import Foundation
import TerritoryModel

/// A table of figures as it was published, whatever the format of its file: dimensions, and cells
/// that each stand at one value of every dimension.
struct StatisticalTable {
  /// A value of a dimension: an area, a month, what is counted.
  struct Value: Hashable {
    let code: String
    /// The name where the file gives one, else the code.
    let label: String

    init(code: String, label: String? = nil) {
      self.code = code
      self.label = label ?? code
    }
  }

  struct Cell {
    /// A position in the values of each dimension.
    let coordinates: [Int]
    /// As it stands in the file: a number, dots, or nothing.
    let text: String
    /// The line in the file, where lines tell anything.
    let line: Int?
  }

  /// The path as the user can open it.
  let place: String
  /// The values of each dimension. What each dimension is, only its values tell.
  let dimensions: [[Value]]
  let cells: [Cell]
  /// What the file says of its origin: title, source, when it was updated; empty where nothing.
  let origin: String
}

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
