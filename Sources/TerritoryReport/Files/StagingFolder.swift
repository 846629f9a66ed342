import Foundation
import Synchronization
import TerritoryModel

/// A new folder in which files are made before they go to their place, and which nobody else has.
///
/// Its name ends with sixteen drawn hexadecimal digits, and while its process lives the folder is
/// locked. One of such a name that nobody holds is what a run left behind that was ended from outside;
/// the next run that is to write there removes it.
package struct StagingFolder {
  package let path: String

  /// Makes the folder.
  ///
  /// - Parameter stem: what its path begins with.
  /// - Throws: what Foundation says where it can't be made.
  package init(_ stem: String) throws {
    while true {
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      let zeros = String(repeating: "0", count: Self.digits - digits.count)
      let path = "\(stem)\(Self.mark)\(zeros)\(digits)"
      // The list is held while the folder is made, so that none is made that nobody removes.
      let isMade = try Self.all.withLock { all in
        do {
          try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        } catch CocoaError.fileWriteFileExists {
          return false
        }
        let lock = FolderLock(path, waiting: true)
        // Between the two another run may have taken it for an abandoned one.
        guard FileManager.default.fileExists(atPath: path) else { return false }
        all[path] = .some(lock)
        return true
      }
      guard isMade else { continue }
      self.path = path
      return
    }
  }

  /// A folder where the system keeps what is needed for a moment.
  ///
  /// - Throws: ``InvalidInput`` where it can't be made.
  package static func temporary() throws(InvalidInput) -> StagingFolder {
    let stem = FileManager.default.temporaryDirectory.path + "/plan-territories"
    removeAbandoned(stem)
    do { return try StagingFolder(stem) } catch {
      let failure = FileFailure(error)
      throw InvalidInput([
        InputProblem(
          place: stem, what: "\(stem) can't be written: \(failure)", remedy: "\(failure.remedy)")
      ])
    }
  }

  /// Removes it, with what is still in it.
  package func remove() {
    Self.all.withLock { all in
      try? FileManager.default.removeItem(atPath: path)
      all[path] = nil
    }
  }

  /// What to do with the paths of abandoned folders that were removed; nothing by itself.
  package static let tellAbandoned = Mutex<@Sendable ([String]) -> Void>({ _ in })

  /// Removes what runs of this user left behind that were ended before they could, and tells them.
  ///
  /// - Parameter stem: what its paths begin with.
  package static func removeAbandoned(_ stem: String) {
    let folder = URL(fileURLWithPath: stem + mark).deletingLastPathComponent().path
    let start = (stem.split(separator: "/", omittingEmptySubsequences: false).last ?? "") + mark
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let removed = names.sorted().filter { name in
      guard name.hasPrefix(start), isDrawn(name.dropFirst(start.count)) else { return false }
      let path = "\(folder)/\(name)"
      // A disk that knows no locks lets nobody say that a folder is abandoned.
      guard let lock = FolderLock(path, waiting: false), lock.isOwn else { return false }
      return withExtendedLifetime(lock) {
        (try? FileManager.default.removeItem(atPath: path)) != nil
      }
    }
    if !removed.isEmpty { tellAbandoned.withLock { $0(removed.map { "\(folder)/\($0)" }) } }
  }

  /// Whether a run is at work in a folder.
  static func isHeld(_ path: String) -> Bool { FolderLock(path, waiting: false) == nil }

  /// Writes into a folder, or moves what is whole to its place. ``withAllRemoved(_:)`` waits for that:
  /// what is written beside it would bring a folder that was removed back to life.
  ///
  /// - Parameter body: makes no staging folder and removes none.
  package static func writing<Result: Sendable>(_ body: () throws -> Result) rethrows -> Result {
    try all.withLock { _ in try body() }
  }

  /// Removes the folders of everything that is under way, and ends the program.
  ///
  /// - Parameter end: ends the program; until then nothing is written, moved or made.
  package static func withAllRemoved(_ end: () -> Never) -> Never {
    all.withLock { all in
      for path in all.keys { try? FileManager.default.removeItem(atPath: path) }
      end()
    }
  }

  private static let mark = ".partial-"
  private static let digits = 16

  private static func isDrawn(_ end: Substring) -> Bool {
    end.utf8.count == digits && end.allSatisfy { $0.isHexDigit && !$0.isUppercase }
  }

  /// The folders that there are, with their locks; without where the disk knows none.
  private static let all = Mutex<[String: FolderLock?]>([:])
}

/// A lock on a folder, which goes with the process that holds it.
private final class FolderLock: Sendable {
  private let file: Int32

  /// - Parameter waiting: whether to wait for another process that holds it.
  /// - Returns: nil where there is no such folder but a link, another process holds it, or the disk
  ///   knows no locks.
  init?(_ path: String, waiting: Bool) {
    // Programs that this one starts must not hold it.
    file = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    guard flock(file, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 else { return nil }
  }

  deinit { if file >= 0 { close(file) } }

  /// Whether the folder is of the user whose process this is.
  var isOwn: Bool {
    var status = stat()
    return fstat(file, &status) == 0 && status.st_uid == geteuid()
  }
}
