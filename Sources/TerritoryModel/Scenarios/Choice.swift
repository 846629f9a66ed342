/// A value for one assumption in place of the region's own.
public struct Choice: Sendable, Hashable {
  public let key: AssumptionKey
  /// The name of the share of the demand chain that is meant; nil for its last one, and where none is.
  public let share: String?
  public let value: AssumptionValue

  /// - Precondition: the value is of the key's kind.
  public init(_ key: AssumptionKey, _ value: AssumptionValue, share: String? = nil) {
    self.key = key
    self.value = value
    self.share = share
  }

  /// What two choices must not both be about: the key, and for a share its name too.
  var subject: String { share.map { "the share \(quoted($0))" } ?? key.name }

  /// The value in few words, the same for equal values only: `22 %`, `10 coaches`.
  public var label: String {
    switch value {
    case .number(let number):
      let shown = key.unit == .perCent ? Self.percent(number) : shortest(number)
      return share.map { "\($0) \(shown)" } ?? labelled(shown)
    case .count(let count): return labelled("\(count)", isOne: count == 1)
    case .counts(let range):
      return range.count == 1
        ? "\(range.lowerBound) \(range.lowerBound == 1 ? "territory" : "territories")"
        : "\(range.lowerBound)-\(range.upperBound) territories"
    case .truth(let isAllowed): return isAllowed ? "with help" : "without help"
    case .word(let word) where key == .count: return CountColumn(word).description
    case .word(let word) where key == .statistics: return word
    case .word(let word): return labelled(word.replacing("_", with: " "))
    case .levels(let levels): return levels.map(\.description).joined(separator: ",")
    }
  }

  private func labelled(_ shown: String, isOne: Bool = false) -> String {
    key.label.replacing("{1}", with: shown).replacing(/\{(.*)\|(.*)\}/) {
      isOne ? $0.output.1 : $0.output.2
    }
  }

  /// A share as per cent, unrounded but for the noise of binary fractions.
  private static func percent(_ share: Double) -> String {
    "\(shortest((share * 1e12).rounded() / 1e10)) %"
  }
}

extension [Assumption<Choice>] {
  /// Whether figures of several turnover models are given without a word on which of them is used.
  ///
  /// - Parameters:
  ///   - key: what says which model is used, as the user writes it.
  ///   - call: what the user calls an entry.
  public func turnoverConflict(
    _ key: String = "--turnover",
    _ call: (Assumption<Choice>) -> String = { $0.origin.description }
  ) -> Violation? {
    let figures = filter { $0.value.key.model != nil }
    guard Set(figures.map(\.value.key)).count > 1, !contains(where: { $0.value.key == .turnover })
    else { return nil }
    return Violation(
      what: "\(figures.map(call).joined(separator: " and ")) each choose a turnover model",
      remedy: "add \(key) to say which is used")
  }
}
