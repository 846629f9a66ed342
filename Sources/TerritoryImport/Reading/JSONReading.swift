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
    switch error {
    case .keyNotFound(let key, let context):
      log.add(
        place, "\(Self.path(context)) has no \(quoted(key.stringValue))",
        mend: "download the file again; it is cut off, or of another kind")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      log.add(
        place, "\(Self.path(context)) is not what it should be: \(context.debugDescription)",
        mend: "download the file again; it is damaged, or of another kind")
    case .dataCorrupted(let context):
      let cause = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey]
      let isCutOff = text.last { !$0.isWhitespace }.map { !"}]".contains($0) } ?? true
      log.add(
        place,
        isCutOff
          ? "the file ends in the middle: it is cut off"
          : "no valid JSON: \(cause as? String ?? context.debugDescription)",
        mend: "download the file again")
    @unknown default:
      log.add(place, "no valid JSON: \(error)", mend: "download the file again")
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
