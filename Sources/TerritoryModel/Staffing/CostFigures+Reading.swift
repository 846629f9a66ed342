import Yams

extension CostFigures {
  /// Reads `costs` of `region.yaml`; a figure that can't be used is left out and noted.
  init(reading entry: (line: Int, node: Node)?, _ place: String, log: inout ProblemLog) {
    self.init()
    guard let entry, let mapping = YAMLMapping(entry.node, place, "costs", log: &log) else {
      return
    }
    let keys: [(String, WritableKeyPath<CostFigures, Assumption<Double>?>)] = [
      ("coach_year", \.coachYear), ("leader_year", \.leaderYear), ("kilometre", \.kilometre),
      ("meetings_per_client", \.meetingsPerClient),
      ("labour_market_support_client_year", \.labourMarketSupportClientYear),
    ]
    mapping.refuseOthers(than: keys.map(\.0), log: &log)
    for (key, path) in keys where mapping[key] != nil {
      guard let value = SourcedValue(key, in: mapping, log: &log),
        let number = value.number(.amount, log: &log)
      else { continue }
      self[keyPath: path] = value.assumption(number)
    }
  }
}
