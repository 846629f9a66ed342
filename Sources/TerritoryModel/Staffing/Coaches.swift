/// Coaches, each full-time or with a share of full time.
///
/// A coach of any share is one person with one base: a territory needs one at least. What coaches can
/// serve, and what is fair to ask of them, goes by full-time equivalents.
public struct Coaches: Hashable, Sendable {
  /// Coaches who work full time.
  public let fullTime: Int
  /// The shares of full time of the others, each above 0 and below 1; the largest first.
  public let partTime: [Double]

  /// - Parameters:
  ///   - fullTime: 0 or more.
  ///   - partTime: shares of full time, each above 0 and below 1.
  public init(fullTime: Int, partTime: [Double] = []) {
    precondition(fullTime >= 0 && partTime.allSatisfy { $0 > 0 && $0 < 1 })
    self.fullTime = fullTime
    self.partTime = partTime.sorted(by: >)
  }

  /// Coaches by their shares of full time.
  ///
  /// - Parameter shares: each above 0, at most 1.
  public init(shares: [Double]) {
    self.init(fullTime: shares.count { $0 == 1 }, partTime: shares.filter { $0 < 1 })
  }

  /// A number of full-time coaches, and one with what is left: 10.7 is ten of them and one of 0.7.
  ///
  /// - Parameter equivalents: full-time equivalents, 0 or more.
  public init(equivalents: Double) {
    // As it was written: 10.7 − 10 is 0.6999999999999993.
    let rest = ((equivalents - equivalents.rounded(.down)) * 1e9).rounded() / 1e9
    // At most 10,000 (Quantity.fullTime).
    let whole = Int(equivalents.rounded(.down))
    self.init(
      fullTime: rest < 1 ? whole : whole + 1, partTime: rest > 0 && rest < 1 ? [rest] : [])
  }

  /// People.
  public var count: Int { fullTime + partTime.count }

  /// Full-time equivalents: the sum of the shares.
  public var equivalents: Double {
    // In the digits of the shares: 1 + 0.7 + 0.3 is 2.
    let sum = partTime.reduce(Double(fullTime), +)
    return (sum * 1e9).rounded() / 1e9
  }

  /// Every coach's share of full time, the largest first.
  public var shares: [Double] { Array(repeating: 1, count: fullTime) + partTime }

  /// Whether some work part-time.
  public var arePartTime: Bool { !partTime.isEmpty }

  /// Whether their full-time equivalents tell who they are: at most one works part-time.
  public var areToldByNumber: Bool { partTime.count <= 1 }

  /// Whether there are these among them, each by the same share.
  public func include(_ others: Coaches) -> Bool {
    others.fullTime <= fullTime
      && Dictionary(grouping: others.partTime, by: \.self).allSatisfy { share, same in
        partTime.count { $0 == share } >= same.count
      }
  }

  /// The coaches of two groups together.
  public static func + (one: Coaches, other: Coaches) -> Coaches {
    Coaches(
      fullTime: one.fullTime + other.fullTime, partTime: one.partTime + other.partTime)
  }
}

extension Coaches: ExpressibleByIntegerLiteral {
  /// So many full-time coaches.
  public init(integerLiteral value: Int) { self.init(fullTime: value) }
}

extension Coaches: CustomStringConvertible {
  /// Full-time equivalents as they would be written: `10.7`.
  public var description: String { shortest(equivalents) }
}

extension Coaches {
  /// Reads the share of each coach, such as `1,1,0.7`.
  ///
  /// - Parameters:
  ///   - separator: what stands between two shares.
  ///   - name: what the text is called.
  /// - Throws: ``Violation`` where a part is no share of full time.
  public init(reading text: String, separator: Character = ",", name: String) throws(Violation) {
    var shares: [Double] = []
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      shares.append(try StaffList.share(String(part).trimmingWhitespace(), name: name))
    }
    guard shares.count <= PlanBrief.mostCoaches else {
      throw Violation(
        what: "\(name) lists \(shares.count) coaches",
        remedy: "list at most \(PlanBrief.mostCoaches)")
    }
    self.init(shares: shares)
  }
}
