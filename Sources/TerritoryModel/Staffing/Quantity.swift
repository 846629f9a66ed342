/// What a number stands for, and hence which values it may have.
///
/// One rule for a quantity, whether it comes from `region.yaml` or from an option.
public enum Quantity: Sendable {
  /// A part of a whole, 0 to 1.
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
  /// A whole number from one to a billion, such as steps of a computer.
  case iterations

  /// The most that a distance may be, whatever it is measured in: sums of its products with clients
  /// keep their digits.
  public static let mostDistance = 1e12

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
      guard value >= 0, value <= 1 else {
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
