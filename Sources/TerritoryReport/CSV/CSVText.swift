/// Rows as comma-separated text: quoted where needed, and harmless where a spreadsheet opens it.
package struct CSVText {
  package private(set) var text: String

  package init(header: [String]) { text = Self.line(header.map { .text($0) }) }

  package enum Cell {
    case text(String)
    /// Written unrounded, with a decimal point.
    case number(Double)
    case count(Int)
    /// A figure as its source writes it: a number, dots, or nothing.
    case published(String)
    case empty
  }

  package mutating func add(_ cells: [Cell]) { text += Self.line(cells) }

  private static func line(_ cells: [Cell]) -> String {
    cells.map(render).joined(separator: ",") + "\n"
  }

  private static func render(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(harmless(text))
    case .number(let value):
      value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    case .count(let value): "\(value)"
    case .published(let text): text
    case .empty: ""
    }
  }

  /// A spreadsheet runs text that starts like a formula; an apostrophe makes it text.
  private static func harmless(_ text: String) -> String {
    guard let first = text.first, "=+-@\t\r".contains(first) else { return text }
    return "'" + text
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",;\"\t".contains($0) || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
