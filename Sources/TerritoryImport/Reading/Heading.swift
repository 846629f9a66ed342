/// What stands above the columns of a table: one row, or several where the upper ones head groups of
/// columns, as months do in what PxWeb writes for Excel.
struct Heading {
  /// The title of each column: what stands above it in each row, from above.
  let titles: [String]
  /// Where the table's own rows begin.
  let end: Int
  let lastLine: Int

  private static let mostRows = 6

  /// - Parameter lines: the table from its first row of headings on; one at least.
  init(_ lines: ArraySlice<(line: Int, cells: [String])>) {
    var levels = [lines.first!.cells]
    for (_, cells) in lines.dropFirst().prefix(Self.mostRows - 1) {
      guard Self.isHeading(cells, below: levels) else { break }
      levels.append(cells)
    }
    end = lines.startIndex + levels.count
    lastLine = lines[end - 1].line
    titles = levels.count == 1 ? levels[0] : Self.joined(levels)
  }

  /// Whether a row goes on with the headings above it: texts or periods alone, where a heading above
  /// spans several columns or leaves the first one open.
  private static func isHeading(_ cells: [String], below levels: [[String]]) -> Bool {
    let above = levels.last!
    guard cells.count == above.count, let first = cells.first,
      first.isEmpty || first == above[0] || above[0].isEmpty,
      Period(first) != nil || !StatisticalTable.isFigure(first) || first.isEmpty
    else { return false }
    let inner = zip(cells, above).dropFirst()
    let isSpanned = inner.contains { !$0.isEmpty && $1.isEmpty }
    var dates = 0
    for (cell, heading) in inner where !cell.isEmpty {
      guard let period = Period(cell) else {
        if StatisticalTable.isFigure(cell) { return false }
        continue
      }
      // A count of people may look like a year.
      if Period.split(heading) != nil || (period.isYear && !isSpanned && !first.isEmpty) {
        return false
      }
      dates += 1
    }
    let isDated = dates > 0 || above.contains { Period.split($0) != nil }
    return inner.contains { !$0.0.isEmpty } && (isSpanned || isDated)
  }

  private static func joined(_ levels: [[String]]) -> [String] {
    var parts: [[String]] = Array(repeating: [], count: levels[0].count)
    for (index, level) in levels.enumerated() {
      var spanning = ""
      for column in level.indices {
        if !level[column].isEmpty { spanning = level[column] }
        // A heading spans the empty cells to its right as far as headings below tell them apart.
        // isHeading(_:below:) takes only rows of the same width.
        let isSpanned = levels[(index + 1)...].contains { !$0[column].isEmpty }
        let part = level[column].isEmpty && !isSpanned ? "" : spanning
        if !part.isEmpty, !parts[column].contains(part) { parts[column].append(part) }
      }
    }
    return parts.map { $0.joined(separator: " ") }
  }
}
