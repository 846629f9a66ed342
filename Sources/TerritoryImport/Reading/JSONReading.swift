import Foundation
import TerritoryModel

extension TextFile {
  /// Whether the text starts like JSON.
  var isJSON: Bool { text.first { !$0.isWhitespace }.map { "{[".contains($0) } ?? false }

  /// The file as JSON of a known form; nil where it is none, which `log` then says with the place
  /// inside the file.
  package func json<Form: Decodable>(_ form: Form.Type, log: inout ProblemLog) -> Form? {
    do {
      return try JSONDecoder().decode(form, from: Data(text.utf8))
    } catch let error as DecodingError {
      note(error, log: &log)
    } catch {
      log.add(place, "no valid JSON: \(error)", mend: "download the file again")
    }
    return nil
  }

  /// Says what is wrong with the text first, where it is no JSON; decoders pass over what they don't look
  /// for.
  ///
  /// - Returns: whether there is something.
  package func noteFault(log: inout ProblemLog) -> Bool {
    guard let fault = JSONScanner.fault(in: text) else { return false }
    let line = fault.place.line
    if let what = fault.what {
      log.add(place, line: line, "no valid JSON: \(what)", mend: "download the file again")
    } else {
      log.add(
        place, line: line, "the file ends in the middle: it is cut off",
        mend: "download the file again")
    }
    return true
  }

  private func note(_ error: DecodingError, log: inout ProblemLog) {
    func add(_ context: DecodingError.Context, _ what: Wording, mend remedy: Wording) {
      let at = JSONScanner.place(of: context.codingPath, in: text)
      log.add(place, line: at?.line, what, mend: remedy)
    }
    func addKind(_ context: DecodingError.Context, _ kind: Wording) {
      add(
        context, "\(Self.path(context)) is not what it should be: \(kind)",
        mend: "download the file again; it is damaged, or of another kind")
    }
    switch error {
    case .keyNotFound(let key, let context):
      add(
        context, "\(Self.path(context)) has no \(quoted(key.stringValue))",
        mend: "download the file again; it is cut off, or of another kind")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      addKind(context, Self.kind(type))
    case .dataCorrupted(let context):
      if !noteFault(log: &log) { addKind(context, "\(context.debugDescription)") }
    @unknown default:
      log.add(place, "no valid JSON: \("\(error)")", mend: "download the file again")
    }
  }

  /// What a decoder looked for, in words.
  private static func kind(_ type: any Any.Type) -> Wording {
    switch type {
    case is String.Type: "a text"
    case is any BinaryInteger.Type: "a whole number"
    case is any BinaryFloatingPoint.Type: "a number"
    case is Bool.Type: "true or false"
    case is [Any].Type: "a list, [ … ]"
    default: "keys with values, { … }"
    }
  }

  /// `data[3].values[2]`, or what stands for the whole file.
  private static func path(_ context: DecodingError.Context) -> Wording {
    let path = context.codingPath.reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
    return path.isEmpty ? "the file" : "\(path)"
  }
}

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
