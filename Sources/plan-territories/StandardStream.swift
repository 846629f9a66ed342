import Foundation
import TerritoryModel
import TerritoryReport

/// Standard output and standard error, written to at once: a write that fails is seen where it is
/// made, not lost in a buffer that nobody looks at.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  /// Writes a text to its end.
  ///
  /// - Throws: ``UnwritableStream`` where a part of it can't be written.
  func write(_ text: String) throws(UnwritableStream) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let (count, code) = rest.withUnsafeBytes { bytes in
        let count = Foundation.write(rawValue, bytes.baseAddress, bytes.count)
        return (count, errno)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch code {
      case EINTR where count < 0: continue
      case EAGAIN where count < 0: waitForRoom()
      default: throw UnwritableStream(stream: self, code: count < 0 ? code : EIO)
      }
    }
  }

  /// Some disks of other machines tell only here that they are full.
  ///
  /// - Throws: ``UnwritableStream`` where what was written is lost.
  func close() throws(UnwritableStream) {
    guard Foundation.close(rawValue) < 0 else { return }
    if errno != EINTR { throw UnwritableStream(stream: self, code: errno) }
  }

  /// The reader of a pipe may have set it not to block.
  private func waitForRoom() {
    var descriptor = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
    poll(&descriptor, 1, -1)
  }

  /// Keeps the places of streams that the program was started without (`>&-`): the next file that is
  /// opened would take such a place, and get the texts that are meant for the stream. What takes it
  /// here can't be written to, or read from, as a closed stream can't.
  static func keepPlacesOfClosed() {
    for (descriptor, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
    where fcntl(Int32(descriptor), F_GETFD) < 0 {
      // The lowest free place is taken, and all below this one are not free.
      _ = open("/dev/null", mode)
    }
  }
}

/// Standard output, or standard error, that does not take what is written to it.
struct UnwritableStream: Error, CustomStringConvertible {
  let stream: StandardStream
  /// The system's `errno`.
  let code: Int32

  var description: String {
    let name = stream == .output ? "standard output" : "standard error"
    let reason = code == EBADF ? "it is closed" : String(cString: strerror(code))
    return "\(name) can't be written: \(reason)"
  }
}

/// Results, on standard output. All of them go this way.
enum Results {
  /// Writes a text for people; see ``Swift/String/harmless``.
  ///
  /// - Throws: ``UnwritableStream`` where they can't be written whole.
  static func write(_ text: String) throws(UnwritableStream) {
    try StandardStream.output.write(text.harmless)
  }

  /// Writes a result in a format; one that has nothing to list in it says so on standard error.
  ///
  /// - Throws: ``UnwritableStream`` where it can't be written whole.
  static func write(_ result: PrintedResult, as format: ResultFormat) throws(UnwritableStream) {
    guard let text = result.text(as: format) else { return Messages.write(result.text) }
    // CSV and JSON have their own ways to write such characters, and CSV starts with a hidden one.
    if format == .table { try write(text) } else { try StandardStream.output.write(text) }
  }

  /// Writes a result in a format, after its files. It may have taken long to find, so that it is printed
  /// though they can't be written.
  ///
  /// - Throws: ``UnwrittenFiles``; ``UnwritableStream``.
  static func write(
    _ result: PrintedResult, as format: ResultFormat,
    after writeFiles: () throws(InvalidInput) -> Void
  ) throws {
    let files = Result { () throws(InvalidInput) in try writeFiles() }
    try write(result, as: format)
    do { try files.get() } catch { throw UnwrittenFiles(reason: error) }
  }
}

/// Files of a result that is printed could not be written.
struct UnwrittenFiles: Error {
  let reason: InvalidInput
}

/// Messages for people, on standard error.
enum Messages {
  static func write(_ text: String) { writeRaw(text.harmless + "\n") }

  /// Nobody can be told that a message can't be written; what else there is to do goes on.
  static func writeRaw(_ text: String) { try? StandardStream.error.write(text) }

  static var areOnTerminal: Bool { isatty(StandardStream.error.rawValue) != 0 }

  /// What the program is at, for somebody who sits and waits: nothing where it is run by a script.
  static func progress(_ text: String, quiet: Bool) {
    if !quiet, areOnTerminal { write(text) }
  }
}
