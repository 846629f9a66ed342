import Yams

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
        than: ["name", "title", "source"] + numbers.map(\.key) + otherKeys, log: &log)
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

  /// Assumptions that are a number.
  private static let numbers:
    [(key: String, quantity: Quantity, choice: @Sendable (Double) -> Choice)] = [
      ("employment_rate", .share, { .employmentRate($0) }),
      ("mean_duration_months", .positive, { .meanDuration(months: $0) }),
      ("observed_clients_per_coach", .positive, { .observed(clientsPerCoach: $0) }),
      ("caseload_cap", .positive, { .caseloadCap($0) }),
      ("service_level", .share, { .serviceLevel($0) }),
      ("leader_share", .share, { .leaderShare($0) }),
      ("leaders", .count, { .leaders(Int($0)) }),
      ("coaches", .atLeastOne, { .coaches(Int($0)) }),
      ("reach_km", .distance, { .reach(km: $0) }),
    ]

  private static let otherKeys = [
    "turnover", "statistics", "territories", "neighbour_help", "membership", "shares",
  ]

  private static func choices(
    _ item: YAMLMapping, _ source: String, _ chain: DemandChain?, log: inout ProblemLog
  ) -> [Assumption<Choice>] {
    var choices: [Assumption<Choice>] = []
    func add(_ choice: Choice, line: Int) {
      choices.append(Assumption(choice, source: source, origin: .regionFile(line: line)))
    }
    for (key, quantity, choice) in numbers {
      guard let line = item[key]?.line, let value = item.number(key, as: quantity, log: &log)
      else { continue }
      add(choice(value), line: line)
    }
    if let (line, node) = item["turnover"],
      let model = Turnover.Model.read(node, item.place, line, log: &log)
    {
      add(.turnover(model), line: line)
    }
    if let line = item["statistics"]?.line, let id = item.text("statistics", log: &log) {
      add(.statistics(id), line: line)
    }
    if let line = item["territories"]?.line, let text = item.text("territories", log: &log),
      let range = log.noting(
        item.place, line: line,
        { () throws(Violation) in try ClosedRange.counts(text, name: "territories") })
    {
      add(.territories(range), line: line)
    }
    if let (line, node) = item["neighbour_help"],
      let isAllowed = node.truth("neighbour_help", item.place, line, log: &log)
    {
      add(.neighbourHelp(isAllowed), line: line)
    }
    if let (line, node) = item["membership"],
      let membership = Membership.read(node, item.place, line, log: &log)
    {
      add(.membership(membership), line: line)
    }
    for (name, share, line) in shares(item, chain, log: &log) {
      add(.share(name: name, share), line: line)
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
