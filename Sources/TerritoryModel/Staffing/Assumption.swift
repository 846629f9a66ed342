/// A value that the plan assumes, with the source it rests on and where this run took it from.
public struct Assumption<Value: Sendable>: Sendable {
  public let value: Value
  /// The publication or reason behind the value.
  public let source: String
  public let origin: Origin

  public init(_ value: Value, source: String, origin: Origin) {
    self.value = value
    self.source = source
    self.origin = origin
  }

  /// A value that was asked for.
  public static func given(_ value: Value, as parameter: Parameter) -> Assumption {
    Assumption(value, source: "given by the user", origin: .given(parameter))
  }

  /// Another value that is tried in place of this one.
  func trying(_ value: Value) -> Assumption {
    Assumption(value, source: source, origin: .computed)
  }

  /// The same with the value made something else.
  public func map<Other: Sendable>(_ transform: (Value) -> Other) -> Assumption<Other> {
    Assumption<Other>(transform(value), source: source, origin: origin)
  }
}

/// Where a value of this run was taken from.
public enum Origin: Sendable, Hashable {
  /// `region.yaml` at this line.
  case regionFile(line: Int)
  /// Another file of the region folder, such as `distances.csv`.
  case regionTable(String)
  /// What was asked for.
  case given(Parameter)
  /// The tool's own default.
  case builtIn
  /// The plan that is scored.
  case plan
  /// Computed from the other values of the run.
  case computed

  /// Whether somebody asked for it.
  var isGiven: Bool { if case .given = self { true } else { false } }

  /// As messages and documents name it.
  public var wording: Wording {
    switch self {
    case .regionFile(let line): "region.yaml:\(line)"
    case .regionTable(let name): "\(name)"
    case .given(let parameter): "\(parameter)"
    case .builtIn: "built-in"
    case .plan: "plan"
    case .computed: "computed"
    }
  }
}

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
