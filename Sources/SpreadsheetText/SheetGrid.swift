/// The cells of a sheet while they are read, and the table that they come to.
struct SheetGrid {
  /// Cells that stand as one: rows and columns from 0, the last ones included.
  struct Merge {
    let rows: ClosedRange<Int>
    let column: Int
  }

  private struct Cell {
    let row: Int
    let column: Int
    let text: String
    let isNumber: Bool
  }

  private var cells: [Cell] = []
  private var merges: [Merge] = []
  private var texts = 0

  /// Cells with something in them.
  var count: Int { cells.count }

  /// Cells with something in them, and places in the table that these span.
  private static let most = (cells: 1_000_000, places: 2_000_000)
  /// Most characters of a cell, as in Excel.
  private static let longest = 32_767
  private static let mostMerges = 10_000
  private static let mostText = 100_000_000

  /// Takes a cell; what is empty is passed over.
  ///
  /// - Parameters:
  ///   - row: from 0.
  ///   - column: from 0.
  mutating func add(
    _ text: String, row: Int, column: Int, isNumber: Bool = false
  ) throws(SpreadsheetFault) {
    let text = Self.oneLine(text)
    guard !text.isEmpty else { return }
    texts += text.utf8.count
    guard cells.count < Self.most.cells, texts <= Self.mostText else { throw .tooLarge }
    guard text.utf8.count <= 4 * Self.longest else {
      throw SpreadsheetFault(
        row: row + 1, "a cell holds more than \(Self.longest) characters",
        mend: "keep the table alone in the workbook")
    }
    cells.append(Cell(row: row, column: column, text: text, isNumber: isNumber))
  }

  mutating func merge(_ rows: ClosedRange<Int>, column: Int) throws(SpreadsheetFault) {
    guard rows.count > 1 else { return }
    guard merges.count < Self.mostMerges else { throw .tooLarge }
    merges.append(Merge(rows: rows, column: column))
  }

  /// A line break in a cell, which titles have, is a space.
  static func oneLine(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x80 }
    return isPlain ? text : text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The rows that have something in them, with the number of each from 1 and as many cells as the
  /// widest one has from the leftmost on.
  ///
  /// A text that is merged over several rows stands in each of them.
  ///
  /// - Throws: ``SpreadsheetFault`` where a number is merged over rows, or the table is too large.
  func rows() throws(SpreadsheetFault) -> [(line: Int, cells: [String])] {
    guard let left = cells.map(\.column).min(), let right = cells.map(\.column).max() else {
      return []
    }
    let width = right - left + 1
    let used = Set(cells.map(\.row)).sorted()
    guard used.count <= Self.most.places / width else { throw .tooLarge }
    var places: [Int: Int] = [:]
    for (place, row) in used.enumerated() { places[row] = place }
    var rows = Array(repeating: Array(repeating: "", count: width), count: used.count)
    let starts = Set(merges.map { [$0.rows.lowerBound, $0.column] })
    var numbers: Set<[Int]> = []
    for cell in cells {
      guard let place = places[cell.row] else { continue }
      rows[place][cell.column - left] = cell.text
      if cell.isNumber, starts.contains([cell.row, cell.column]) {
        numbers.insert([cell.row, cell.column])
      }
    }
    var filled = 0
    for merge in merges where (left...right).contains(merge.column) {
      let first = merge.rows.lowerBound
      guard let start = places[first] else { continue }
      let text = rows[start][merge.column - left]
      guard !text.isEmpty else { continue }
      if numbers.contains([first, merge.column]) {
        throw SpreadsheetFault(
          row: first + 1,
          "the number \(text) stands in cells that are merged over rows \(first + 1) to"
            + " \(merge.rows.upperBound + 1): it is not clear which row it is of",
          mend: "unmerge the cells and write a number in each row")
      }
      for place in used.indices[(start + 1)...] {
        guard used[place] <= merge.rows.upperBound else { break }
        // Merged cells that lie one over the other fill the same places time and again.
        filled += 1
        guard filled <= Self.most.places else { throw .tooLarge }
        rows[place][merge.column - left] = text
      }
    }
    return zip(used, rows).map { ($0 + 1, $1) }
  }
}
