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

  /// The same assumption with another value, given by an option of the command line.
  public func replaced(by value: Value, option: String) -> Assumption {
    .given(value, option: option)
  }

  /// What an option of the command line gives.
  public static func given(_ value: Value, option: String) -> Assumption {
    Assumption(value, source: "given by the user", origin: .option(option))
  }

  /// The same with the value made something else.
  public func map<Other: Sendable>(_ transform: (Value) -> Other) -> Assumption<Other> {
    Assumption<Other>(transform(value), source: source, origin: origin)
  }
}

/// Where a value of this run was taken from.
public enum Origin: Sendable, Hashable, CustomStringConvertible {
  /// `region.yaml` at this line.
  case regionFile(line: Int)
  /// Another file of the region folder, such as `distances.csv`.
  case regionTable(String)
  /// An option of the command line, such as `--coaches`.
  case option(String)
  /// The tool's own default.
  case builtIn
  /// The plan that is scored.
  case plan
  /// Computed from the other values of the run.
  case computed

  public var description: String {
    switch self {
    case .regionFile(let line): "region.yaml:\(line)"
    case .regionTable(let name): name
    case .option(let name): name
    case .builtIn: "built-in"
    case .plan: "plan"
    case .computed: "computed"
    }
  }
}
