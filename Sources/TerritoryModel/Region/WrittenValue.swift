import Foundation

// How numbers stand in files that programs read: JSON, CSV and map files.

extension Double {
  /// The shortest decimal that is right to 10⁻⁹, with a point and without an exponent: `404.25` for
  /// what comes out of a sum as 404.2499999999999. Numbers so large that not even their own precision
  /// is that good have the shortest text that reads back as the same number; from 10¹⁸ on that has an
  /// exponent, as JSON allows it.
  ///
  /// Order is kept: what is not greater is not written as greater, so a bound stays a bound.
  ///
  /// - Precondition: the number is finite.
  public var written: String {
    precondition(isFinite)
    var scale = 1.0
    for decimals in 0...Self.mostDecimals {
      let scaled = (self * scale).rounded()
      // Whole numbers beyond this are not exact, nor is what they stand for.
      guard abs(scaled) < 9e15 else { break }
      if abs(scaled / scale - self) <= Self.tolerance {
        return Self.text(Int64(scaled), decimals: decimals)
      }
      scale *= 10
    }
    return abs(self) < 1e18 && self == rounded() ? String(Int64(self)) : String(self)
  }

  private static let mostDecimals = 9
  private static let tolerance = 1e-9

  /// - Parameter digits: the number times ten to the power of `decimals`.
  private static func text(_ digits: Int64, decimals: Int) -> String {
    guard decimals > 0, digits != 0 else { return String(digits) }
    let all = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - all.count)) + all
    return (digits < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}

/// A document as JSON, with keys in snake case and sorted, so that the same document gives the same
/// bytes; numbers as ``Swift/Double/written`` has them.
///
/// - Parameter isPretty: over several lines, as people read it; else on one.
/// - Precondition: all numbers are finite.
public func writtenJSON(_ document: some Encodable, isPretty: Bool) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
  encoder.keyEncodingStrategy = .convertToSnakeCase
  // Only numbers that are not finite can fail.
  return withWrittenNumbers(json: try! encoder.encode(document)).harmlessInJSON
}

/// JSON with its numbers written anew. The encoder knows no way to write them other than its own.
private func withWrittenNumbers(json: Data) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(json.count)
  var number: [UInt8] = []
  var isInString = false
  var isEscaped = false
  for byte in json {
    if !isInString, "+-.0123456789eE".utf8.contains(byte), !number.isEmpty || byte.startsNumber {
      number.append(byte)
      continue
    }
    text += number.writtenNumber
    number = []
    text.append(byte)
    if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
    isEscaped = isInString && byte == UInt8(ascii: "\\") && !isEscaped
  }
  return String(decoding: text + number.writtenNumber, as: UTF8.self)
}

extension String {
  /// JSON in which characters that can't be seen are escaped, all that the encoder leaves as they
  /// are; outside texts there are none but ends of lines.
  fileprivate var harmlessInJSON: String {
    guard unicodeScalars.contains(where: { $0.isHidden && $0 != "\n" }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      guard scalar.isHidden, scalar != "\n" else { return text.unicodeScalars.append(scalar) }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }
}

extension UInt8 {
  fileprivate var startsNumber: Bool { "-0123456789".utf8.contains(self) }
}

extension [UInt8] {
  /// A number of JSON, written anew where it is not whole.
  fileprivate var writtenNumber: [UInt8] {
    guard contains(where: { ".eE".utf8.contains($0) }) else { return self }
    // The encoder wrote it, of a number that is finite.
    return Array(Double(String(decoding: self, as: UTF8.self))!.written.utf8)
  }
}

extension String {
  /// The text with an apostrophe before it where a spreadsheet would run it as a formula: text that
  /// starts with `=`, `+`, `-`, `@`, a tab or a line break, even behind apostrophes of its own.
  package var harmlessInSpreadsheets: String { looksLikeFormula ? "'\(self)" : self }

  /// The text as it was before ``harmlessInSpreadsheets``.
  package var withoutSpreadsheetMark: String {
    first == "'" && looksLikeFormula ? String(dropFirst()) : self
  }

  private var looksLikeFormula: Bool {
    // Scalars, since a letter with a loose accent before it, or \r\n, is one character of its own.
    guard let first = unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
  }
}
