/// A named set of assumptions that differ from the region's own.
public struct Scenario: Sendable {
  /// Different from the names of all scenarios beside it.
  public let name: String
  /// The publication or reason behind it.
  public let source: String
  /// None where the scenario is the region as it stands.
  public let choices: [Assumption<Choice>]

  public init(name: String, source: String, choices: [Assumption<Choice>]) {
    self.name = name
    self.source = source
    self.choices = choices
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
