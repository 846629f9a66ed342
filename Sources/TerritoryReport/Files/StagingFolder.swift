import Foundation
import Synchronization
import TerritoryModel

/// A new folder in which files are made before they go to their place, and which nobody else has.
package struct StagingFolder {
  package let path: String

  /// Makes the folder.
  ///
  /// - Parameter stem: what its path begins with. Numbers of processes come again, so the first name
  ///   that is free is taken; what bears another is left alone.
  /// - Throws: what Foundation says where it can't be made.
  package init(_ stem: String) throws {
    let own = "\(stem).partial-\(ProcessInfo.processInfo.processIdentifier)"
    for number in 1... {
      let path = number == 1 ? own : "\(own)-\(number)"
      do {
        // The lock is held while the folder is made, so that none is made that nobody removes.
        try Self.all.withLock { all in
          try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
          all.insert(path)
        }
        self.path = path
        return
      } catch CocoaError.fileWriteFileExists where number < 1000 {
        continue
      }
    }
    throw CocoaError(.fileWriteFileExists)
  }

  /// A folder where the system keeps what is needed for a moment.
  ///
  /// - Throws: ``InvalidInput`` where it can't be made.
  package static func temporary() throws(InvalidInput) -> StagingFolder {
    let stem = FileManager.default.temporaryDirectory.path + "/plan-territories"
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
      all.remove(path)
    }
  }

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
      for path in all { try? FileManager.default.removeItem(atPath: path) }
      end()
    }
  }

  /// The folders that there are.
  private static let all = Mutex<Set<String>>([])
}
