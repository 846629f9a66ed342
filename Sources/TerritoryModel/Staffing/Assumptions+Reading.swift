import Yams

extension Assumptions {
  /// Reads the assumptions of `region.yaml` over the built-in ones; nil where one can't be used,
  /// which `log` then says.
  init?(reading entry: (line: Int, node: Node)?, _ place: String, log: inout ProblemLog) {
    self = .builtIn
    guard let entry else { return }
    guard let mapping = YAMLMapping(entry.node, place, "assumptions", log: &log) else { return nil }
    let before = log.count
    read("caseload_cap", .positive, into: \.caseloadCap, mapping, log: &log)
    read("employment_rate", .share, into: \.employmentRate, mapping, log: &log)
    read("mean_duration_months", .positive, into: \.meanDurationMonths, mapping, log: &log)
    read(
      "observed_clients_per_coach", .positive, into: \.observedClientsPerCoach, mapping, log: &log)
    read("service_level", .share, into: \.serviceLevel, mapping, log: &log)
    read("leader_share", .share, into: \.leaderShare, mapping, log: &log)
    read("leaders", .count, into: \.leaders, mapping, log: &log)
    read("minimum_team", .atLeastOne, into: \.minimumTeam, mapping, log: &log)
    read("reach_km", .distance, into: \.reachKm, mapping, log: &log)
    if let value = given("neighbour_help", mapping, &log), let truth = value.truth(log: &log) {
      neighbourHelp = value.assumption(truth)
    }
    if let value = given("membership", mapping, &log),
      let membership = Membership.read(value.node, value.place, value.valueLine, log: &log)
    {
      self.membership = value.assumption(membership)
    }
    readTurnover(mapping, log: &log)
    readPriority(mapping, log: &log)
    mapping.refuseOthers(than: Self.keys, log: &log)
    if log.count > before { return nil }
  }

  private static let keys = [
    "caseload_cap", "turnover", "employment_rate", "mean_duration_months",
    "observed_clients_per_coach", "service_level", "leader_share", "leaders", "minimum_team",
    "reach_km", "neighbour_help", "membership", "priority",
  ]

  private func given(
    _ key: String, _ mapping: YAMLMapping, _ log: inout ProblemLog
  ) -> SourcedValue? {
    mapping[key] == nil ? nil : SourcedValue(key, in: mapping, log: &log)
  }

  private mutating func read(
    _ key: String, _ quantity: Quantity, into path: WritableKeyPath<Self, Assumption<Double>>,
    _ mapping: YAMLMapping, log: inout ProblemLog
  ) {
    guard let value = given(key, mapping, &log), let number = value.number(quantity, log: &log)
    else { return }
    self[keyPath: path] = value.assumption(number)
  }

  private mutating func read(
    _ key: String, _ quantity: Quantity, into path: WritableKeyPath<Self, Assumption<Int>>,
    _ mapping: YAMLMapping, log: inout ProblemLog
  ) {
    guard let value = given(key, mapping, &log), let number = value.number(quantity, log: &log)
    else { return }
    self[keyPath: path] = value.assumption(Int(number))
  }

  private mutating func readTurnover(_ mapping: YAMLMapping, log: inout ProblemLog) {
    guard let value = given("turnover", mapping, &log),
      let model = Turnover.Model.read(value.node, value.place, value.valueLine, log: &log)
    else { return }
    turnoverModel = value.assumption(model)
  }

  private mutating func readPriority(_ mapping: YAMLMapping, log: inout ProblemLog) {
    guard let value = given("priority", mapping, &log), let names = value.texts(log: &log) else {
      return
    }
    let levels = log.noting(mapping.place, line: value.valueLine) { () throws(Violation) in
      try Level.priority(names)
    }
    if let levels { priority = value.assumption(levels) }
  }
}

extension Membership {
  /// A kind of membership by its name; nil with a note where it has none.
  static func read(
    _ node: Node, _ place: String, _ line: Int, log: inout ProblemLog
  ) -> Membership? {
    guard let name = node.plainText("membership", place, line, log: &log) else { return nil }
    if let membership = Membership(rawValue: name) { return membership }
    log.add(
      place, line: line, "membership is \(quoted(name))",
      mend: "write one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }
}

extension Turnover.Model {
  /// A model by its name; nil with a note where it has none.
  static func read(
    _ node: Node, _ place: String, _ line: Int, log: inout ProblemLog
  ) -> Turnover.Model? {
    guard let name = node.plainText("turnover", place, line, log: &log) else { return nil }
    if let model = Turnover.Model(rawValue: name) { return model }
    log.add(
      place, line: line, "turnover is \(quoted(name))",
      mend: "write one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }
}
