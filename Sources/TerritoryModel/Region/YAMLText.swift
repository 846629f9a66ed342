import Foundation
import Yams

/// The text of a YAML file of which single entries are changed, all else to the letter.
package struct YAMLText {
  package private(set) var lines: [String]
  private let lineEnd: String

  /// Lines end where YAML 1.1 has them end, since it is by its count that entries are found; Windows
  /// ends them with two characters, which are one `Character`.
  package init(_ text: String) {
    let ends: Set<Character> = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: ends.contains)
      .map(String.init)
    lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
  }

  package var text: String { lines.joined(separator: lineEnd) }

  /// Puts another text in place of the first one like it after the key of a line.
  ///
  /// - Parameter line: counted from 1.
  /// - Returns: whether it stands there.
  package mutating func replace(_ old: String, with new: String, line: Int) -> Bool {
    guard lines.indices.contains(line - 1), let colon = lines[line - 1].firstIndex(of: ":"),
      let range = lines[line - 1][colon...].range(of: old)
    else { return false }
    lines[line - 1].replaceSubrange(range, with: new)
    return true
  }

  /// Puts other lines in place of an entry with all that is under it; none take it out.
  ///
  /// - Parameter path: keys from the outermost on.
  /// - Returns: whether there is such an entry.
  /// - Throws: ``Violation`` where the entry shares its line with others, so that it can't be told
  ///   from them by lines.
  @discardableResult
  package mutating func replace(_ path: [String], with block: [String]) throws(Violation) -> Bool {
    guard let range = try range(of: path) else { return false }
    lines.replaceSubrange(range, with: block)
    return true
  }

  /// Adds an entry of the whole file at its end.
  package mutating func append(_ block: [String]) {
    if lines.last == "" { lines.removeLast() }
    lines += block + [""]
  }

  /// The comment at the end of a line, with the space before it; empty where there is none.
  package func comment(line: Int) -> String {
    guard lines.indices.contains(line - 1) else { return "" }
    var isQuoted = false
    var before: Character = " "
    for (index, character) in zip(lines[line - 1].indices, lines[line - 1]) {
      if character == "\"" { isQuoted.toggle() }
      if character == "#", !isQuoted, before.isWhitespace {
        return "  \(lines[line - 1][index...])"
      }
      before = character
    }
    return ""
  }

  private func range(of path: [String]) throws(Violation) -> Range<Int>? {
    guard var node = (try? Yams.compose(yaml: text)).flatMap({ $0 }) else { return nil }
    var range = 0..<lines.count
    for (depth, key) in path.enumerated() {
      guard case .mapping(let mapping) = node else { return nil }
      let starts = mapping.compactMap { $0.key.mark.map { $0.line - 1 } }.sorted()
      guard let entry = mapping.first(where: { $0.key.string == key }),
        let start = entry.key.mark.map({ $0.line - 1 })
      else { return nil }
      guard starts.count(where: { $0 == start }) == 1,
        depth == 0 || range.dropFirst().contains(start)
      else {
        throw Violation(
          what: "\(path.joined(separator: ".")) stands in one line with other entries",
          remedy: "write each key on a line of its own")
      }
      // What is under an entry ends before the next one begins, so no start lies beyond the range.
      range = start..<(starts.first { $0 > start } ?? range.upperBound)
      node = entry.value
    }
    // Empty lines and comments before the next entry are that entry's.
    while range.count > 1, Self.saysNothing(lines[range.upperBound - 1]) {
      range = range.lowerBound..<range.upperBound - 1
    }
    return range
  }

  private static func saysNothing(_ line: String) -> Bool {
    let text = line.trimmingWhitespace()
    return text.isEmpty || text.hasPrefix("#")
  }

  /// A text as YAML reads it back, whatever it holds.
  package static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.properties.generalCategory == .control:
        "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
