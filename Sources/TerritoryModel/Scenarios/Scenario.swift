/// A named set of assumptions that differ from the region's own.
public struct Scenario: Sendable {
  /// As `region.yaml` names it; nil where it is named after listed values alone.
  public let givenName: String?
  /// What texts for people call it, in the language of the region's sources; nil for its name.
  public let title: String?
  /// The values of options that it is named after besides.
  public let listed: [Choice]
  /// The publication or reason behind it.
  public let source: String
  /// None where the scenario is the region as it stands.
  public let choices: [Assumption<Choice>]

  public init(
    name: String, title: String? = nil, source: String, choices: [Assumption<Choice>]
  ) {
    self.init(givenName: name, title: title, listed: [], source: source, choices: choices)
  }

  private init(
    givenName: String?, title: String?, listed: [Choice], source: String,
    choices: [Assumption<Choice>]
  ) {
    self.givenName = givenName
    self.title = title
    self.listed = listed
    self.source = source
    self.choices = choices
  }

  /// The scenario of a listed value.
  static func listing(_ choice: Assumption<Choice>) -> Scenario {
    Scenario(
      givenName: nil, title: nil, listed: [choice.value], source: choice.source,
      choices: [choice])
  }

  /// The same scenario with a listed value besides.
  func with(_ choice: Assumption<Choice>) -> Scenario {
    Scenario(
      givenName: givenName, title: title, listed: listed + [choice.value], source: source,
      choices: choices + [choice])
  }

  /// Different from the names of all scenarios beside it.
  public var name: String {
    ([givenName].compactMap { $0 } + listed.map(\.label)).joined(separator: ", ")
  }

  /// The place of a scenario by its name; capitals and spaces make no difference.
  ///
  /// - Throws: ``Violation`` that lists the scenarios there are.
  public static func position(
    of name: String, in scenarios: [Scenario]
  ) throws(Violation) -> Int {
    func plain(_ name: String) -> String { name.filter { !$0.isWhitespace }.lowercased() }
    let names = scenarios.map(\.name)
    if let index = names.firstIndex(where: { plain($0) == plain(name) }) { return index }
    let hint = nearestSpelling(of: name, among: names).map { "did you mean \($0)? " } ?? ""
    throw Violation(
      what: "there is no scenario \(quoted(name))",
      remedy: names.isEmpty
        ? "add it to scenarios: of region.yaml" : "\(hint)Known here: \(listed(names))")
  }

  private static func listed(_ names: [String]) -> String {
    let most = 10
    let more = names.count > most ? " and \(names.count - most) more" : ""
    return names.prefix(most).joined(separator: "; ") + more
  }
}
