import Yams

/// Something that a planner asks for in names, as `region.yaml` writes it.
public struct RequirementRequest: Sendable, Hashable {
  /// The kinds by their keys in `region.yaml`.
  public enum Kind: String, Sendable, CaseIterable {
    case together, apart, base
    case neverBase = "never_base"
    case territory, unchanged, shared
    case addBorder = "add_border"
    case removeBorder = "remove_border"
    case inside
    case leastClients = "least_clients"
    case mostClients = "most_clients"
    case mostKilometres = "most_km"
    case leastCoaches = "least_coaches"
    case mostCareTeams = "most_care_teams"
    case mostWaiting = "most_waiting"

    /// How the values that are given belong together.
    enum Shape {
      /// Several names make one request: these in one territory.
      case group
      /// Each name is a request of its own.
      case names
      /// One value for the whole plan; the last one that is given counts.
      case value
    }

    /// Whether it takes one value for the whole plan.
    package var isValue: Bool { shape == .value }
    /// Whether several names make one request.
    package var isGroup: Bool { shape == .group }

    var shape: Shape {
      switch self {
      case .together, .apart, .territory, .addBorder, .removeBorder: .group
      case .base, .neverBase, .unchanged, .shared: .names
      case .inside, .leastClients, .mostClients, .mostKilometres, .leastCoaches, .mostCareTeams,
        .mostWaiting:
        .value
      }
    }
  }

  public let kind: Kind
  /// Names, or a value.
  public let texts: [String]
  public let origin: Origin
  /// What messages name: the file, or the kind where it stands in none.
  let place: Wording

  /// Requests besides those of `region.yaml`, by the names or codes of municipalities with commas
  /// between them, or by a value.
  public static func given(_ kind: Kind, _ text: String) -> [RequirementRequest] {
    let parameter = Parameter(kind)
    return requests(
      kind, [texts(kind, text)], origin: .given(parameter), place: "\(parameter)")
  }

  /// A value, or names with commas between them.
  static func texts(_ kind: Kind, _ text: String) -> [String] {
    kind.shape == .value
      ? [text] : text.split(separator: ",").map { String($0).trimmingWhitespace() }
  }

  /// - Parameter groups: the texts as they were written together.
  static func requests(
    _ kind: Kind, _ groups: [[String]], origin: Origin, place: Wording
  ) -> [RequirementRequest] {
    // Nothing where a name is needed stays a request, which is refused.
    let parts =
      kind.shape == .names
      ? groups.flatMap { $0.isEmpty ? [[]] : $0.map { [$0] } } : groups
    return parts.map {
      RequirementRequest(kind: kind, texts: $0, origin: origin, place: place)
    }
  }

  /// The requests of the region with those that are given besides: values replace, the rest adds up.
  public static func merged(
    _ region: [RequirementRequest], _ given: [RequirementRequest]
  ) -> [RequirementRequest] {
    let replaced = Set(given.filter { $0.kind.shape == .value }.map(\.kind))
    let values = Dictionary(
      given.filter { $0.kind.shape == .value }.map { ($0.kind, $0) }, uniquingKeysWith: { $1 })
    return region.filter { !replaced.contains($0.kind) }
      + given.filter { $0.kind.shape != .value || values[$0.kind] == $0 }
  }

  /// The line of `region.yaml`, where it stands there.
  var line: Int? { if case .regionFile(let line) = origin { line } else { nil } }
}

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
