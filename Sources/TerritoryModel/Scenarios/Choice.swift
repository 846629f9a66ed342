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
    case .coaches(let coaches): return labelled("\(coaches)", isOne: coaches == 1)
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

extension Choice {
  /// What ways are measured in.
  public static func cost(_ measure: TravelMeasure) -> Choice {
    Choice(.cost, .word(measure.rawValue))
  }
  public static func caseloadCap(_ clients: Double) -> Choice {
    Choice(.caseloadCap, .number(clients))
  }
  public static func coaches(_ coaches: Coaches) -> Choice { Choice(.coaches, .coaches(coaches)) }
  public static func count(_ column: CountColumn) -> Choice { Choice(.count, .word(column.header)) }
  public static func employmentRate(_ rate: Double) -> Choice {
    Choice(.employmentRate, .number(rate))
  }
  public static func leaders(_ count: Int) -> Choice { Choice(.leaders, .count(count)) }
  public static func meanDuration(months: Double) -> Choice {
    Choice(.meanDuration, .number(months))
  }
  public static func membership(_ membership: Membership) -> Choice {
    Choice(.membership, .word(membership.rawValue))
  }
  public static func neighbourHelp(_ isAllowed: Bool) -> Choice {
    Choice(.neighbourHelp, .truth(isAllowed))
  }
  public static func observed(clientsPerCoach clients: Double) -> Choice {
    Choice(.observed, .number(clients))
  }
  public static func priority(_ levels: [Level]) -> Choice { Choice(.priority, .levels(levels)) }
  public static func reach(km: Double) -> Choice { Choice(.reach, .number(km)) }
  public static func serviceLevel(_ share: Double) -> Choice {
    Choice(.serviceLevel, .number(share))
  }
  /// - Parameter name: of a share of the demand chain; nil for the last one.
  public static func share(name: String?, _ share: Double) -> Choice {
    Choice(.lastShare, .number(share), share: name)
  }
  public static func statistics(_ id: String) -> Choice { Choice(.statistics, .word(id)) }
  public static func territories(_ range: ClosedRange<Int>) -> Choice {
    Choice(.territories, .counts(range))
  }
  public static func turnover(_ model: Turnover.Model) -> Choice {
    Choice(.turnover, .word(model.rawValue))
  }

  /// What it is asked for by.
  public var parameter: Parameter {
    if case .truth(false) = value { return Parameter("no \(key.parameter.name)") }
    return share.map { Parameter($0) } ?? key.parameter
  }
}

extension Assumption<Choice> {
  /// What is asked for in place of the region's own.
  public static func given(_ choice: Choice) -> Assumption { .given(choice, as: choice.parameter) }
}

extension [Assumption<Choice>] {
  /// Whether figures of several turnover models are given without a word on which of them is used.
  ///
  /// - Parameters:
  ///   - key: what says which model is used, as the user writes it.
  ///   - call: what the user calls an entry.
  public func turnoverConflict(
    _ key: Wording = "\(.turnover)",
    _ call: (Assumption<Choice>) -> Wording = { $0.origin.wording }
  ) -> Violation? {
    let figures = filter { $0.value.key.model != nil }
    guard Set(figures.map(\.value.key)).count > 1, !contains(where: { $0.value.key == .turnover })
    else { return nil }
    return Violation(
      what: "\(figures.map(call).joinedByAnd) each choose a turnover model",
      remedy: "add \(key) to say which is used")
  }
}
