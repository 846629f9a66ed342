/// What a number stands for, and hence which values it may have.
///
/// One rule for a quantity, whether it comes from `region.yaml` or from an option.
public enum Quantity: Sendable {
  /// A part of a whole, 0 to 1; one above 0 is a thousand-millionth at least, so that whatever is divided
  /// by it stays a number.
  case share
  /// A number above zero, such as months.
  case positive
  /// A number above zero, up to 10¹²: kilometres, or whatever else `distances.csv` holds in their
  /// place, such as squared metres.
  case distance
  /// Zero or more, up to a billion, such as people or euros.
  case amount
  /// A whole number, zero or more.
  case count
  /// A whole number, one or more.
  case atLeastOne
  /// Full-time equivalents of coaches: whole ones, and one more with a part of at least 0.05.
  case fullTime
  /// A whole number from one to a billion, such as steps of a computer.
  case iterations

  /// The most that a distance may be, whatever it is measured in: sums of its products with clients
  /// keep their digits.
  public static let mostDistance = 1e12

  /// Reads a number of this quantity; a share also as per cent, `37%` or `37 %`.
  ///
  /// - Throws: ``Violation`` where the text is no such number, with how to write it.
  public func read(_ text: String, name: String) throws(Violation) -> Double {
    let value = try parse(text, name: name)
    try validate(value, name: name)
    return value
  }

  /// Reads a number that may lie outside the quantity's range.
  ///
  /// - Parameter name: nil where the place says it.
  func parse(_ text: String, name: String? = nil) throws(Violation) -> Double {
    do throws(Violation) {
      guard case .share = self, text.hasSuffix("%") else { return try StrictNumber.parse(text) }
      let percent = try? StrictNumber.parse(String(text.dropLast()).trimmingWhitespace())
      guard let percent, (0...100).contains(percent) else {
        throw Violation(
          what: "\(quoted(text)) is no part of a whole",
          remedy: "write a percentage from 0% to 100%, with a decimal point, such as 37.5%")
      }
      return percent / 100
    } catch {
      throw Violation(
        what: name.map { "\($0): \(error.what)" } ?? error.what, remedy: error.remedy)
    }
  }

  /// Refuses a number outside the quantity's range.
  ///
  /// - Throws: ``Violation`` with a mend; a percentage written without its sign is recognised.
  public func validate(_ value: Double, name: String) throws(Violation) {
    let shown = shortest(value)
    switch self {
    case .share:
      if value > 1, value <= 100 {
        throw Violation(
          what: "\(name) is \(shown), more than the whole",
          remedy: "write \(shown) % as \(shortest(value / 100)) (a share between 0 and 1)")
      }
      guard value == 0 || (1e-9...1).contains(value) else {
        throw Violation(
          what: "\(name) is \(shown)", remedy: "write a share between 0 and 1, such as 0.37")
      }
    case .positive:
      guard value >= 1e-3, value <= 1e6 else {
        throw Violation(
          what: "\(name) is \(shown)", remedy: "write a number above 0 and up to a million")
      }
    case .distance:
      guard value >= 1e-3, value <= Self.mostDistance else {
        throw Violation(
          what: "\(name) is \(shown)", remedy: "write a number above 0 and up to a million million")
      }
    case .amount:
      guard value >= 0, value <= 1e9 else {
        throw Violation(
          what: "\(name) is \(shown)", remedy: "write a number from 0 to a billion")
      }
    case .fullTime:
      let part = value - value.rounded(.down)
      guard value >= 0, value <= 10_000, value > 0, part < 1e-9 || part >= StaffList.leastShare
      else {
        throw Violation(
          what: "\(name) is \(shown)",
          remedy:
            "write full-time coaches up to 10000, such as 10, or 10.7 for ten and one with 0.7 of"
            + " full time")
      }
    case .iterations:
      guard value >= 1, value <= 1e9, value == value.rounded() else {
        throw Violation(
          what: "\(name) is \(shown)", remedy: "write a whole number from 1 to a billion")
      }
    case .count, .atLeastOne:
      let least: Double = if case .count = self { 0 } else { 1 }
      guard value >= least, value <= 10_000, value == value.rounded() else {
        throw Violation(
          what: "\(name) is \(shown)",
          remedy: "write a whole number from \(shortest(least)) to 10000")
      }
    }
  }
}

