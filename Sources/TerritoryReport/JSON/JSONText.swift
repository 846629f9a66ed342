import Foundation

/// A document as JSON: keys sorted, so that the same result gives the same bytes; numbers unrounded.
public func jsonText(_ document: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.keyEncodingStrategy = .convertToSnakeCase
  // Only numbers that are not finite can fail, and no result holds one.
  let data = try! encoder.encode(document)
  return String(decoding: data, as: UTF8.self) + "\n"
}
