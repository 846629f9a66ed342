extension String {
  /// The text with an apostrophe before it where a spreadsheet would run it as a formula: text that
  /// starts with `=`, `+`, `-`, `@`, a tab or a line break, even behind apostrophes of its own.
  package var harmlessInSpreadsheets: String { looksLikeFormula ? "'\(self)" : self }

  /// The text as it was before ``harmlessInSpreadsheets``.
  package var withoutSpreadsheetMark: String {
    first == "'" && looksLikeFormula ? String(dropFirst()) : self
  }

  private var looksLikeFormula: Bool {
    // Scalars, since a letter with a loose accent before it, or \r\n, is one character of its own.
    guard let first = unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
  }
}
