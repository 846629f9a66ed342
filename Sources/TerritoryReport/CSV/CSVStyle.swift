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
