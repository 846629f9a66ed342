import TerritoryModel

/// That a share of the candidates begin within so many days of coming.
public struct ServicePromise: Sendable, Hashable {
  /// Above 0 and below 1: candidates come by chance, so nothing can be promised to all of them.
  public let share: Double
  /// 0 or more, 3,650 at most.
  public let days: Double

  /// Days that can be promised.
  public static let mostDays = 3_650.0

  /// The days in months of 365.25 / 12 days.
  public var months: Double { days * 12 / 365.25 }

  /// - Throws: ``Violation`` where nothing or too much is promised, with how to mend it.
  public init(share: Double, days: Double) throws(Violation) {
    guard share < 1 else {
      throw Violation(
        what:
          "no number of coaches can promise anything to everybody, since candidates come by chance",
        remedy: "promise less than 100%, such as 95%:\(shortest(days))")
    }
    guard share > 0 else {
      throw Violation(
        what: "a promise to 0% is none", remedy: "promise more than 0%, such as 90%:30")
    }
    guard (0...Self.mostDays).contains(days) else {
      throw Violation(
        what: "\(shortest(days)) days cannot be promised",
        remedy: "write days from 0 to \(shortest(Self.mostDays)), such as 30")
    }
    self.share = share
    self.days = days
  }

  /// Reads `90%:30`: a share and days.
  ///
  /// - Throws: ``Violation`` where the text is no promise, with how to write one.
  public init(_ text: String) throws(Violation) {
    let sides = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2 else {
      throw Violation(
        what: "\(quoted(text)) is no promise",
        remedy: "write share and days with a colon between them, such as 90%:30")
    }
    try self.init(
      share: Quantity.share.read(sides[0], name: "the promised share"),
      days: Quantity.amount.read(sides[1], name: "the promised days"))
  }
}

/// A share of the candidates of many runs: all of them together, and how exact that is.
public struct RunShare: Sendable, Hashable {
  /// Those of whom it holds ÷ all, 0...1.
  public let value: Double
  /// Standard error of the ratio over the runs: √(Σ(kᵣ − p·nᵣ)² / (R − 1) / R) / n̄.
  public let standardError: Double

  /// The interval that holds the share of endless runs with a confidence of 95 %.
  public var interval: ClosedRange<Double> {
    // The value lies between 0 and 1, and so between both ends.
    max(0, value - 1.96 * standardError)...min(1, value + 1.96 * standardError)
  }

  /// - Parameters:
  ///   - kept: of each run, of how many it holds.
  ///   - all: of each run, how many there are; two runs or more.
  /// - Returns: nil where nobody came in any run.
  init?(_ kept: [Int], of all: [Int]) {
    let total = all.reduce(0, +)
    guard total > 0 else { return nil }
    let runs = Double(all.count)
    value = Double(kept.reduce(0, +)) / Double(total)
    var squares = 0.0
    for (kept, all) in zip(kept, all) {
      let difference = Double(kept) - value * Double(all)
      squares += difference * difference
    }
    standardError = (squares / (runs - 1) / runs).squareRoot() / (Double(total) / runs)
  }
}
