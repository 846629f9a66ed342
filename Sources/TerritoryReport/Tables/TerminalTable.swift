import TerritoryLanguages
import TerritoryModel

extension ResultTable {
  /// Characters of a terminal's line.
  static let width = 100

  /// The table's lines for a terminal of 100 columns, each ending in a line break: aligned, with long
  /// texts wrapped in their column.
  package var text: String {
    // Before widths are counted, which what is written out changes.
    let titles = columns.map(\.title.harmless)
    let rows = rows.map { $0.cells.map(\.shown.harmless) }
    let widths = columnWidths(titles, rows)
    let line = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    var lines = render(titles, widths) + [line]
    for (index, row) in rows.enumerated() {
      if rules.contains(index) { lines.append(line) }
      lines += render(row, widths)
    }
    return lines.map { $0.trimmingTrailingSpaces() + "\n" }.joined()
  }

  /// As wide as the widest cell; the widest texts give way until the table fits, first those that
  /// break no word.
  private func columnWidths(_ titles: [String], _ rows: [[String]]) -> [Int] {
    let cells = columns.indices.map { index in [titles[index]] + rows.map { $0[index] } }
    var widths = cells.map { $0.map(\.count).max() ?? 0 }
    let gaps = 2 * (columns.count - 1)
    for least in [cells.map { max(12, $0.map(\.longestWord).max() ?? 0) }, cells.map { _ in 12 }] {
      while widths.reduce(gaps, +) > Self.width {
        let texts = columns.indices.filter { columns[$0].wraps && widths[$0] > least[$0] }
        guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
      }
    }
    return widths
  }

  private func render(_ cells: [String], _ widths: [Int]) -> [String] {
    let wrapped = zip(cells, widths).map { $0.wrapped(to: $1) }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      columns.indices.map { index in
        let part = line < wrapped[index].count ? wrapped[index][line] : ""
        let padding = String(repeating: " ", count: max(0, widths[index] - part.count))
        return columns[index].alignment == .left ? part + padding : padding + part
      }.joined(separator: "  ")
    }
  }
}

/// Running text in lines of the terminal's width.
package func paragraph(_ text: String) -> String {
  text.wrapped(to: ResultTable.width).map { $0 + "\n" }.joined()
}

/// How to mend what was said, in lines of the terminal's width.
func remedyText(_ remedy: String) -> String {
  let label = "    \(phrase("mend:")) "
  let lines = remedy.wrapped(to: ResultTable.width - label.count)
  let indent = String(repeating: " ", count: label.count)
  return lines.enumerated().map { ($0 == 0 ? label : indent) + $1 + "\n" }.joined()
}

extension String {
  /// The text in lines of at most `width` characters, broken at spaces, else after hyphens, else
  /// anywhere.
  func wrapped(to width: Int) -> [String] {
    // A percent sign stays with its number. (A figure space, since languages have their own use for
    // the no-break space.)
    let glued = replacing(" %", with: "\u{2007}%")
    return glued.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
        if !line.isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = ""
        }
        var rest = line.isEmpty ? word : Substring(line + " " + word)
        // What is counted is a line at a time: a word may be a megabyte.
        while let most = rest.index(rest.startIndex, offsetBy: width, limitedBy: rest.endIndex),
          most < rest.endIndex
        {
          let end = rest[..<most].lastIndex(of: "-").map { rest.index(after: $0) } ?? most
          lines.append(String(rest[..<end]))
          rest = rest[end...]
        }
        line = String(rest)
      }
      return (lines + [line]).map { $0.replacing("\u{2007}%", with: " %") }
    }
  }

  /// Characters of the longest part that no line has to break.
  fileprivate var longestWord: Int {
    split { $0 == " " || $0 == "\n" }.map { word in
      let parts = word.split(separator: "-", omittingEmptySubsequences: false)
      // A hyphen stays with the part before it.
      return parts.enumerated().map { $0 < parts.count - 1 ? $1.count + 1 : $1.count }.max() ?? 0
    }.max() ?? 0
  }

  func trimmingTrailingSpaces() -> String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
