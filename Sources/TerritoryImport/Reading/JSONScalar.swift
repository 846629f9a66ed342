import TerritoryModel

/// A value of a JSON file that may be a text, a number, or null.
enum JSONScalar: Decodable {
  case text(String)
  case number(Double)
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  /// As a table would show it; empty for null.
  var shown: String {
    switch self {
    case .text(let text): text.trimmingWhitespace()
    case .number(let number): shortest(number)
    case .null: ""
    }
  }
}
