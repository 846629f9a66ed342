import Foundation
import TestSupport

/// The phrases that the program's sources say, as templates of the phrase book.
enum SourcePhrases {
  /// All Swift sources of the program, one after the other, without documentation comments.
  static let text: String = {
    let folder = URL(fileURLWithPath: repositoryRoot).appending(path: "Sources")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)!
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    let texts = files.map { try! String(contentsOf: $0, encoding: .utf8) }
    return texts.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("///") }.joined(separator: "\n")
  }()

  /// The templates of all `phrase("…")`, `phrase(orText: "…")` and `phrase(asNote: "…")`.
  static let templates: Set<String> = {
    var found: Set<String> = []
    for match in text.matches(of: /\bphrase\(\s*(?:(?:orText|asNote):\s*)?(?=")/) {
      var reader = LiteralReader(text[match.range.upperBound...])
      found.insert(reader.template())
    }
    return found
  }()
}

/// Reads a string literal of Swift: what is interpolated becomes a numbered gap.
struct LiteralReader {
  private var rest: Substring

  /// - Parameter source: begins with the literal's quotes.
  init(_ source: Substring) { rest = source }

  mutating func template() -> String {
    let isMultiline = rest.hasPrefix("\"\"\"")
    let quotes = isMultiline ? "\"\"\"" : "\""
    rest.removeFirst(quotes.count)
    var text = ""
    var gaps = 0
    while !rest.hasPrefix(quotes) {
      let character = rest.removeFirst()
      guard character == "\\" else {
        text.append(character)
        continue
      }
      switch rest.removeFirst() {
      case "(":
        skipInterpolation()
        gaps += 1
        text += "{\(gaps)}"
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        text.unicodeScalars.append(Unicode.Scalar(UInt32(digits, radix: 16)!)!)
        rest = rest[digits.endIndex...].dropFirst()
      case "n": text += "\n"
      // A line that goes on; its mark is taken out when lines have lost their indentation.
      case "\n": text += "\\\n"
      case let escaped: text.append(escaped)
      }
    }
    rest.removeFirst(quotes.count)
    return isMultiline ? Self.unindented(text) : text
  }

  /// Up to the parenthesis that ends it, over calls and literals inside.
  private mutating func skipInterpolation() {
    var depth = 1
    while depth > 0 {
      if rest.hasPrefix("\"") {
        _ = template()
        continue
      }
      switch rest.removeFirst() {
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
    }
  }

  private static func unindented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indentation = lines.last!.count
    return lines.dropFirst().dropLast().map { $0.dropFirst(indentation) }
      .joined(separator: "\n").replacing("\\\n", with: "")
  }
}
