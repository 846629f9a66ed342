import TerritoryModel

/// Rows as CSV: quoted where needed, and harmless where a spreadsheet opens it.
package struct CSVText {
  package private(set) var text: String
  private let style: CSVStyle

  /// - Parameter style: nil for the style that is current.
  package init(header: [String], style: CSVStyle? = nil) {
    self.style = style ?? .current
    text = self.style.start
    add(header.map { .text($0) })
  }

  package enum Cell {
    case text(String)
    /// Written as the shortest decimal that is right to 10⁻⁹.
    case number(Double)
    case count(Int)
    /// A figure as its source writes it: a number, dots, or nothing.
    case published(String)
    case empty
  }

  package mutating func add(_ cells: [Cell]) {
    text += cells.map(render).joined(separator: style.delimiter) + "\n"
  }

  private func render(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): Self.quoted(text.harmlessInSpreadsheets)
    case .number(let value): style.number(value.written)
    case .count(let value): "\(value)"
    case .published(let text): text
    case .empty: ""
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",;\"\t".contains($0) || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
