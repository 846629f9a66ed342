import TerritoryLanguages

/// What a page asks of a command: the arguments behind the region's path, without those that say how
/// the result is written.
struct Question: Hashable, Sendable {
  let command: Command
  let region: String
  let arguments: [String]

  /// The commands that a page may ask, with the options that it may give.
  enum Command: String, Sendable, CaseIterable {
    case propose, headcount, sensitivity, tradeoff, evaluate

    /// Options with a value.
    var options: Set<String> {
      switch self {
      case .propose:
        Self.asked.union(Self.ofPlans).union([
          "territories", "alternatives", "within", "min-difference",
        ])
      case .evaluate: Self.asked.union(Self.ofPlans)
      case .tradeoff:
        Self.asked.union(Self.ofPlans).union(["territories", "between", "most-coaches"])
      case .headcount: Self.asked.union(["territories", "time-limit", "work-limit"])
      case .sensitivity: Self.costs.union(Self.assumed)
      }
    }

    /// Options without one.
    var flags: Set<String> {
      switch self {
      case .sensitivity: []
      case .propose, .evaluate: ["neighbour-help", "no-neighbour-help", "sources"]
      case .headcount, .tradeoff: ["neighbour-help", "no-neighbour-help"]
      }
    }

    private static let costs: Set = [
      "count", "coach-year", "leader-year", "kilometre", "meetings", "support-year",
    ]
    private static let assumed: Set = [
      "statistics", "employment-rate", "benefit", "caseload-cap", "turnover", "mean-duration",
      "observed", "service-level", "coaches", "leaders",
    ]
    private static let requirements: Set = [
      "together", "apart", "base", "never-base", "territory", "unchanged", "shared", "add-border",
      "remove-border", "inside", "least-clients", "most-clients", "most-km", "least-coaches",
      "most-care-teams", "most-waiting", "reference",
    ]
    private static let asked = costs.union(assumed).union(requirements).union([
      "reach", "cost", "membership",
    ])
    private static let ofPlans: Set = ["priority", "time-limit", "work-limit", "gap"]
  }

  /// Bounds of what is asked.
  static let mostArguments = 400
  static let longestArgument = 2000

  /// - Throws: ``Refusal`` where an argument is none that a page may give.
  init(_ command: Command, _ region: String, _ arguments: [String]) throws(Refusal) {
    self.command = command
    self.region = region
    self.arguments = arguments
    guard arguments.count <= Self.mostArguments else {
      throw Refusal(400, phrase("At most \(Self.mostArguments) arguments can be asked at once."))
    }
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard option.hasPrefix("--") else { throw Self.unknown(option) }
      let name = String(option.dropFirst(2))
      if command.flags.contains(name) { continue }
      guard command.options.contains(name) else { throw Self.unknown(option) }
      guard let value = rest.popFirst() else {
        throw Refusal(400, phrase("\(option) has no value."))
      }
      guard Self.isValue(value) else {
        throw Refusal(400, phrase("\(option) can't have this value on the page."))
      }
    }
  }

  private static func unknown(_ option: String) -> Refusal {
    Refusal(400, phrase("The page can't ask \(String(option.prefix(60)))."))
  }

  /// Whether a text is taken as a value, and never as an option, by the command line.
  private static func isValue(_ text: String) -> Bool {
    text.utf8.count <= longestArgument
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      && (!text.hasPrefix("-") || text.dropFirst().first?.isWholeNumber == true)
  }

  /// Only those of the arguments that another command knows, in their order.
  ///
  /// - Throws: ``Refusal`` where one is none that ``Command/propose`` knows either.
  func asked(of other: Command) throws(Refusal) -> Question {
    var kept: [String] = []
    var rest = arguments[...]
    while let option = rest.popFirst() {
      let name = String(option.dropFirst(2))
      if command.flags.contains(name) {
        if other.flags.contains(name) { kept.append(option) }
      } else if let value = rest.popFirst(), other.options.contains(name) {
        kept += [option, value]
      }
    }
    return try Question(other, region, kept)
  }
}

/// A word of a command line as shells read it.
func shellQuoted(_ word: String) -> String {
  let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./-_"
  if !word.isEmpty, word.allSatisfy(plain.contains) { return word }
  return "'" + word.replacing("'", with: "'\\''") + "'"
}
