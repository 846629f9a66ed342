import Foundation

/// JSON as it stands in a text.
public enum JSONValue: Decodable, Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  public init(_ text: String) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
  fileprivate var number: Double? { if case .number(let number) = self { number } else { nil } }
  fileprivate var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }

  /// Whether it has a type by the name that JSON Schema gives it.
  fileprivate func isA(_ type: String) -> Bool {
    switch (self, type) {
    case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}

/// The schemas of a folder, JSON Schema 2020-12, by those keywords that the project's own schemas use.
/// Any other keyword is a fault: a schema that nobody holds a document to would promise too much.
public struct JSONSchemas: Sendable {
  private let documents: [String: JSONValue]

  public init(folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".json") }
    documents = Dictionary(
      uniqueKeysWithValues: try names.map {
        ($0, try JSONValue(String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)))
      })
  }

  /// The names of the schemas' files.
  public var names: [String] { documents.keys.sorted() }

  public subscript(name: String) -> JSONValue? { documents[name] }

  /// What of a document is not as a schema has it, each with its place; none where it is valid.
  public func faults(of value: JSONValue, by name: String) -> [String] {
    guard let schema = documents[name] else { return ["there is no schema \(name)"] }
    return faults(value, schema, in: name, at: "$")
  }

  private func faults(
    _ value: JSONValue, _ schema: JSONValue, in file: String, at place: String
  ) -> [String] {
    guard case .object(let keywords) = schema else {
      return schema == .bool(false) ? ["\(place) is not to be there"] : []
    }
    return keywords.sorted { $0.key < $1.key }.flatMap { keyword, rule in
      faults(value, keyword, rule, of: keywords, in: file, at: place)
    }
  }

  private func faults(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, of schema: [String: JSONValue],
    in file: String, at place: String
  ) -> [String] {
    func fault(_ isValid: Bool) -> [String] {
      isValid ? [] : ["\(place) breaks \(keyword) \(rule) with \(value)"]
    }
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description": return []
    case "$ref":
      guard let (target, name) = target(of: rule.string ?? "", from: file) else {
        return ["\(place): nothing stands at \(rule)"]
      }
      return faults(value, target, in: name, at: place)
    case "type":
      let types = rule.string.map { [$0] } ?? rule.items.compactMap(\.string)
      return fault(types.contains(where: value.isA))
    case "const": return fault(value == rule)
    case "enum": return fault(rule.items.contains(value))
    case "minimum": return fault(value.number.map { $0 >= rule.number! } ?? true)
    case "maximum": return fault(value.number.map { $0 <= rule.number! } ?? true)
    case "exclusiveMinimum": return fault(value.number.map { $0 > rule.number! } ?? true)
    case "pattern":
      guard let text = value.string else { return [] }
      return fault(text.range(of: rule.string!, options: .regularExpression) != nil)
    case "minItems", "maxItems":
      guard case .array(let items) = value else { return [] }
      let (count, limit) = (Double(items.count), rule.number!)
      return fault(keyword == "minItems" ? count >= limit : count <= limit)
    case "items":
      return value.items.enumerated().flatMap {
        faults($1, rule, in: file, at: "\(place)[\($0)]")
      }
    case "required":
      guard case .object(let members) = value else { return [] }
      return rule.items.compactMap(\.string).filter { members[$0] == nil }
        .map { "\(place) has no \($0)" }
    case "properties", "additionalProperties":
      guard case .object(let members) = value else { return [] }
      let isNamed = keyword == "properties"
      return members.sorted { $0.key < $1.key }.flatMap { name, member in
        let own = schema["properties"]?[name]
        guard let rule = isNamed ? own : own == nil ? rule : nil else { return [String]() }
        return faults(member, rule, in: file, at: "\(place).\(name)")
      }
    default: return ["the keyword \(keyword) is not known here"]
    }
  }

  /// What a reference stands for: `#/$defs/x` of the same file, or of another one.
  private func target(of reference: String, from file: String) -> (JSONValue, String)? {
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let name = parts[0].isEmpty ? file : parts[0]
    let path = parts.count > 1 ? parts[1].split(separator: "/").map(String.init) : []
    let found = path.reduce(documents[name]) { $0?[$1] }
    return found.map { ($0, name) }
  }
}
