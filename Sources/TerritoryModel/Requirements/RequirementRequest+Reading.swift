import Yams

extension RequirementRequest {
  /// Reads `requirements:` of `region.yaml`.
  ///
  /// Names stand as `[[A, B], [C, D]]`, `[A, B]` or `A, B`, values alone. An empty list asks nothing.
  static func read(_ root: YAMLMapping, log: inout ProblemLog) -> [RequirementRequest] {
    guard let entry = root["requirements"],
      let mapping = YAMLMapping(entry.node, root.place, "requirements", log: &log)
    else { return [] }
    mapping.refuseOthers(than: Kind.allCases.map(\.rawValue), log: &log)
    return Kind.allCases.flatMap { kind -> [RequirementRequest] in
      guard let (line, node) = mapping[kind.rawValue] else { return [] }
      return groups(node, kind, root.place, line, log: &log).flatMap { group in
        requests(
          kind, [group.texts], origin: .regionFile(line: group.line),
          place: "\(root.place)")
      }
    }
  }

  private static func groups(
    _ node: Node, _ kind: Kind, _ place: String, _ line: Int, log: inout ProblemLog
  ) -> [(line: Int, texts: [String])] {
    let name = kind.rawValue
    let line = node.mark?.line ?? line
    guard kind.shape != .value, case .sequence(let sequence) = node else {
      return node.plainText(name, place, line, log: &log).map { [(line, texts(kind, $0))] } ?? []
    }
    if sequence.isEmpty { return [] }
    let lists = sequence.compactMap { item -> Node? in
      if case .sequence = item { item } else { nil }
    }
    guard lists.count == sequence.count, !lists.isEmpty else {
      return node.texts(name, place, line, log: &log).map { [(line, $0)] } ?? []
    }
    return lists.compactMap { list in
      let line = list.mark?.line ?? line
      return list.texts(name, place, line, log: &log).map { (line, $0) }
    }
  }
}
