import Yams

/// A mapping of a YAML file that is read key by key; what nobody asked for is an unknown key.
struct YAMLMapping {
  let place: String
  let line: Int
  private let entries: [String: (line: Int, node: Node)]

  /// Reads a whole file.
  init?(_ file: TextFile, log: inout ProblemLog) {
    if let line = Self.lineOfAlias(file.text) {
      log.add(
        file.place, line: line, "an alias (*name) stands for a value that is written elsewhere",
        mend: "write the value itself; a text that starts with * stands in quotation marks")
      return nil
    }
    do {
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

  /// The line of the first alias.
  ///
  /// A few aliases of aliases can stand for more than a machine can hold, and composing them may
  /// never end, so they are found before: in a copy of the text in which no alias has the name of an
  /// anchor, the first one is undefined, and that ends composing. Texts that hold these characters
  /// change in the copy only.
  private static func lineOfAlias(_ text: String) -> Int? {
    guard text.contains("*") else { return nil }
    let copy = text.replacing("&", with: "&anchor").replacing("*", with: "*alias")
    do {
      _ = try Yams.compose(yaml: copy)
      return nil
    } catch YamlError.composer(_, "found undefined alias", let mark, _) {
      return mark.line
    } catch {
      // Whatever else is wrong with it is told of the text itself.
      return nil
    }
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
      let hint = nearestSpelling(of: key, among: known).map { "did you mean \($0)? " } ?? ""
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
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (line, what) = (mark.line, problem)
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
