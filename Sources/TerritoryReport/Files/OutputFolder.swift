import Foundation
import TerritoryModel

/// A folder of results that is complete or absent; or, by the user's wish, a folder that is there
/// already and in which each file is replaced or stays as it was.
public struct OutputFolder: Sendable {
  public let path: String
  private let option: String
  /// Whether the folder is there already.
  private let isThere: Bool

  /// - Parameters:
  ///   - replacing: whether a folder that is there may be written to.
  ///   - option: the option that named the folder, for messages.
  /// - Throws: ``InvalidInput`` where something else stands at the path, or its parent is missing.
  public init(
    _ path: String, replacing: Bool = false, option: String = "--output"
  ) throws(InvalidInput) {
    let path = String(path.reversed().drop { $0 == "/" }.reversed())
    self.path = path
    self.option = option
    let place = Place(path)
    isThere = place == .folder
    guard !path.isEmpty else { throw problem("no folder is named", "name a new folder") }
    switch place {
    case .folder where replacing: return
    case .folder:
      throw problem(
        "\(path) exists already",
        option == "--output"
          ? "name a folder that does not exist yet, or add --force to replace its results"
          : "name a folder that does not exist yet")
    case .file:
      throw problem("\(path) is a file, not a folder", "name a folder that does not exist yet")
    case .danglingLink:
      throw problem("\(path) is a link to nothing", "name another folder, or delete the link")
    case .absent: break
    }
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    switch Place(parent) {
    case .folder: break
    case .file: throw problem("\(parent) is a file, not a folder", "name another folder")
    case .danglingLink, .absent: throw problem("there is no folder \(parent)", "make it first")
    }
  }

  /// Writes all files beside those that are there first and moves them to their place when they are
  /// whole.
  ///
  /// - Parameters:
  ///   - files: what to write, by paths inside the folder.
  ///   - check: looks at what was written, in the folder that it gets, before it is moved.
  /// - Throws: ``InvalidInput`` where they can't be written, or the check throws it; everything is as
  ///   it was then.
  public func write(
    _ files: [String: FileContent], check: (String) throws(InvalidInput) -> Void = { _ in }
  ) throws(InvalidInput) {
    let manager = FileManager.default
    let suffix = ".partial-\(ProcessInfo.processInfo.processIdentifier)"
    let staging = isThere ? "\(path)/\(suffix)" : path + suffix
    defer { try? manager.removeItem(atPath: staging) }
    do {
      try manager.createDirectory(atPath: staging, withIntermediateDirectories: false)
      for (name, content) in files.sorted(by: { $0.key < $1.key }) {
        try Self.write(content, to: "\(staging)/\(name)")
      }
    } catch {
      throw unwritable(error)
    }
    try check(staging)
    do {
      if isThere {
        try FileReplacement(files.keys.sorted(), from: staging, in: path).run()
      } else {
        try manager.moveItem(atPath: staging, toPath: path)
      }
    } catch {
      throw unwritable(error)
    }
  }

  private static func write(_ content: FileContent, to path: String) throws {
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    switch content {
    case .text(let text): try Data(text.utf8).write(to: file)
    case .written(let write): try write(path)
    }
  }

  /// Files of the tool that the folder holds and that are not among those just written: results of
  /// an earlier run, which nobody deletes unasked.
  public func leftovers(besides written: [String]) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { ReportFiles.areNamed($0) && !written.contains($0) }.sorted()
  }

  private func unwritable(_ error: any Error) -> InvalidInput {
    let failure = FileFailure(error)
    return problem("\(path) can't be written: \(failure)", "\(failure.remedy)")
  }

  private func problem(_ what: Wording, _ remedy: Wording) -> InvalidInput {
    InvalidInput([InputProblem(place: option, what: what, remedy: remedy)])
  }

  /// What stands at a path.
  private enum Place {
    case absent, folder, file, danglingLink

    init(_ path: String) {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        self = isFolder.boolValue ? .folder : .file
      } else {
        let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
        self = isLink ? .danglingLink : .absent
      }
    }
  }
}

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

/// What a file is to hold.
public enum FileContent: Sendable {
  case text(String)
  /// Written to the path that it gets by a library that wants to do that itself.
  case written(by: @Sendable (String) throws -> Void)
}
