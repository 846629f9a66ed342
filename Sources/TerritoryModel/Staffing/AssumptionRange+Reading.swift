extension AssumptionRange {
  /// Reads `ranges` of `region.yaml`; what can't be used is left out and noted.
  static func read(_ root: YAMLMapping, log: inout ProblemLog) -> [AssumptionRange] {
    guard let entry = root["ranges"],
      let mapping = YAMLMapping(entry.node, root.place, "ranges", log: &log)
    else { return [] }
    mapping.refuseOthers(than: Key.allCases.map(\.rawValue), log: &log)
    return Key.allCases.compactMap { key in
      guard let entry = mapping[key.rawValue],
        let range = YAMLMapping(entry.node, root.place, key.rawValue, log: &log)
      else { return nil }
      range.refuseOthers(than: ["least", "most", "source"], log: &log)
      let least = range.number("least", as: key.quantity, log: &log)
      let most = range.number("most", as: key.quantity, log: &log)
      let source = range.text("source", log: &log)
      guard let least, let most, let source else { return nil }
      guard least <= most else {
        log.add(
          root.place, line: entry.line,
          "\(key.rawValue) has least \(shortest(least)) and most \(shortest(most))",
          mend: "write the smaller number as least")
        return nil
      }
      return AssumptionRange(key, least...most, source: source)
    }
  }
}
