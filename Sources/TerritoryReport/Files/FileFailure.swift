import Foundation

/// Why a file could not be written, and how to mend it.
package struct FileFailure: Error, CustomStringConvertible {
  package let description: String
  package let remedy: String

  /// Where nobody says what was wrong.
  static let anyRemedy =
    "choose a folder that you may write to, on a disk with space left, or raise a limit on the size"
    + " of files (ulimit -f)"

  init(
    _ description: String,
    remedy: String = "choose a folder that you may write to, on a disk with space left"
  ) {
    self.description = description
    self.remedy = remedy
  }

  /// What Foundation says, or what the system told it where it has no words but a number of its own.
  package init(_ error: any Error) {
    if let failure = error as? FileFailure {
      self = failure
      return
    }
    if let error = error as? CocoaError, error.code == .fileWriteOutOfSpace {
      self.init(String(cString: strerror(ENOSPC)))
      return
    }
    guard let error = error as? CocoaError, error.code == .fileWriteUnknown,
      let told = error.underlying as? POSIXError
    else {
      // Its sentences end with a point, and others go on behind them.
      let told = error.localizedDescription
      self.init(told.hasSuffix(".") ? String(told.dropLast()) : told)
      return
    }
    guard told.code == .EFBIG else {
      self.init(String(cString: strerror(told.code.rawValue)))
      return
    }
    self.init(
      "a file would become larger than files may be here",
      remedy: "raise the limit on the size of files (ulimit -f), or choose a disk that takes larger"
        + " files")
  }

  /// A file that has an end before its time, though all of it seemed to be written.
  static func cutOff(_ path: String) -> FileFailure {
    FileFailure(
      "\(path) is cut off, as on a full disk or by a limit on the size of files", remedy: anyRemedy)
  }
}
