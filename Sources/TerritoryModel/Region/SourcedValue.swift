import Yams

/// A value of `region.yaml` with its source: `{value: 20, source: "…"}`, or the value alone.
struct SourcedValue {
  let key: String
  let place: String
  let line: Int
  let node: Node
  let source: String

  /// Takes a key out of a mapping; nil with a note where it is missing or malformed.
  init?(_ key: String, in mapping: YAMLMapping, log: inout ProblemLog) {
    guard let entry = mapping[key] else {
      log.add(
        mapping.place, line: mapping.line, "\(key) is missing",
        mend: "add \(key): with value and source under it")
      return nil
    }
    self.key = key
    place = mapping.place
    line = entry.line
    guard case .mapping = entry.node else {
      node = entry.node
      source = "region.yaml gives no source"
      return
    }
    guard let inner = YAMLMapping(entry.node, place, key, log: &log) else { return nil }
    inner.refuseOthers(than: ["value", "source"], log: &log)
    let source = inner.text("source", log: &log)
    guard let value = inner["value"] else {
      log.add(place, line: line, "\(key) has no value", mend: "add value: under it")
      return nil
    }
    guard let source else { return nil }
    node = value.node
    self.source = source
  }

  func number(_ quantity: Quantity, log: inout ProblemLog) -> Double? {
    node.number(key, as: quantity, place, valueLine, log: &log)
  }

  func truth(log: inout ProblemLog) -> Bool? { node.truth(key, place, valueLine, log: &log) }

  func text(log: inout ProblemLog) -> String? { node.plainText(key, place, valueLine, log: &log) }

  func texts(log: inout ProblemLog) -> [String]? { node.texts(key, place, valueLine, log: &log) }

  /// The value as an assumption that remembers source and line.
  func assumption<Value: Sendable>(_ value: Value) -> Assumption<Value> {
    Assumption(value, source: source, origin: .regionFile(line: valueLine))
  }

  /// The line of the value itself, which may stand below its key.
  var valueLine: Int { node.mark?.line ?? line }
}

extension YAMLMapping {
  /// The mappings of a list; nil with a note where the node is no list of mappings.
  func list(_ name: String, _ node: Node, log: inout ProblemLog) -> [YAMLMapping]? {
    guard case .sequence(let sequence) = node else {
      log.add(
        place, line: node.mark?.line ?? line, "\(name) is no list",
        mend: "start each entry with a hyphen: - name: …")
      return nil
    }
    return sequence.compactMap { YAMLMapping($0, place, "an entry of \(name)", log: &log) }
  }
}
