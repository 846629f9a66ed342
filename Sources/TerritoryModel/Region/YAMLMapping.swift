import Yams

/// A mapping of a YAML file that is read key by key; what nobody asked for is an unknown key.
struct YAMLMapping {
  let place: String
  let line: Int
  private let entries: [String: (line: Int, node: Node)]

  /// Reads a whole file.
  init?(_ file: TextFile, log: inout ProblemLog) {
    do {
      guard let root = try Yams.compose(yaml: file.text) else {
        log.add(file.place, "the file holds no YAML", mend: "start it with name: …")
        return nil
      }
      self.init(root, file.place, "the file", log: &log)
    } catch let error as YamlError {
      let (line, what) = Self.describe(error)
      log.add(
        file.place, line: line, "no valid YAML: \(what)",
        mend: "check indentation (spaces, no tabs) and quotation marks in and above this line")
      return nil
    } catch {
      log.add(file.place, "no valid YAML: \(error)", mend: "check the file's indentation")
      return nil
    }
  }

  /// - Parameter name: what the mapping stands for, in messages.
  init?(_ node: Node, _ place: String, _ name: String, log: inout ProblemLog) {
    let line = node.mark?.line ?? 1
    guard case .mapping(let mapping) = node else {
      log.add(
        place, line: line, "\(name) is not a mapping", mend: "write keys and values under it")
      return nil
    }
    var entries: [String: (line: Int, node: Node)] = [:]
    for (key, value) in mapping {
      guard let text = key.string else { continue }
      entries[text] = (key.mark?.line ?? line, value)
    }
    self.place = place
    self.line = line
    self.entries = entries
  }

  /// All keys, in the order of their lines.
  var keys: [String] { entries.sorted { $0.value.line < $1.value.line }.map(\.key) }

  /// The value of a key and the line of the key.
  subscript(key: String) -> (line: Int, node: Node)? { entries[key] }

  /// Notes each key that is not `known`.
  func refuseOthers(than known: [String], log: inout ProblemLog) {
    for (key, entry) in entries.sorted(by: { $0.value.line < $1.value.line })
    where !known.contains(key) {
      let hint = nearestSpelling(of: key, among: known).map { "did you mean \($0)? " } ?? ""
      log.add(
        place, line: entry.line, "unknown key \(key)",
        mend: "\(hint)Known here: \(known.joined(separator: ", "))")
    }
  }

  /// The text of a key; nil with a note where it is missing or no text.
  func text(_ key: String, log: inout ProblemLog) -> String? {
    guard let (line, node) = entries[key] else {
      log.add(place, line: self.line, "\(key) is missing", mend: "add \(key): …")
      return nil
    }
    return node.plainText(key, place, line, log: &log)
  }

  /// The number of a key; nil with a note where it is missing, no number, or out of its range.
  func number(_ key: String, as quantity: Quantity, log: inout ProblemLog) -> Double? {
    guard let (line, node) = entries[key] else {
      log.add(place, line: self.line, "\(key) is missing", mend: "add \(key): and a number")
      return nil
    }
    return node.number(key, as: quantity, place, line, log: &log)
  }

  private static func describe(_ error: YamlError) -> (line: Int?, what: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, "the key \(duplicates.joined(separator: ", ")) stands twice")
    default: (nil, "\(error)")
    }
  }
}

extension Node {
  /// The type of a value in words, for messages.
  private var kind: String {
    switch self {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar(let scalar): "\"\(scalar.string)\""
    case .alias: "an alias"
    }
  }

  /// A text, or a date or number that YAML would read as such.
  func plainText(_ name: String, _ place: String, _ line: Int, log: inout ProblemLog) -> String? {
    guard case .scalar(let scalar) = self, !scalar.string.isEmpty else {
      log.add(place, line: line, "\(name) is \(kind)", mend: "write one text")
      return nil
    }
    return scalar.string
  }

  func number(
    _ name: String, as quantity: Quantity, _ place: String, _ line: Int, log: inout ProblemLog
  ) -> Double? {
    guard case .scalar = self, tag == Tag(.int) || tag == Tag(.float), let value = float else {
      log.add(
        place, line: line, "\(name) is \(kind), which is no number",
        mend: "write a number with a decimal point and without quotation marks, such as 0.37")
      return nil
    }
    return log.noting(place, line: line) { () throws(Violation) in
      try quantity.validate(value, name: name)
      return value
    }
  }

  func truth(_ name: String, _ place: String, _ line: Int, log: inout ProblemLog) -> Bool? {
    guard case .scalar = self, tag == Tag(.bool), let value = bool else {
      log.add(place, line: line, "\(name) is \(kind)", mend: "write true or false")
      return nil
    }
    return value
  }

  func texts(_ name: String, _ place: String, _ line: Int, log: inout ProblemLog) -> [String]? {
    guard case .sequence(let sequence) = self else {
      log.add(
        place, line: line, "\(name) is \(kind)", mend: "write a list such as [waiting, travel]")
      return nil
    }
    return sequence.compactMap { $0.string }
  }
}
