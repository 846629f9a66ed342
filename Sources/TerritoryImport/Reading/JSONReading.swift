import Foundation
import TerritoryModel

extension TextFile {
  /// Whether the text starts like JSON.
  var isJSON: Bool { text.first { !$0.isWhitespace }.map { "{[".contains($0) } ?? false }

  /// The file as JSON of a known form; nil where it is none, which `log` then says with the place
  /// inside the file.
  func json<Form: Decodable>(_ form: Form.Type, log: inout ProblemLog) -> Form? {
    do {
      return try JSONDecoder().decode(form, from: Data(text.utf8))
    } catch let error as DecodingError {
      note(error, log: &log)
    } catch {
      log.add(place, "no valid JSON: \(error)", mend: "download the file again")
    }
    return nil
  }

  private func note(_ error: DecodingError, log: inout ProblemLog) {
    let again: Wording = "download the file again; it is damaged, cut off, or of another kind"
    let (context, what): (DecodingError.Context, String)
    switch error {
    case .keyNotFound(let key, let found):
      (context, what) = (found, "has no \(quoted(key.stringValue))")
    case .typeMismatch(let type, let found):
      (context, what) = (found, "is not what it should be, which is \(Self.kind(type))")
    case .valueNotFound(let type, let found):
      (context, what) = (found, "is null where it should be \(Self.kind(type))")
    case .dataCorrupted(let found):
      if let fault = JSONScanner.fault(in: text) {
        log.add(
          place, line: fault.place.line,
          fault.what.map { "no valid JSON: \($0)" } ?? "the file ends in the middle: it is cut off",
          mend: "download the file again")
        return
      }
      (context, what) = (found, "can't be read: \(found.debugDescription)")
    @unknown default:
      log.add(place, "no valid JSON", mend: again)
      return
    }
    let at = JSONScanner.place(of: context.codingPath, in: text)
    log.add(place, line: at?.line, "\(Self.path(context)) \(what)", mend: again)
  }

  /// What a decoder looked for, in words.
  private static func kind(_ type: any Any.Type) -> String {
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
  private static func path(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
    return path.isEmpty ? "the file" : path
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
