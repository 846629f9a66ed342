import ArgumentParser
import TerritoryImport
import TerritoryModel

/// How results are written.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// Reads the values of options. What is no value of its kind is wrong use of the command line.
enum Arguments {
  /// `0.37` or `37%`, between 0 and 1.
  static func share(_ option: String) -> @Sendable (String) throws -> Double {
    { text in
      guard text.hasSuffix("%") else { return try number(text, option, .share) }
      let percent = try number(String(text.dropLast()), option, nil)
      guard (0...100).contains(percent) else {
        throw ValidationError("\(option) is \(text); write a percentage from 0% to 100%")
      }
      return percent / 100
    }
  }

  /// A number above zero.
  static func positive(_ option: String) -> @Sendable (String) throws -> Double {
    { try number($0, option, .positive) }
  }

  /// Zero or more.
  static func amount(_ option: String) -> @Sendable (String) throws -> Double {
    { try number($0, option, .amount) }
  }

  /// A whole number, zero or more.
  static func count(_ option: String) -> @Sendable (String) throws -> Int {
    { Int(try number($0, option, .count)) }
  }

  /// A whole number, one or more.
  static func atLeastOne(_ option: String) -> @Sendable (String) throws -> Int {
    { Int(try number($0, option, .atLeastOne)) }
  }

  /// `8`, or `6-9`.
  static func range(_ option: String) -> @Sendable (String) throws -> ClosedRange<Int> {
    { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      let areNumbers = parts.allSatisfy { (try? StrictNumber.parse($0)) != nil }
      guard areNumbers, let first = parts.first, let last = parts.last, parts.count <= 2 else {
        throw ValidationError(
          "\(option) is \"\(text)\"; write a number such as 8, or a range such as 6-9")
      }
      let (least, most) = (try atLeastOne(option)(first), try atLeastOne(option)(last))
      guard least <= most else {
        throw ValidationError(
          "\(option) is \"\(text)\"; write the smaller number first: \(most)-\(least)")
      }
      return least...most
    }
  }

  /// A value that its own type reads.
  static func parsed<Value>(
    _ option: String, _ parse: @escaping @Sendable (String) throws(Violation) -> Value
  ) -> @Sendable (String) throws -> Value {
    { text in
      do throws(Violation) { return try parse(text) } catch {
        throw ValidationError("\(option): \(error.what); \(error.remedy)")
      }
    }
  }

  /// A month, quarter or year of the statistics.
  static func period(_ text: String) throws -> Period {
    guard let period = Period(text) else {
      throw ValidationError("--period is \"\(text)\"; write a month such as 2026-06")
    }
    return period
  }

  /// Levels with commas between them.
  static func priority(_ text: String) throws -> [Level] {
    do {
      return try Level.priority(
        text.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
    } catch {
      throw ValidationError("--priority: \(error.what); \(error.remedy)")
    }
  }

  private static func number(
    _ text: String, _ option: String, _ quantity: Quantity?
  ) throws -> Double {
    let value: Double
    do {
      value = try StrictNumber.parse(text)
    } catch {
      throw ValidationError("\(option): \(error.what); \(error.remedy)")
    }
    guard let quantity else { return value }
    return try validated(value, option, quantity)
  }

  private static func validated(
    _ value: Double, _ option: String, _ quantity: Quantity
  ) throws -> Double {
    do {
      try quantity.validate(value, name: option)
      return value
    } catch {
      throw ValidationError("\(error.what); \(error.remedy)")
    }
  }
}
