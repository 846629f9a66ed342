import CMINIZIP
import Foundation

/// A ZIP archive that a test makes part by part, sound or not.
public struct ArchiveSketch {
  public var parts: [(name: String, content: Data)]
  /// Whether parts say that they are encrypted.
  public var isEncrypted = false

  public init(_ parts: KeyValuePairs<String, String>) {
    self.parts = parts.map { ($0.key, Data($0.value.utf8)) }
  }

  public init(parts: [(name: String, content: Data)]) { self.parts = parts }

  public func write(to path: String) throws {
    try data.write(to: URL(fileURLWithPath: path))
  }

  /// ZIP File Format Specification, 4.3: a header before each part, the directory, and its end.
  public var data: Data {
    var archive = Data()
    var directory = Data()
    for (name, content) in parts {
      let packed = Self.deflated(content)
      let check = content.withUnsafeBytes {
        crc32(0, $0.bindMemory(to: UInt8.self).baseAddress, UInt32($0.count))
      }
      // Version, flags, method (deflate), time and date.
      let common =
        Self.bytes(20, isEncrypted ? 1 : 0, 8, 0, 0x21) + Self.bytes(long: Int(check))
        + Self.bytes(long: packed.count) + Self.bytes(long: content.count)
        + Self.bytes(name.utf8.count, 0)
      let start = archive.count
      archive += Data([0x50, 0x4B, 3, 4]) + common + Data(name.utf8) + packed
      directory +=
        Data([0x50, 0x4B, 1, 2]) + Self.bytes(20) + common + Self.bytes(0, 0, 0)
        + Self.bytes(long: 0) + Self.bytes(long: start) + Data(name.utf8)
    }
    let end =
      Data([0x50, 0x4B, 5, 6]) + Self.bytes(0, 0, parts.count, parts.count)
      + Self.bytes(long: directory.count) + Self.bytes(long: archive.count) + Self.bytes(0)
    return archive + directory + end
  }

  private static func bytes(_ numbers: Int...) -> Data {
    Data(numbers.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF)] })
  }

  private static func bytes(long number: Int) -> Data {
    bytes(number & 0xFFFF, number >> 16 & 0xFFFF)
  }

  /// Packed without a header, as inside an archive.
  private static func deflated(_ content: Data) -> Data {
    var stream = z_stream()
    precondition(
      deflateInit2_(
        &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { deflateEnd(&stream) }
    var input = [UInt8](content)
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))))
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END)
      }
    }
    return Data(output.prefix(Int(stream.total_out)))
  }
}
