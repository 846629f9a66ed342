import Foundation

/// JSON for the page: keys as the scripts spell them, in one line.
enum JSONText {
  /// - Precondition: no number in it is infinite or none.
  static func of(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    // Nothing else can fail.
    return String(decoding: try! encoder.encode(value), as: UTF8.self)
  }
}

extension ServerSentEvent {
  static func make(_ name: String, _ value: some Encodable) -> ServerSentEvent {
    ServerSentEvent(name: name, data: JSONText.of(value))
  }
}
