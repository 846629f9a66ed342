import Foundation
import TerritoryModel

/// Which column of a file becomes which column of the region folder, as the planner says it:
/// `[SNAPSHOT:]COLUMN=TITLE[@PERIOD]`.
package struct ColumnChoice: Hashable, Sendable {
  /// The snapshot that it is for; every one where nil.
  let snapshot: Period?
  /// The column to write, such as `long_term_unemployed`.
  let column: String
  /// The title, code or name in the file.
  let title: String
  /// The period that the file's figure stands at; the snapshot's own where nil.
  let period: Period?

  /// Reads `long_term_unemployed=PITKAAIKAISTYOTTOMAT` or `2021-10:population=vaesto@2021-12`.
  package init(_ text: String) throws(Violation) {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2 else { throw Self.violation(text, "has no column on each side of =") }
    var name = sides[0][...]
    if let colon = name.firstIndex(of: ":") {
      guard let snapshot = Period(String(name[..<colon])) else {
        throw Self.violation(text, "names no month before the colon")
      }
      self.snapshot = snapshot
      name = name[name.index(after: colon)...]
    } else {
      snapshot = nil
    }
    guard Self.isColumn(name) else {
      throw Self.violation(text, "has \(quoted(String(name))) as column, which is no such name")
    }
    column = String(name)
    let parts = sides[1].split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1, let period = Period(parts.last!) {
      self.period = period
      title = parts.dropLast().joined(separator: "@")
    } else {
      period = nil
      title = sides[1]
    }
  }

  /// Lower-case letters, digits and underscores, and none that the format has for something else.
  static func isColumn(_ name: some StringProtocol) -> Bool {
    name.first.map { $0.isASCII && $0.isLowercase } == true
      && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
      && !["municipality", "estimated", "from", "to", "code"].contains(name)
  }

  /// Whether it speaks of a column of a snapshot.
  func concerns(_ snapshot: Period) -> Bool { self.snapshot.map { $0 == snapshot } ?? true }

  private static func violation(_ text: String, _ what: Wording) -> Violation {
    Violation(
      what: "\(quoted(text)) \(what)",
      remedy: "write COLUMN=TITLE, such as long_term_unemployed=PITKAAIKAISTYOTTOMAT,"
        + " or 2021-10:COLUMN=TITLE@2021-12 for one snapshot and a figure of another month")
  }
}

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
    // At most ten million people, in millionths.
    let products = weights.map { weight in
      UInt64(total * unit).multipliedFullWidth(by: UInt64(weight))
    }
    // No weight is above the sum, so no quotient is above the total.
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
