import Yams

/// A mapping of a YAML file that is read key by key; what nobody asked for is an unknown key.
struct YAMLMapping {
  let place: String
  let line: Int
  private let entries: [String: (line: Int, node: Node)]

  /// Reads a whole file.
  init?(_ file: TextFile, log: inout ProblemLog) {
    do {
      try Self.refuseAliases(file.text)
      guard let root = try Yams.compose(yaml: file.text) else {
        log.add(file.place, "the file holds no YAML", mend: "start it with name: …")
        return nil
      }
      self.init(root, file.place, "the file", log: &log)
    } catch let error as YamlError {
      Self.note(error, file, log: &log)
      return nil
    } catch {
      log.add(file.place, "no valid YAML: \(error)", mend: "check the file's indentation")
      return nil
    }
  }

  /// A few aliases of aliases can stand for more than a machine can hold, and composing them may
  /// never end, so they are found before: in a copy of the text in which each anchor is a tag
  /// instead, the first alias is undefined, and that ends composing. Nothing becomes longer, since the
  /// parser has limits of length. Whatever else ends it is thrown too, for what stands below it was
  /// not looked at.
  private static func refuseAliases(_ text: String) throws {
    if text.contains("*") { _ = try Yams.compose(yaml: text.replacing("&", with: "!")) }
  }

  /// - Parameter name: what the mapping stands for, in messages.
  init?(_ node: Node, _ place: String, _ name: String, log: inout ProblemLog) {
    let line = node.mark?.line ?? 1
    guard case .mapping(let mapping) = node else {
      log.add(
        place, line: line, "\(name) is \(node.kind), not keys with values",
        mend: "write keys and values under it, each as key: value")
      return nil
    }
    var entries: [String: (line: Int, node: Node)] = [:]
    for (key, value) in mapping {
      let keyLine = key.mark?.line ?? line
      guard case .scalar(let scalar) = key else {
        log.add(place, line: keyLine, "a key is \(key.kind)", mend: "write one word as the key")
        continue
      }
      // Yams tells 172 and "172" apart; here both name the same.
      if let other = entries[scalar.string] {
        log.add(
          place, line: keyLine, "the key \(scalar.string) stands in line \(other.line) already",
          mend: "keep one of them")
      }
      entries[scalar.string] = (keyLine, value)
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
      let hint = Wording.suggesting(nearestSpelling(of: key, among: known))
      log.add(
        place, line: entry.line, "unknown key \(quoted(key))",
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

  private static func note(_ error: YamlError, _ file: TextFile, log: inout ProblemLog) {
    var line: Int?
    var what = "\(error)"
    var mend = "check indentation (spaces, no tabs) and quotation marks in and above this line"
    switch error {
    case .composer(_, "found undefined alias", let mark, _):
      log.add(
        file.place, line: mark.line,
        "an alias (*name) stands for a value that is written elsewhere",
        mend: "write the value itself; a text that starts with * stands in quotation marks")
      return
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      line = mark.line
      what =
        problem.contains("nesting level")
        ? "more lists and keys stand in each other than a region needs" : problem
    case .reader(let problem, let offset, _, _):
      line = offset.map { 1 + file.text.unicodeScalars.prefix($0).count { $0 == "\n" } }
      what = problem
      mend = "delete the characters in this line that can't be seen"
    case .duplicatedKeysInMapping(let keys, let context):
      line = context.mark.line
      what = "\(keys.map(quoted).joined(separator: ", ")) stands here and again below"
      mend = "keep one of the entries"
    default: break
    }
    log.add(file.place, line: line, "no valid YAML: \(what)", mend: "\(mend)")
  }
}

/// A value of `region.yaml` with its source: `{value: 20, source: "…"}`, or the value alone.
struct SourcedValue {
  let key: String
  let place: String
  let line: Int
  let node: Node
  let source: String

  /// Takes a key out of a mapping; nil with a note where it is missing or malformed.
  init?(_ key: String, in mapping: YAMLMapping, log: inout ProblemLog) {
    guard let entry = mapping[key] else {
      log.add(
        mapping.place, line: mapping.line, "\(key) is missing",
        mend: "add \(key): with value and source under it")
      return nil
    }
    self.key = key
    place = mapping.place
    line = entry.line
    guard case .mapping = entry.node else {
      node = entry.node
      source = "region.yaml gives no source"
      return
    }
    guard let inner = YAMLMapping(entry.node, place, key, log: &log) else { return nil }
    inner.refuseOthers(than: ["value", "source"], log: &log)
    let source = inner.text("source", log: &log)
    guard let value = inner["value"] else {
      log.add(place, line: line, "\(key) has no value", mend: "add value: under it")
      return nil
    }
    guard let source else { return nil }
    node = value.node
    self.source = source
  }

  func text(log: inout ProblemLog) -> String? { node.plainText(key, place, valueLine, log: &log) }

  /// The value as an assumption that remembers source and line.
  func assumption<Value: Sendable>(_ value: Value) -> Assumption<Value> {
    Assumption(value, source: source, origin: .regionFile(line: valueLine))
  }

  /// The line of the value itself, which may stand below its key.
  var valueLine: Int { node.mark?.line ?? line }
}

extension YAMLMapping {
  /// The mappings of a list; nil with a note where the node is no list of mappings.
  func list(_ name: String, _ node: Node, log: inout ProblemLog) -> [YAMLMapping]? {
    guard case .sequence(let sequence) = node else {
      log.add(
        place, line: node.mark?.line ?? line, "\(name) is no list",
        mend: "start each entry with a hyphen: - name: …")
      return nil
    }
    return sequence.compactMap { YAMLMapping($0, place, "an entry of \(name)", log: &log) }
  }
}

extension Node {
  /// The type of a value in words, for messages.
  var kind: String {
    switch self {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar(let scalar) where ["", "~", "null"].contains(scalar.string): "empty"
    case .scalar(let scalar): quoted(scalar.string)
    case .alias: "an alias"
    }
  }

  /// A text, or a date or number that YAML would read as such.
  func plainText(_ name: String, _ place: String, _ line: Int, log: inout ProblemLog) -> String? {
    guard case .scalar(let scalar) = self, tag != Tag(.null), !scalar.string.isEmpty else {
      log.add(place, line: line, "\(name) is \(kind)", mend: "write one text")
      return nil
    }
    return scalar.string
  }

  func number(
    _ name: String, as quantity: Quantity, _ place: String, _ line: Int, log: inout ProblemLog
  ) -> Double? {
    guard let text = numberText(name, place, line, log: &log) else { return nil }
    // Not YAML's own reading, in which 1:30 is 90 and 010 is 8.
    return log.noting(place, line: line) { () throws(Violation) in
      try quantity.read(text, name: name)
    }
  }

  /// What may be a number, as it is written; nil with a note where it can be none.
  func numberText(_ name: String, _ place: String, _ line: Int, log: inout ProblemLog) -> String? {
    guard case .scalar(let scalar) = self, scalar.style == .plain, kind != "empty" else {
      log.add(
        place, line: line, "\(name) is \(isQuoted ? "a text in quotation marks" : kind)",
        mend: "write a number with a decimal point and without quotation marks, such as 0.37")
      return nil
    }
    return scalar.string
  }

  private var isQuoted: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar.style == .singleQuoted || scalar.style == .doubleQuoted
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
    let texts = sequence.compactMap(\.scalar?.string)
    guard texts.count == sequence.count else {
      log.add(
        place, line: line, "an entry of \(name) is no text", mend: "write one text for each entry")
      return nil
    }
    return texts
  }
}
