import Foundation

/// Where something stands in a JSON text, which decoders don't tell.
package struct JSONPlace: Hashable, Sendable {
  /// From 1.
  package let line: Int
  /// In characters of Unicode, from 1.
  package let column: Int
}

/// Why a text is no JSON.
package struct JSONFault: Error, Hashable, Sendable {
  package let place: JSONPlace
  /// What stands there and what has to, in words; nil where the text ends in the middle.
  package let what: Wording?
}

/// Reads JSON (RFC 8259) without keeping anything of it.
package struct JSONScanner {
  private let bytes: [UInt8]
  private var position = 0
  /// Where the value that is looked for starts.
  private var found: Int?
  /// The first key that its object has already, and where it stands.
  private var repeated: (key: String, position: Int)?

  /// As deep as Foundation's decoder goes.
  private static let deepest = 512

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// What is wrong with a text first; nil where it is JSON.
  package static func fault(in text: String) -> JSONFault? {
    var scanner = JSONScanner(text)
    do {
      try scanner.read(nil)
      return nil
    } catch {
      return error
    }
  }

  /// Where the value of a path starts; nil where there is none.
  package static func place(of path: [any CodingKey], in text: String) -> JSONPlace? {
    var scanner = JSONScanner(text)
    try? scanner.read(path[...])
    return scanner.found.map { scanner.place($0) }
  }

  /// A key that stands twice in an object, of which one program takes the first value and another the
  /// last; nil where there is none, or the text is no JSON.
  package static func repeatedKey(in text: String) -> (key: String, place: JSONPlace)? {
    var scanner = JSONScanner(text)
    try? scanner.read(nil)
    return scanner.repeated.map { ($0.key, scanner.place($0.position)) }
  }

  private mutating func read(_ path: Path?) throws(JSONFault) {
    skipSpace()
    try readValue(path, depth: 0)
    skipSpace()
    if position < bytes.count { throw fault("the end of the file") }
  }

  /// The rest of the path below the value that is read; nil where it lies elsewhere.
  private typealias Path = ArraySlice<any CodingKey>

  private mutating func readValue(_ path: Path?, depth: Int) throws(JSONFault) {
    if let path, path.isEmpty, found == nil { found = position }
    guard depth <= Self.deepest else { throw fault("no further bracket, \(String(depth)) deep,") }
    switch next {
    case UInt8(ascii: "{"): try readObject(path, depth: depth)
    case UInt8(ascii: "["): try readArray(path, depth: depth)
    case UInt8(ascii: "\""): _ = try readText()
    case UInt8(ascii: "t"): try read("true")
    case UInt8(ascii: "f"): try read("false")
    case UInt8(ascii: "n"): try read("null")
    case let byte? where byte == UInt8(ascii: "-") || UInt8.isDigit(byte): try readNumber()
    default: throw fault("a value")
    }
  }

  private mutating func readObject(_ path: Path?, depth: Int) throws(JSONFault) {
    position += 1
    skipSpace()
    if take("}") { return }
    var keys: Set<String> = []
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("a key in quotation marks") }
      let start = position
      let key = try readText()
      if repeated == nil, !keys.insert(Self.plain(key)).inserted { repeated = (key, start) }
      skipSpace()
      guard take(":") else { throw fault("a colon") }
      skipSpace()
      let isOnPath = path?.first.map { $0.intValue == nil && $0.stringValue == key } ?? false
      try readValue(isOnPath ? path?.dropFirst() : nil, depth: depth + 1)
      skipSpace()
    } while take(",")
    guard take("}") else { throw fault("a comma or }") }
  }

  private mutating func readArray(_ path: Path?, depth: Int) throws(JSONFault) {
    position += 1
    skipSpace()
    if take("]") { return }
    var index = 0
    repeat {
      skipSpace()
      let isOnPath = path?.first.map { $0.intValue == index } ?? false
      try readValue(isOnPath ? path?.dropFirst() : nil, depth: depth + 1)
      index += 1
      skipSpace()
    } while take(",")
    guard take("]") else { throw fault("a comma or ]") }
  }

  /// What a key says that is written with escapes.
  private static func plain(_ key: String) -> String {
    guard key.contains("\\") else { return key }
    return (try? JSONDecoder().decode(String.self, from: Data("\"\(key)\"".utf8))) ?? key
  }

  /// - Returns: the text as it is written, its escapes too.
  private mutating func readText() throws(JSONFault) -> String {
    position += 1
    let start = position
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: bytes[start..<position - 1], as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        guard let escaped = next else { break }
        guard "\"\\/bfnrtu".utf8.contains(escaped) else {
          throw fault("a letter that a \\ goes with")
        }
        position += 1
        guard escaped == UInt8(ascii: "u") else { continue }
        for _ in 0..<4 {
          guard let digit = next else { break }
          guard UnicodeScalar(digit).properties.isASCIIHexDigit else {
            throw fault("a digit from 0 to f")
          }
          position += 1
        }
      case 0..<0x20: throw fault("the closing quotation mark of a text")
      default: position += 1
      }
    }
    throw fault("the closing quotation mark of a text")
  }

  private mutating func readNumber() throws(JSONFault) {
    let start = position
    _ = take("-")
    if !take("0") { try readDigits() }
    if take(".") { try readDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try readDigits()
    }
    let number = Double(String(decoding: bytes[start..<position], as: UTF8.self))
    guard let number, number.isFinite else {
      position = start
      throw fault("a number below 10³⁰⁸")
    }
  }

  private mutating func readDigits() throws(JSONFault) {
    guard let first = next, UInt8.isDigit(first) else { throw fault("a digit") }
    while let byte = next, UInt8.isDigit(byte) { position += 1 }
  }

  private mutating func read(_ word: StaticString) throws(JSONFault) {
    let start = position
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else {
        if next != nil { position = start }
        throw fault("a value")
      }
      position += 1
    }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, " \n\r\t".utf8.contains(byte) { position += 1 }
  }

  private func fault(_ needed: Wording) -> JSONFault {
    guard position < bytes.count else { return JSONFault(place: place(position), what: nil) }
    // A few bytes of the line, and no half of a character.
    let rest = bytes[position...].prefix(12).prefix { $0 != UInt8(ascii: "\n") }
    var shown = String(decoding: rest, as: UTF8.self)
    while shown.last == "\u{FFFD}" { shown.removeLast() }
    let column = place(position).column
    return JSONFault(
      place: place(position),
      what: shown.isEmpty
        ? "in column \(column) \(needed) is needed, not the end of the line"
        : "in column \(column) \(needed) is needed, not \(quoted(shown))")
  }

  private func place(_ position: Int) -> JSONPlace {
    let before = bytes[..<position]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONPlace(
      line: 1 + before.count { $0 == UInt8(ascii: "\n") },
      column: 1 + String(decoding: bytes[start..<position], as: UTF8.self).unicodeScalars.count)
  }
}

extension UInt8 {
  fileprivate static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
