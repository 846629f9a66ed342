import TerritoryModel

/// Elements of a drawing, one after the other, as text that is safe inside SVG and HTML.
struct SVGText {
  private(set) var text = ""

  /// Adds an element without content.
  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    add(name, attributes.map { ($0.key, $0.value) })
  }

  /// Adds an element without content whose attributes were put together elsewhere.
  mutating func add(_ name: String, _ attributes: [(key: String, value: String)]) {
    text += Self.opening(name, attributes, end: "/>\n")
  }

  /// Adds an element that holds text.
  mutating func add(
    _ name: String, _ attributes: KeyValuePairs<String, String>, holding content: String
  ) {
    add(name, attributes.map { ($0.key, $0.value) }, holding: content)
  }

  /// Adds an element that holds text and whose attributes were put together elsewhere.
  mutating func add(
    _ name: String, _ attributes: [(key: String, value: String)], holding content: String
  ) {
    text +=
      Self.opening(name, attributes, end: ">") + Self.escaped(content) + "</\(name)>\n"
  }

  /// Adds an element around others.
  mutating func add(
    _ name: String, _ attributes: KeyValuePairs<String, String>,
    around body: (inout SVGText) -> Void
  ) {
    text += Self.opening(name, attributes, end: ">\n")
    body(&self)
    text += "</\(name)>\n"
  }

  private static func opening(
    _ name: String, _ attributes: some Sequence<(key: String, value: String)>, end: String
  ) -> String {
    "<\(name)" + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined() + end
  }

  /// Text in which nothing is markup. XML has no way to write control characters, so each is
  /// written as a space; those that turn the direction of what follows are left out.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where scalar.properties.generalCategory == .control: escaped += " "
      case _ where scalar.value & 0xFFFE == 0xFFFE: escaped += " "
      case _ where scalar.turnsText: break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A coordinate with at most two decimals, always with a decimal point.
  static func number(_ value: Double) -> String { shortest((value * 100).rounded() / 100) }
}

extension String {
  /// The most pixels that the text takes at a size in pixels, whatever common font without serifs
  /// the reader's machine has: widths are those of DejaVu Sans, one of the widest.
  func width(size: Double) -> Double {
    reduce(0) { $0 + Self.widthClass(of: $1) } * size
  }

  private static func widthClass(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "\u{A0}": 0.36
    case "f", "r", "t", "(", ")", "-", "/": 0.45
    case "m", "w", "M", "W", "%", "–", "…": 1
    case _ where character.isUppercase: 0.8
    case _ where character.isASCII: 0.65
    // Letters with accents are as wide as those without; other scripts may be wider.
    case _ where character.isLetter && character.unicodeScalars.allSatisfy { $0.value < 0x250 }:
      0.65
    default: 1
    }
  }

  /// The text, or its beginning and an ellipsis where it has more than so many characters.
  func shortened(to most: Int) -> String {
    count <= most ? self : prefix(most - 1) + "…"
  }
}
