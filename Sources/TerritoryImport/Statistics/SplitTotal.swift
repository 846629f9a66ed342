import Foundation
import TerritoryModel

/// A total that is known only for the whole region, split among municipalities in proportion to
/// their unemployed: `[SNAPSHOT:]COLUMN=TOTAL`.
package struct SplitTotal: Hashable, Sendable {
  /// The snapshot that it is for; every one where nil.
  let snapshot: Period?
  let column: String
  /// People, a whole number.
  let total: Int

  /// Reads `2021-10:long_term_unemployed=6045`.
  package init(_ text: String) throws(Violation) {
    let choice = try ColumnChoice(text)
    let number = try StrictNumber.parse(choice.title)
    guard choice.period == nil, number == number.rounded(), (1...10_000_000).contains(number) else {
      throw Violation(
        what: "\(quoted(text)) has no whole number of people as total",
        remedy: "write COLUMN=TOTAL, such as long_term_unemployed=6045")
    }
    snapshot = choice.snapshot
    column = choice.column
    total = Int(number)
  }

  /// Decimals of the parts.
  private static let decimals = 6

  /// Parts in proportion to the weights, to six decimals. The largest remainders are rounded up, so
  /// that the parts sum to the total exactly.
  ///
  /// - Precondition: weights are 0 or more, whole numbers up to ten million, and not all 0.
  func parts(_ weights: [Int]) -> [String] {
    let unit = 1_000_000
    let sum = weights.reduce(0, +)
    precondition(sum > 0)
    let products = weights.map { weight in
      UInt64(total * unit).multipliedFullWidth(by: UInt64(weight))
    }
    let shares = products.map { UInt64(sum).dividingFullWidth($0) }
    var parts = shares.map { Int($0.quotient) }
    let order = shares.indices.sorted { shares[$0].remainder > shares[$1].remainder }
    for index in order.prefix(total * unit - parts.reduce(0, +)) { parts[index] += 1 }
    return parts.map { part in
      let fraction = String(part % unit)
      let zeros = String(repeating: "0", count: Self.decimals - fraction.count)
      return "\(part / unit).\(zeros)\(fraction)"
    }
  }
}
