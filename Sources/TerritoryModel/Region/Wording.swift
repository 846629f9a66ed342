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
  public static let reach: Parameter = "reach"
  public static let reference: Parameter = "reference"
  public static let runs: Parameter = "runs"
  public static let scenarios: Parameter = "scenarios"
  public static let weights: Parameter = "weights"
  public static let worst: Parameter = "worst"
  public static let stages: Parameter = "stages"
  public static let statistics: Parameter = "statistics"
  public static let territories: Parameter = "territories"
  public static let turnover: Parameter = "turnover"

  public init(_ kind: RequirementRequest.Kind) {
    self.init(kind.rawValue.replacing("_", with: " "))
  }
}

/// A sentence with gaps: fixed words, and what fills the gaps where it is made. Its words are a phrase
/// that can stand in a phrase book, by ``template``; who shows the sentence translates it there.
///
/// Gaps hold values of the input, parameters, each by the name that its reader knows, and sentences of
/// their own. Two wordings put together by `+` are one sentence.
public struct Wording: Hashable, Sendable, ExpressibleByStringInterpolation,
  CustomStringConvertible
{
  fileprivate enum Part: Hashable {
    case words(String)
    case value(String)
    case parameter(Parameter)
    case wording(Wording)
  }

  /// No words stand beside others, or are empty.
  fileprivate var parts: [Part] = []

  public init(stringLiteral text: String) { append(.words(text)) }

  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.wording }

  fileprivate mutating func append(_ part: Part) {
    guard case .words(let text) = part else { return parts.append(part) }
    if case .words(let before) = parts.last {
      parts[parts.count - 1] = .words(before + text)
    } else if !text.isEmpty {
      parts.append(part)
    }
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var wording: Wording = ""

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ text: String) { wording.append(.words(text)) }

    public mutating func appendInterpolation(_ parameter: Parameter) {
      wording.append(.parameter(parameter))
    }

    public mutating func appendInterpolation(_ other: Wording) {
      wording.append(.wording(other))
    }

    public mutating func appendInterpolation<Value>(_ value: Value) {
      wording.append(.value("\(value)"))
    }
  }

  /// The fixed words with a numbered gap for all else: `the row has {1} cells, the header {2}`.
  public var template: String {
    var gaps = 0
    return parts.map { part in
      if case .words(let words) = part { return words }
      gaps += 1
      return "{\(gaps)}"
    }.joined()
  }

  /// The template with those of sentences inside, alike for faults of one kind; the text itself where
  /// no words are fixed.
  var kind: String {
    let kind = parts.map { part in
      switch part {
      case .words(let words): words
      case .value, .parameter: "\u{1}"
      case .wording(let inner): inner.kind
      }
    }.joined()
    return kind.contains { $0.isLetter } ? kind : description
  }

  /// The text.
  ///
  /// - Parameters:
  ///   - name: a parameter's name among those who read it.
  ///   - translate: the sentence of a template with its gaps filled; nil where it has none of its own.
  public func text(
    _ name: (Parameter) -> String, translate: (String, [String]) -> String? = { _, _ in nil }
  ) -> String {
    let texts = parts.map { part in
      switch part {
      case .words(let words): words
      case .value(let value): value
      case .parameter(let parameter): name(parameter)
      case .wording(let inner): inner.text(name, translate: translate)
      }
    }
    let gaps = zip(parts, texts).compactMap { part, text in
      if case .words = part { nil as String? } else { text }
    }
    return translate(template, gaps) ?? texts.joined()
  }

  /// The same with parameters named as its readers know them.
  func naming(_ name: (Parameter) -> String) -> Wording {
    var named: Wording = ""
    for part in parts {
      switch part {
      case .parameter(let parameter): named.append(.value(name(parameter)))
      case .wording(let inner): named.append(.wording(inner.naming(name)))
      case .words, .value: named.append(part)
      }
    }
    return named
  }

  /// The text with names in plain words.
  public var description: String { text(\.name) }

  /// Equal are those that read the same, however their words came together.
  public static func == (one: Self, other: Self) -> Bool { one.description == other.description }

  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

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

  /// All of them with "and" between.
  var joinedByAnd: Wording { dropFirst().reduce(first ?? "") { "\($0) and \($1)" } }
}
