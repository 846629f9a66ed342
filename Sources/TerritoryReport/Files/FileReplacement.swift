import Foundation

/// Moves new files over old ones of the same names: all of them, or none.
///
/// At every moment each name has a whole file, the old or the new one, even where the program is
/// ended in between.
struct FileReplacement {
  private let names: [String]
  private let source: String
  private let folder: String
  private let manager = FileManager.default

  /// - Parameters:
  ///   - source: a folder inside `folder`, where the new files are; old ones are kept there until
  ///     all is done.
  init(_ names: [String], from source: String, in folder: String) {
    self.names = names
    self.source = source
    self.folder = folder
  }

  /// - Throws: ``FileFailure`` where one can't be replaced; all are as they were then.
  func run() throws(FileFailure) {
    var done: [String] = []
    do throws(FileFailure) {
      for name in names { try keepOld(name) }
      for name in names {
        try Self.rename("\(source)/\(name)", to: "\(folder)/\(name)")
        done.append(name)
      }
    } catch {
      for name in done.reversed() { restore(name) }
      throw error
    }
  }

  private func old(_ name: String) -> String { "\(source)/\(name).old" }

  /// A second name for the old file; a copy where the disk knows no second names.
  private func keepOld(_ name: String) throws(FileFailure) {
    let path = "\(folder)/\(name)"
    guard let attributes = try? manager.attributesOfItem(atPath: path) else { return }
    guard attributes[.type] as? FileAttributeType != .typeDirectory else {
      throw FileFailure("\(path) is a folder, not a file")
    }
    if (try? manager.linkItem(atPath: path, toPath: old(name))) != nil { return }
    do {
      try manager.copyItem(atPath: path, toPath: old(name))
    } catch {
      let failure = FileFailure(error)
      throw FileFailure("\(path): \(failure)", remedy: failure.remedy)
    }
  }

  private func restore(_ name: String) {
    guard (try? Self.rename(old(name), to: "\(folder)/\(name)")) == nil else { return }
    try? manager.removeItem(atPath: "\(folder)/\(name)")
  }

  /// Unlike `moveItem`, takes the place of a file in one step.
  private static func rename(_ from: String, to target: String) throws(FileFailure) {
    guard Foundation.rename(from, target) == 0 else {
      throw FileFailure("\(target): \(String(cString: strerror(errno)))")
    }
  }
}
