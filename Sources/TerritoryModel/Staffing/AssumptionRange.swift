/// How far an assumption may lie by what is published, whatever value a run uses.
public struct AssumptionRange: Sendable {
  public let key: AssumptionKey
  public let values: ClosedRange<Double>
  /// Where the ends come from.
  public let source: String

  public init(_ key: AssumptionKey, _ values: ClosedRange<Double>, source: String) {
    self.key = key
    self.values = values
    self.source = source
  }

  /// Reads `ranges` of `region.yaml`; what can't be used is left out and noted.
  static func read(_ root: YAMLMapping, log: inout ProblemLog) -> [AssumptionRange] {
    guard let entry = root["ranges"],
      let mapping = YAMLMapping(entry.node, root.place, "ranges", log: &log)
    else { return [] }
    mapping.refuseOthers(than: AssumptionKey.ranged.map(\.name), log: &log)
    return AssumptionKey.ranged.compactMap { key in
      guard let entry = mapping[key.name], case .number(let quantity) = key.values,
        let range = YAMLMapping(entry.node, root.place, key.name, log: &log)
      else { return nil }
      range.refuseOthers(than: ["least", "most", "source"], log: &log)
      let least = range.number("least", as: quantity, log: &log)
      let most = range.number("most", as: quantity, log: &log)
      let source = range.text("source", log: &log)
      guard let least, let most, let source else { return nil }
      guard least <= most else {
        log.add(
          root.place, line: entry.line,
          "\(key.name) has least \(shortest(least)) and most \(shortest(most))",
          mend: "write the smaller number as least")
        return nil
      }
      return AssumptionRange(key, least...most, source: source)
    }
  }
}
