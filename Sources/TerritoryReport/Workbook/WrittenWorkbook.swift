import CXLSXWRITER
import Foundation

/// A workbook as it lies on the disk, read back part by part.
///
/// libxlsxwriter writes each part to a temporary file without looking whether all of it arrived. Where
/// the disk is full for a moment, it packs what is there and reports success.
struct WrittenWorkbook {
  private let bytes: [UInt8]
  private let path: String

  init(_ path: String) throws(FileFailure) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileFailure("\(path) can't be read back")
    }
    bytes = [UInt8](data)
    self.path = path
  }

  /// - Throws: ``FileFailure`` where a part is cut off.
  func check() throws(FileFailure) {
    let parts = try self.parts()
    for part in parts where !Self.isWhole(part) {
      throw FileFailure.cutOff(path)
    }
    if parts.isEmpty { throw FileFailure.cutOff(path) }
  }

  /// Whether the element that an XML file starts with is closed at its end.
  static func isWhole(_ xml: [UInt8]) -> Bool {
    let text = String(decoding: xml, as: UTF8.self)
      .replacing(/^<\?xml[^>]*\?>/, with: "")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard let start = text.prefixMatch(of: /<([A-Za-z:]+)[^<>]*>/) else { return false }
    let isEmptyElement = start.output.0.hasSuffix("/>")
    return isEmptyElement ? start.output.0 == text : text.hasSuffix("</\(start.output.1)>")
  }

  /// The parts that the directory at the end of the archive lists, unpacked.
  private func parts() throws(FileFailure) -> [[UInt8]] {
    // The end of the directory: a signature, and 10 and 16 bytes on the number of its entries and its
    // place (ZIP File Format Specification, 4.3.16).
    guard let end = bytes.lastIndex(of: [0x50, 0x4B, 0x05, 0x06]) else { return [] }
    var entry = number(at: end + 16, bytes: 4)
    var parts: [[UInt8]] = []
    for _ in 0..<number(at: end + 10, bytes: 2) {
      let start = number(at: entry + 42, bytes: 4)
      let content =
        start + 30 + number(at: start + 26, bytes: 2) + number(at: start + 28, bytes: 2)
      parts.append(
        try inflated(
          content, packed: number(at: entry + 20, bytes: 4), size: number(at: entry + 24, bytes: 4))
      )
      entry +=
        46 + number(at: entry + 28, bytes: 2) + number(at: entry + 30, bytes: 2)
        + number(at: entry + 32, bytes: 2)
    }
    return parts
  }

  /// A little-endian number; 0 beyond the end.
  private func number(at start: Int, bytes count: Int) -> Int {
    guard start >= 0, start + count <= bytes.count else { return 0 }
    return bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func inflated(_ start: Int, packed: Int, size: Int) throws(FileFailure) -> [UInt8] {
    guard size > 0, start + packed <= bytes.count else { return [] }
    var input = Array(bytes[start..<start + packed])
    var output = [UInt8](repeating: 0, count: size)
    var stream = z_stream()
    // Negative window bits: no header, as inside an archive.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw FileFailure("there is not enough memory to read \(path) back") }
    defer { inflateEnd(&stream) }
    let result = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    return result == Z_STREAM_END ? output : []
  }
}

extension [UInt8] {
  /// Where a sequence of bytes stands last.
  fileprivate func lastIndex(of pattern: [UInt8]) -> Int? {
    guard count >= pattern.count else { return nil }
    return (0...count - pattern.count).last { Array(self[$0..<$0 + pattern.count]) == pattern }
  }
}
