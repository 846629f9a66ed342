import Yams

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
    let hint =
      Wording.suggesting(nearestSpelling(of: name, among: names))
    throw Violation(
      what: "there is no scenario \(quoted(name))",
      remedy: names.isEmpty
        ? "add it to scenarios: of region.yaml" : "\(hint)Known here: \(listed(names))")
  }

  private static func listed(_ names: [String]) -> Wording {
    let most = 10
    let more: Wording = names.count > most ? " and \(names.count - most) more" : ""
    return "\(names.prefix(most).joined(separator: "; "))\(more)"
  }
}

extension Scenario {
  /// Reads `scenarios` of `region.yaml`; one that can't be used is left out and noted.
  static func read(
    _ root: YAMLMapping, _ chain: DemandChain?, log: inout ProblemLog
  ) -> [Scenario] {
    guard let entry = root["scenarios"] else { return [] }
    let items = root.list("scenarios", entry.node, log: &log) ?? []
    var lines: [String: Int] = [:]
    return items.compactMap { item in
      let before = log.count
      item.refuseOthers(
        than: ["name", "title", "source"] + AssumptionKey.ofScenarios.map(\.name) + ["shares"],
        log: &log)
      let name = item.text("name", log: &log)
      let title = item["title"] == nil ? nil : item.text("title", log: &log)
      let source = item.text("source", log: &log)
      let choices = choices(item, source ?? "", chain, log: &log)
      guard let name, let source else { return nil }
      noteName(name, item, &lines, log: &log)
      if let conflict = choices.turnoverConflict("turnover:", { "\($0.value.key)" }) {
        log.add(item.place, line: item.line, conflict.what, mend: conflict.remedy)
      }
      guard log.count == before else { return nil }
      return Scenario(name: name, title: title, source: source, choices: choices)
    }
  }

  private static func choices(
    _ item: YAMLMapping, _ source: String, _ chain: DemandChain?, log: inout ProblemLog
  ) -> [Assumption<Choice>] {
    var choices: [Assumption<Choice>] = []
    func add(_ choice: Choice, line: Int) {
      choices.append(Assumption(choice, source: source, origin: .regionFile(line: line)))
    }
    for key in AssumptionKey.ofScenarios {
      guard let (line, node) = item[key.name],
        let value = key.value(node, item.place, line, log: &log)
      else { continue }
      add(Choice(key, value), line: line)
    }
    for (name, share, line) in shares(item, chain, log: &log) {
      add(Choice(.lastShare, .number(share), share: name), line: line)
    }
    return choices
  }

  private static func shares(
    _ item: YAMLMapping, _ chain: DemandChain?, log: inout ProblemLog
  ) -> [(name: String, share: Double, line: Int)] {
    guard let entry = item["shares"],
      let mapping = YAMLMapping(entry.node, item.place, "shares", log: &log)
    else { return [] }
    return mapping.keys.compactMap { name in
      let line = mapping[name]!.line
      // A chain that can't be read has its faults noted already.
      if let chain {
        _ = log.noting(item.place, line: line) { () throws(Violation) in
          try chain.position(ofShare: name)
        }
      }
      return mapping.number(name, as: .share, log: &log).map { (name, $0, line) }
    }
  }

  private static func noteName(
    _ name: String, _ item: YAMLMapping, _ lines: inout [String: Int], log: inout ProblemLog
  ) {
    if let first = lines.updateValue(item.line, forKey: name.lowercased()) {
      log.add(
        item.place, line: item.line,
        "the scenario \(quoted(name)) stands in line \(first) already",
        mend: "give each scenario a name of its own")
    }
    if name.contains(",") {
      log.add(
        item.place, line: item.line, "the scenario's name \(quoted(name)) has a comma",
        mend: "leave it out: commas part the names after \(.scenarios)")
    }
  }
}

/// An employment rate that somebody published.
public struct PublishedRate: Sendable {
  public let name: String
  /// What texts for people call it.
  public let title: String
  /// Share of coached clients who find work in a year, 0...1.
  public let employmentRate: Double
  /// The publication.
  public let source: String
}

extension RegionSettings {
  /// The scenarios that change the employment rate alone.
  public var publishedRates: [PublishedRate] {
    scenarios.compactMap(\.publishedRate)
  }
}

extension Scenario {
  /// The employment rate, where the scenario changes nothing else; nil otherwise.
  var publishedRate: PublishedRate? {
    guard choices.count == 1, choices[0].value.key == .employmentRate,
      let rate = choices[0].value.value.number
    else { return nil }
    return PublishedRate(name: name, title: title ?? name, employmentRate: rate, source: source)
  }
}
