/// Something that a user can set, by a name in plain words: an assumption, a requirement, a
/// limit of a search.
///
/// A command line has options for them, a form has fields: each program has names of its own, which
/// ``Wording/text(_:)`` puts in place of these.
public struct Parameter: Hashable, Sendable, ExpressibleByStringLiteral {
  /// Such as `employment rate`.
  public let name: String

  public init(_ name: String) { self.name = name }

  public init(stringLiteral name: String) { self.name = name }

  public static let addBorder = Parameter(RequirementRequest.Kind.addBorder)
  public static let areaCode: Parameter = "area code"
  public static let areaName: Parameter = "area name"
  public static let areaSystem: Parameter = "area crs"
  public static let baseline: Parameter = "baseline"
  public static let between: Parameter = "between"
  public static let coaches: Parameter = "coaches"
  public static let count: Parameter = "count"
  public static let employmentRate: Parameter = "employment rate"
  public static let keepPlan: Parameter = "keep plan"
  public static let leaders: Parameter = "leaders"
  public static let months: Parameter = "months"
  public static let municipalities: Parameter = "municipalities"
  public static let mostCoaches: Parameter = "most coaches"
  public static let plan: Parameter = "plan"
  public static let priority: Parameter = "priority"
  public static let reference: Parameter = "reference"
  public static let runs: Parameter = "runs"
  public static let scenarios: Parameter = "scenarios"
  public static let statistics: Parameter = "statistics"
  public static let territories: Parameter = "territories"
  public static let turnover: Parameter = "turnover"

  public init(_ kind: RequirementRequest.Kind) {
    self.init(kind.rawValue.replacing("_", with: " "))
  }
}

/// A sentence that may name parameters, each by the name that its reader knows.
public struct Wording: Hashable, Sendable, ExpressibleByStringInterpolation,
  CustomStringConvertible
{
  fileprivate enum Part: Hashable {
    case text(String)
    case parameter(Parameter)
  }

  /// No text stands beside another, or is empty, so that equal wordings have equal parts.
  fileprivate var parts: [Part] = []

  public init(stringLiteral text: String) { append(.text(text)) }

  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.wording }

  fileprivate mutating func append(_ part: Part) {
    guard case .text(let text) = part else { return parts.append(part) }
    if case .text(let before) = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else if !text.isEmpty {
      parts.append(part)
    }
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var wording: Wording = ""

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ text: String) { wording.append(.text(text)) }

    public mutating func appendInterpolation(_ parameter: Parameter) {
      wording.append(.parameter(parameter))
    }

    public mutating func appendInterpolation(_ other: Wording) {
      other.parts.forEach { wording.append($0) }
    }

    public mutating func appendInterpolation<Value>(_ value: Value) {
      wording.append(.text("\(value)"))
    }
  }

  /// The text with each parameter's name among those who read it.
  public func text(_ name: (Parameter) -> String) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .parameter(let parameter): name(parameter)
      }
    }.joined()
  }

  /// The text with names in plain words.
  public var description: String { text(\.name) }

  /// The first parameter that is named.
  public var parameter: Parameter? {
    parts.lazy.compactMap { if case .parameter(let parameter) = $0 { parameter } else { nil } }
      .first
  }

  public static func + (first: Wording, second: Wording) -> Wording {
    var whole = first
    second.parts.forEach { whole.append($0) }
    return whole
  }
}

extension [Wording] {
  func joined(separator: Wording) -> Wording {
    dropFirst().reduce(first ?? "") { $0 + separator + $1 }
  }
}
