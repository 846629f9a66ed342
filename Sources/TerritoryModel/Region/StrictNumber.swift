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
    throw Violation(what: "\(quoted(text)) is not a number", remedy: remedy(for: text))
  }

  private static func remedy(for text: String) -> Wording {
    if text.isEmpty { return "write a number" }
    let most = 40
    guard text.count <= most else { return general }
    if text.allSatisfy({ $0 == "." || $0 == "…" }) {
      return "dots (... or ..) stand for a suppressed count, which only a column of counts in"
        + " statistics/ may hold: write the number"
    }
    let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
    let closed = text.filter { !spaces.contains($0) }
    if closed.contains(",") {
      // 1,234.5 and 1,234,567 have commas between thousands; in 1234,5 it is the decimal sign.
      let isGrouped = closed.contains(".") || closed.count(where: { $0 == "," }) > 1
      // 55,000 is more often fifty-five thousand than fifty-five: both readings are offered.
      if closed.wholeMatch(of: /-?[1-9][0-9]{0,2},[0-9]{3}/) != nil {
        return "write a decimal point and no thousands separator:"
          + " \(closed.replacing(",", with: "")), or \(closed.replacing(",", with: "."))"
      }
      let mended = closed.replacing(",", with: isGrouped ? "" : ".")
      return "write a decimal point and no thousands separator\(suggestion(mended))"
    }
    if closed.count < text.count { return "write it without a space\(suggestion(closed))" }
    if text.hasSuffix("%") { return "write a share as a decimal: 0.37 for 37 %" }
    return general
  }

  private static let general: Wording = "write digits with a decimal point, such as 1234 or 1234.5"

  /// Shows a mended text where it would be read.
  private static func suggestion(_ mended: String) -> String {
    (try? parse(mended)) == nil ? "" : ": \(mended)"
  }
}
