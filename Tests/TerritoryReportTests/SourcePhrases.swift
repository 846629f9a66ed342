import DeskPage
import Foundation
import TestSupport

/// The phrases that the program's sources say, as templates of the phrase book.
enum SourcePhrases {
  /// All Swift sources of the program.
  static let files: [String] = {
    let folder = URL(fileURLWithPath: repositoryRoot).appending(path: "Sources")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)!
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    return files.map { try! String(contentsOf: $0, encoding: .utf8) }
  }()

  /// The same, one after the other, without documentation comments.
  static let text = files.joined(separator: "\n")
    .split(separator: "\n", omittingEmptySubsequences: false)
    .filter { !$0.drop { $0 == " " }.hasPrefix("///") }.joined(separator: "\n")

  /// The templates of all `phrase("…")`, `phrase(orText: "…")` and `phrase(asNote: "…")`, and those that
  /// the scripts of the desk say.
  static let templates: Set<String> = {
    var found = DeskPage.phrases
    for match in text.matches(of: /\bphrase\(\s*(?:(?:orText|asNote):\s*)?(?=")/) {
      var reader = LiteralReader(text[match.range.upperBound...])
      found.insert(reader.template())
    }
    return found
  }()
}

/// The sentences of errors: what the program's sources write as `what`, `remedy`, `mend` or `saying`.
enum SourceWordings {
  /// A literal, or several put together by `+`, as a template.
  struct Literal {
    let template: String
    /// Whether it is a sentence of an error by the label before or behind it.
    let isSentence: Bool
  }

  /// Of each file by itself, since a quotation mark in a regular expression leads astray.
  static let all: [Literal] = SourcePhrases.files.flatMap { file in
    let code = file.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    var scanner = LiteralScanner(code)
    return scanner.scan()
  }
}

/// Walks through Swift code from literal to literal, by bytes: characters take too long.
struct LiteralScanner {
  private let code: [UInt8]
  private var position = 0
  private var found: [SourceWordings.Literal] = []
  /// Where the literals begin, by where they end.
  private var starts: [Int: Int] = [:]

  private static let labels = ["what:", "remedy:", "mend:", "saying:"]

  /// - Parameter text: with quotation marks at its end that end what a lost scanner takes for a literal.
  init(_ text: String) { code = Array(text.utf8) + Array(repeating: UInt8(ascii: "\""), count: 8) }

  mutating func scan() -> [SourceWordings.Literal] {
    while position < code.count - 8 {
      if code[position] == UInt8(ascii: "\"") { sentence() } else { position += 1 }
    }
    return found
  }

  private mutating func sentence() {
    let start = position
    var text = literal()
    while follows(" + \"") {
      while code[position] != UInt8(ascii: "\"") { position += 1 }
      text += literal()
    }
    var gaps = 0
    let template = text.split(separator: "\u{1}", omittingEmptySubsequences: false)
      .reduce(into: "") { whole, part in
        if gaps > 0 { whole += "{\(gaps)}" }
        gaps += 1
        whole += part
      }
    starts[position] = start
    let isSentence = isLabelled(start) || follows(", mend:") || isBranchBeforeMend
    found.append(.init(template: template, isSentence: isSentence))
  }

  /// Whether a label of errors stands before the literal at a place, or before the condition that it is
  /// a branch of.
  private func isLabelled(_ start: Int) -> Bool {
    // What a condition compares with is no sentence.
    guard !precedes(start, "==") else { return false }
    var (end, depth) = (start, 0)
    while end > 0 {
      if depth == 0, Self.labels.contains(where: { precedes(end, $0) }) { return true }
      if code[end - 1] == UInt8(ascii: "\""), let other = starts[end] {
        end = other
        continue
      }
      switch code[end - 1] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["):
        if depth == 0 { return false }
        depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"): if depth == 0 { return false }
      default: break
      }
      end -= 1
    }
    return false
  }

  /// Whether the other branch of a condition comes next, and then the mend.
  private var isBranchBeforeMend: Bool {
    guard follows(" : \"") else { return false }
    var ahead = self
    repeat {
      while ahead.code[ahead.position] != UInt8(ascii: "\"") { ahead.position += 1 }
      _ = ahead.literal()
    } while ahead.follows(" + \"")
    return ahead.follows(", mend:")
  }

  /// Whether these bytes come next; a space stands for any white space or none.
  private func follows(_ text: String) -> Bool {
    var index = position
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") {
        while index < code.count, code[index] == 32 || code[index] == 10 { index += 1 }
        continue
      }
      guard index < code.count, code[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private func precedes(_ start: Int, _ text: String) -> Bool {
    var end = start
    while end > 0, code[end - 1] == 32 || code[end - 1] == 10 { end -= 1 }
    return code[..<end].suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// The literal here, its gaps as the character 1; literals inside of gaps are found too.
  private mutating func literal() -> String {
    let quotes = code[position...].starts(with: "\"\"\"".utf8) ? 3 : 1
    position += quotes
    var bytes: [UInt8] = []
    while !code[position...].starts(with: repeatElement(UInt8(ascii: "\""), count: quotes)) {
      guard code[position] == UInt8(ascii: "\\") else {
        bytes.append(code[position])
        position += 1
        continue
      }
      position += 1
      switch code[position] {
      case UInt8(ascii: "("):
        position += 1
        gap()
        bytes.append(1)
      case UInt8(ascii: "u"):
        while position < code.count - 8, code[position] != UInt8(ascii: "}") { position += 1 }
        position += 1
        bytes.append(UInt8(ascii: "?"))
      case UInt8(ascii: "n"):
        position += 1
        bytes.append(10)
      default:
        bytes.append(code[position])
        position += 1
      }
    }
    position += quotes
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func gap() {
    var depth = 1
    while depth > 0, position < code.count - 8 {
      switch code[position] {
      case UInt8(ascii: "\""):
        sentence()
        continue
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
    }
  }
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
