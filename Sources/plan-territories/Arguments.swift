import ArgumentParser
import Foundation
import TerritoryImport
import TerritoryModel
import TerritoryReport

/// Reads the values of options. What is no value of its kind is wrong use of the command line.
enum Arguments {
  /// `0.37`, `37%` or `37 %`, between 0 and 1.
  static func share(_ option: String) -> @Sendable (String) throws -> Double {
    { try number($0, option, .share) }
  }

  /// A number above zero.
  static func positive(_ option: String) -> @Sendable (String) throws -> Double {
    { try number($0, option, .positive) }
  }

  /// A whole number from one to a billion.
  static func iterations(_ option: String) -> @Sendable (String) throws -> Int {
    { Int(try number($0, option, .iterations)) }
  }

  /// A whole number, one or more.
  static func atLeastOne(_ option: String) -> @Sendable (String) throws -> Int {
    { Int(try number($0, option, .atLeastOne)) }
  }

  /// A whole number, zero or more, of up to 64 bits.
  static func seed(_ text: String) throws -> UInt64 {
    guard text.allSatisfy({ ("0"..."9").contains($0) }), let seed = UInt64(text) else {
      throw ValidationError(
        saying: "--seed is \"\(text)\"; write a whole number from 0 to \(UInt64.max), such as 1")
    }
    return seed
  }

  /// `8`, or `6-9`.
  static func range(_ option: String) -> @Sendable (String) throws -> ClosedRange<Int> {
    { text in
      try requireValue(text, option)
      do throws(Violation) {
        return try ClosedRange.counts(text, name: option)
      } catch {
        throw ValidationError(saying: "\(error.what); \(error.remedy)")
      }
    }
  }

  /// A value of an assumption.
  static func value(of key: AssumptionKey) -> @Sendable (String) throws -> AssumptionValue {
    let option = key.parameter.option
    return { text in
      switch key.values {
      case .number(.share): return .number(try share(option)(text))
      case .number(let quantity): return .number(try number(text, option, quantity))
      case .count(let quantity): return .count(Int(try number(text, option, quantity)))
      case .counts: return .counts(try range(option)(text))
      case .coaches: return .coaches(Coaches(equivalents: try number(text, option, .fullTime)))
      case .shares:
        try requireValue(text, option)
        do throws(Violation) {
          return .coaches(try Coaches(reading: text, name: option))
        } catch {
          throw ValidationError(option, error)
        }
      case .word(let known) where known.isEmpty: return .word(text)
      case .word(let known):
        try requireValue(text, option)
        guard known.contains(text) else {
          throw ValidationError(
            saying: "\(option) is \"\(text)\"; write one of \(known.joined(separator: ", "))")
        }
        return .word(text)
      case .truth, .levels: preconditionFailure("\(option) takes no value of this kind")
      }
    }
  }

  /// Different values with commas between them.
  /// Values with commas between them, each once.
  static func list<Value: Hashable & Sendable>(
    _ option: String, _ value: @escaping @Sendable (String) throws -> Value
  ) -> @Sendable (String) throws -> [Value] {
    let read = values(option, value)
    return { text in
      let values = try read(text)
      for (index, value) in values.enumerated() where values[..<index].contains(value) {
        let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        throw ValidationError(saying: "\(option) has \(parts[index]) twice; give each value once")
      }
      return values
    }
  }

  /// Values with commas between them.
  static func values<Value: Sendable>(
    _ option: String, _ value: @escaping @Sendable (String) throws -> Value
  ) -> @Sendable (String) throws -> [Value] {
    { text in
      try requireValue(text, option)
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.allSatisfy({ !$0.isEmpty }) else {
        throw ValidationError(
          saying: "\(option) is \"\(text)\"; write values with one comma between two of them")
      }
      do {
        return try parts.map(value)
      } catch let error as ValidationError where parts.count > 1 {
        throw ValidationError(
          saying: "\(error.message). Commas part values here; a decimal has a point, such as 0.37")
      }
    }
  }

  /// A value that its own type reads.
  static func parsed<Value>(
    _ option: String, _ parse: @escaping @Sendable (String) throws(Violation) -> Value
  ) -> @Sendable (String) throws -> Value {
    { text in
      do throws(Violation) { return try parse(text) } catch {
        throw ValidationError(option, error)
      }
    }
  }

  /// A month, quarter or year of the statistics.
  static func period(_ text: String) throws -> Period {
    guard let period = Period(text) else {
      throw ValidationError(saying: "--period is \"\(text)\"; write a month such as 2026-06")
    }
    return period
  }

  /// Levels with commas between them.
  static func priority(_ text: String) throws -> [Level] {
    do {
      return try Level.priority(
        text.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
    } catch {
      throw ValidationError("--priority", error)
    }
  }

  /// Names with commas between them; none where the option is not given.
  static func names(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { String($0).trimmingWhitespace() }
  }

  /// A text that is read later; whatever follows the option is its value, but for another option.
  static func value(_ option: String) -> @Sendable (String) throws -> String {
    { text in
      try requireValue(text, option)
      return text
    }
  }

  /// Options of numbers take what follows them, so that a negative number is refused as such.
  private static func requireValue(_ text: String, _ option: String) throws {
    if text.hasPrefix("--") {
      throw ValidationError(saying: "\(option) is followed by \(text); write its value after it")
    }
  }

  private static func number(
    _ text: String, _ option: String, _ quantity: Quantity
  ) throws -> Double {
    try requireValue(text, option)
    do {
      return try quantity.read(text, name: option)
    } catch {
      throw ValidationError(saying: "\(error.what); \(error.remedy)")
    }
  }
}
