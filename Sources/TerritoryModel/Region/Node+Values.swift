import Yams

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
    guard case .scalar(let scalar) = self, scalar.style == .plain, kind != "empty" else {
      log.add(
        place, line: line, "\(name) is \(isQuoted ? "a text in quotation marks" : kind)",
        mend: "write a number with a decimal point and without quotation marks, such as 0.37")
      return nil
    }
    return log.noting(place, line: line) { () throws(Violation) in
      // Not YAML's own reading, in which 1:30 is 90 and 010 is 8.
      let value: Double
      do throws(Violation) {
        value = try StrictNumber.parse(scalar.string)
      } catch {
        throw Violation(what: "\(name): \(error.what)", remedy: error.remedy)
      }
      try quantity.validate(value, name: name)
      return value
    }
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
