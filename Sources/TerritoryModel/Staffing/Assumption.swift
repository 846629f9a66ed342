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
