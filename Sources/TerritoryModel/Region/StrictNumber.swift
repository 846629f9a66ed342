/// Reads numbers from text without guessing: a decimal point, no thousands separators.
public enum StrictNumber {
  /// Reads `1234`, `1234.5` or `-3`; nothing else is a number.
  ///
  /// - Throws: ``Violation`` that says what was found and how to write it.
  public static func parse(_ text: String) throws(Violation) -> Double {
    let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let wellFormed =
      (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    if wellFormed, let value = Double(text), value.isFinite { return value }
    throw Violation(what: "\"\(text)\" is not a number", remedy: remedy(for: text))
  }

  private static func remedy(for text: String) -> String {
    if text.isEmpty { return "write a number" }
    if text.allSatisfy({ $0 == "." || $0 == "…" }) {
      return "the count is suppressed in the source: write an estimate of it"
        + " and name the column in the row's `estimated` cell"
    }
    let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
    let closed = text.filter { !spaces.contains($0) }
    if closed.contains(",") {
      return "write a decimal point and no thousands separator:"
        + " \(closed.replacing(",", with: "."))"
    }
    if closed.count < text.count { return "write it without a space: \(closed)" }
    return "write digits with a decimal point, such as 1234 or 1234.5"
  }
}
