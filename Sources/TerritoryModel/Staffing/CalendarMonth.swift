/// A month of a year, such as 2027-01.
public struct CalendarMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Years that plans are made for.
  static let years = 1900...2999

  public let year: Int
  /// 1...12.
  public let month: Int

  /// Reads `2027-01`.
  ///
  /// - Throws: ``Violation`` where the text is no such month, with how to write it.
  public init(_ text: String) throws(Violation) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1])
    else {
      throw Violation(
        what: "\(quoted(text)) is no month",
        remedy: "write year and month with a hyphen between them, such as 2027-01")
    }
    guard (1...12).contains(month), Self.years.contains(year) else {
      throw Violation(
        what: "\(quoted(text)) is no month",
        remedy: "write a month from 01 to 12 of a year from 1900 to 2999, such as 2027-01")
    }
    self.year = year
    self.month = month
  }

  private init(_ year: Int, _ month: Int) {
    self.year = year
    self.month = month
  }

  /// How many days it has.
  var days: Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The month after it; nil at the end of the years that plans are made for.
  var next: CalendarMonth? {
    guard month == 12 else { return CalendarMonth(year, month + 1) }
    return Self.years.contains(year + 1) ? CalendarMonth(year + 1, 1) : nil
  }

  /// Months from an earlier month to this one; below zero where this one is the earlier.
  public func months(since other: CalendarMonth) -> Int {
    12 * (year - other.year) + month - other.month
  }

  public static func < (one: CalendarMonth, other: CalendarMonth) -> Bool {
    (one.year, one.month) < (other.year, other.month)
  }

  public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
