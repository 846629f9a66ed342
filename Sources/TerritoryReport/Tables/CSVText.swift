import TerritoryModel

extension ResultTable {
  /// The table as CSV: quoted where needed, and harmless where a spreadsheet opens it; numbers as the
  /// shortest decimals that are right to 10⁻⁹.
  package func csv(_ style: CSVStyle = .current) -> String {
    let lines = [columns.map { .text($0.key) }] + rows.map(\.cells)
    return style.start
      + lines.map { $0.map { $0.csv(style) }.joined(separator: style.delimiter) + "\n" }.joined()
  }
}

extension ResultTable.Cell {
  fileprivate func csv(_ style: CSVStyle) -> String {
    switch value {
    case .text(let text), .code(let text): Self.quoted(text.harmless.harmlessInSpreadsheets)
    case .count(let count): "\(count)"
    case .number(let number, _), .plain(let number), .share(let number, _):
      style.number(number.written)
    case .published(let text): text
    case .missing, .empty: ""
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",;\"\t".contains($0) || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

/// How tables are written as CSV.
public enum CSVStyle: String, Sendable, CaseIterable {
  /// As Excel opens it with Finnish or Swedish settings: semicolons between cells, decimal commas,
  /// UTF-8 with a byte order mark.
  case excel
  /// As programs read it: commas between cells, decimal points, UTF-8 without a mark.
  case plain

  /// The style of all tables that are written at the moment, so that not every function between a
  /// command and a cell has to pass it on.
  @TaskLocal public static var current = CSVStyle.excel

  var delimiter: String { self == .excel ? ";" : "," }

  /// What a file starts with.
  var start: String { self == .excel ? "\u{FEFF}" : "" }

  /// A number as it is written with a decimal point, in this style.
  func number(_ text: String) -> String {
    self == .excel ? text.replacing(".", with: ",") : text
  }
}