/// The shortest text that reads back as the same number: `100`, not `100.0`.
public func shortest(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
  return String(value)
}

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
    // As workbooks have them.
    if text.hasPrefix("#") {
      return "the workbook's formula fails here: mend it, or write the number"
    }
    if text.hasPrefix("=") {
      return
        "nobody has computed this formula: open the workbook in Excel or LibreOffice, save it, and"
        + " try again"
    }
    if text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil {
      return "the cell holds a date: write the number, and format the cell as one"
    }
    if text.allSatisfy({ $0 == "." || $0 == "…" }) {
      return "dots (... or ..) stand for a suppressed count, which only a column of counts in"
        + " statistics/ may hold: write the number"
    }
    let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
    let closed = text.filter { !spaces.contains($0) }
    if let end = closed.firstMatch(of: /(\p{L}+|[€%])$/)?.output.0,
      closed.dropLast(end.count).last?.isNumber == true
    {
      let number = String(closed.dropLast(end.count))
      if end == "%", let value = Double(number.replacing(",", with: ".")), value.isFinite {
        // A part of the whole, and a hundred times as many, look alike in a cell.
        return "write the number alone, without \(quoted("%")) and with a decimal point:"
          + " \(shortest(value)), or \(shortest((value * 1e10).rounded() / 1e12)) where a part of the whole is meant"
      }
      return "write the number alone, without \(quoted(String(end)))"
        + " and with a decimal point\(suggestion(number.replacing(",", with: ".")))"
    }
    if closed.contains(",") {
      // 1,234.5 and 1,234,567 have commas between thousands; in 1234,5 it is the decimal sign.
      let isGrouped = closed.contains(".") || closed.count(where: { $0 == "," }) > 1
      // 55,000 is more often fifty-five thousand than fifty-five: both readings are offered.
      if closed.wholeMatch(of: /-?[1-9][0-9]{0,2},[0-9]{3}/) != nil {
        return "write a decimal point and no thousands separator:"
          + " \(closed.replacing(",", with: "")), or \(closed.replacing(",", with: "."))"
      }
      // In 1.234,5 the last sign is the decimal one.
      let isTurned = closed.wholeMatch(of: /-?[0-9.]*\.[0-9]{3},[0-9]+/) != nil
      let mended =
        isTurned
        ? closed.replacing(".", with: "").replacing(",", with: ".")
        : closed.replacing(",", with: isGrouped ? "" : ".")
      return "write a decimal point and no thousands separator\(suggestion(mended))"
    }
    if closed.count < text.count, (try? parse(closed)) != nil {
      return "write it without a space\(suggestion(closed))"
    }
    return general
  }

  private static let general: Wording = "write digits with a decimal point, such as 1234 or 1234.5"

  /// Shows a mended text where it would be read.
  private static func suggestion(_ mended: String) -> String {
    (try? parse(mended)) == nil ? "" : ": \(mended)"
  }
}

extension ClosedRange<Int> {
  /// Reads `8`, or `6-9`: whole numbers from 1 on.
  ///
  /// - Throws: ``Violation`` that says how to write it.
  public static func counts(_ text: String, name: String) throws(Violation) -> ClosedRange<Int> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.compactMap { try? StrictNumber.parse($0) }
    guard numbers.count == parts.count, let first = numbers.first, let last = numbers.last,
      numbers.count <= 2
    else {
      throw Violation(
        what: "\(name) is \(quoted(text))",
        remedy: "write a number such as 8, or a range such as 6-9")
    }
    try Quantity.atLeastOne.validate(first, name: name)
    try Quantity.atLeastOne.validate(last, name: name)
    guard first <= last else {
      throw Violation(
        what: "\(name) is \(quoted(text))",
        remedy: "write the smaller number first: \(shortest(last))-\(shortest(first))")
    }
    return Int(first)...Int(last)
  }
}
