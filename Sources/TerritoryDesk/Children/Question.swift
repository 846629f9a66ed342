import TerritoryLanguages

/// What a page asks of a command: the arguments behind the region's path, without those that say how
/// the result is written.
struct Question: Hashable, Sendable {
  let command: Command
  let region: String
  let arguments: [String]

  /// The commands that a page may ask, with the options that it may give.
  enum Command: String, Sendable, CaseIterable, Codable {
    case propose, headcount, sensitivity, tradeoff, evaluate, rollout

    /// The commands that a page may have searches of, one of each at a time, that tell how far they are.
    static let searched: [Self] = [.propose, .headcount, .rollout]

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
      case .headcount: Self.asked.union(["territories", "time-limit", "work-limit", "promise"])
      // Its stages say how many coaches there are.
      case .rollout:
        Self.asked.union(Self.ofPlans).subtracting(Self.staff).union(["territories", "stages"])
      case .sensitivity: Self.costs.union(Self.assumed)
      }
    }

    /// Options without one.
    var flags: Set<String> {
      switch self {
      case .sensitivity: []
      case .propose, .evaluate: ["neighbour-help", "no-neighbour-help", "sources"]
      case .headcount, .tradeoff: ["neighbour-help", "no-neighbour-help"]
      case .rollout: ["neighbour-help", "no-neighbour-help", "forwards", "all-at-once"]
      }
    }

    private static let costs: Set = [
      "count", "coach-year", "leader-year", "kilometre", "meetings", "support-year",
    ]
    private static let staff: Set = ["coaches", "staff", "staff-month"]
    private static let assumed = staff.union([
      "statistics", "employment-rate", "benefit", "caseload-cap", "turnover", "mean-duration",
      "observed", "service-level", "leaders", "coaches-per-leader",
    ])
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
    _ = try Self.parts(arguments, of: [command])
    self.command = command
    self.region = region
    self.arguments = arguments
  }

  /// The same of a page's arguments, whichever commands they are meant for: only those that this one
  /// knows are asked.
  ///
  /// - Throws: ``Refusal`` where an argument is none that a page may give.
  init(_ command: Command, _ region: String, outOf all: [String]) throws(Refusal) {
    let parts = try Self.parts(all, of: Command.allCases)
    self.command = command
    self.region = region
    arguments = parts.filter { command.knows($0[0]) }.flatMap { $0 }
  }

  /// The arguments, each option with its value.
  private static func parts(
    _ arguments: [String], of commands: [Command]
  ) throws(Refusal) -> [[String]] {
    guard arguments.count <= mostArguments else {
      throw Refusal(400, phrase("At most \(mostArguments) arguments can be asked at once."))
    }
    var parts: [[String]] = []
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard option.hasPrefix("--"), commands.contains(where: { $0.knows(option) }) else {
        throw unknown(option)
      }
      if commands.contains(where: { $0.flags.contains(String(option.dropFirst(2))) }) {
        parts.append([option])
        continue
      }
      guard let value = rest.popFirst() else {
        throw Refusal(400, phrase("\(option) has no value."))
      }
      guard isValue(value) else { throw wrongValue(option) }
      parts.append([option, value])
    }
    return parts
  }

  static func unknown(_ option: String) -> Refusal {
    Refusal(400, phrase("The page can't ask \(String(option.prefix(60)))."))
  }

  static func wrongValue(_ option: String) -> Refusal {
    Refusal(400, phrase("\(option) can't have this value on the page."))
  }

  /// Whether a text is taken as a value, and never as an option, by the command line.
  static func isValue(_ text: String, upTo most: Int = longestArgument) -> Bool {
    text.utf8.count <= most
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      && (!text.hasPrefix("-") || text.utf8.dropFirst().first.map { 48...57 ~= $0 } == true)
  }
}

extension Question.Command {
  /// Whether the command has an option, written with its hyphens.
  func knows(_ option: String) -> Bool {
    let name = String(option.dropFirst(2))
    return options.contains(name) || flags.contains(name)
  }
}
