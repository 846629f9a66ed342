extension SuppressedCount {
  /// Reads `suppressed` under `demand` of `region.yaml`: least, most, point and source. The built-in
  /// interval where it is absent, or can't be used, which `log` then says.
  static func read(
    from demand: YAMLMapping, log: inout ProblemLog
  ) -> Assumption<SuppressedCount> {
    guard let entry = demand["suppressed"],
      let mapping = YAMLMapping(entry.node, demand.place, "suppressed", log: &log)
    else { return builtIn }
    mapping.refuseOthers(than: ["least", "most", "point", "source"], log: &log)
    let least = mapping.number("least", as: .amount, log: &log)
    let most = mapping.number("most", as: .amount, log: &log)
    let point = mapping.number("point", as: .amount, log: &log)
    let source = mapping.text("source", log: &log)
    guard let least, let most, let point, let source else { return builtIn }
    let interval = log.noting(demand.place, line: entry.line) { () throws(Violation) in
      try SuppressedCount(least: least, most: most, point: point)
    }
    return interval.map {
      Assumption($0, source: source, origin: .regionFile(line: entry.line))
    } ?? builtIn
  }
}
