import Foundation
import TerritoryModel

/// A folder of results that is complete or absent; or, by the user's wish, a folder that is there
/// already and in which each file is replaced or stays as it was.
public struct OutputFolder: Sendable {
  public let path: String
  private let option: String
  /// Whether the folder is there already.
  private let isThere: Bool
  /// Whether an earlier run was ended while it replaced files of the folder, which was completed now.
  public let completesEarlierRun: Bool

  /// - Parameters:
  ///   - replacing: whether a folder that is there may be written to.
  ///   - option: the option that named the folder, for messages.
  /// - Throws: ``InvalidInput`` where something else stands at the path, its parent is missing, or
  ///   what an earlier run began can't be completed.
  public init(
    _ path: String, replacing: Bool = false, option: String = "--output"
  ) throws(InvalidInput) {
    let path = String(path.reversed().drop { $0 == "/" }.reversed())
    self.path = path
    self.option = option
    let place = Place(path)
    isThere = place == .folder
    if !path.isEmpty { StagingFolder.removeAbandoned(path) }
    var completes = false
    if isThere, replacing {
      StagingFolder.removeAbandoned("\(path)/")
      do throws(FileFailure) { completes = try FileReplacement.complete(in: path) } catch {
        throw InvalidInput([
          InputProblem(
            place: option, what: "\(path) can't be written: \(error)", remedy: "\(error.remedy)")
        ])
      }
    }
    completesEarlierRun = completes
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
    let staging: StagingFolder
    do { staging = try StagingFolder(isThere ? "\(path)/" : path) } catch {
      throw unwritable(error)
    }
    defer { staging.remove() }
    do {
      for (name, content) in files.sorted(by: { $0.key < $1.key }) {
        try StagingFolder.writing { try Self.write(content, to: "\(staging.path)/\(name)") }
      }
    } catch {
      throw unwritable(error)
    }
    try check(staging.path)
    do {
      try StagingFolder.writing {
        if isThere {
          try FileReplacement(Array(files.keys), from: staging.path, in: path).run()
        } else {
          try manager.moveItem(atPath: staging.path, toPath: path)
        }
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
    try flush(path)
  }

  /// What a file holds has to be on the disk before its name is, or both are lost with the power.
  private static func flush(_ path: String) throws(FileFailure) {
    let file = open(path, O_RDONLY)
    // A library may write nothing and say nothing, which is noticed when the file is moved.
    guard file >= 0 else { return }
    defer { close(file) }
    // Some disks know no flushing.
    guard fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw FileFailure("\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Files of the tool that the folder holds and that are not among those just written: results of
  /// an earlier run, or what one that was killed had not finished; nobody deletes them unasked.
  public func leftovers(besides written: [String]) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { name in
      ReportFiles.areNamed(name) && !written.contains(name)
        || name.hasPrefix(".partial-") && !StagingFolder.isHeld("\(path)/\(name)")
    }.sorted()
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
/// At every moment each name has a whole file, the old or the new one. Once all new ones are whole,
/// their folder gets the name of a journal, and where the program is ended while they are moved, the
/// next run moves the rest of them.
struct FileReplacement {
  /// The folder of new files that are being moved, inside that of the old ones.
  static let journal = ".plan-territories-replacing"

  private let names: [String]
  private let source: String
  private let folder: String
  private let manager = FileManager.default

  /// - Parameters:
  ///   - names: paths inside `folder`, whose subfolders are there.
  ///   - source: a folder inside `folder`, where the new files are; old ones are kept there until
  ///     all is done.
  init(_ names: [String], from source: String, in folder: String) {
    self.names = Self.inOrder(names)
    self.source = source
    self.folder = folder
  }

  /// Files of subfolders come first, since those above them may name them.
  private static func inOrder(_ names: [String]) -> [String] {
    let sorted = names.sorted()
    return sorted.filter { $0.contains("/") } + sorted.filter { !$0.contains("/") }
  }

  /// - Throws: ``FileFailure`` where one can't be replaced; all are as they were then.
  func run() throws(FileFailure) {
    try Self.locking(folder) { () throws(FileFailure) in
      for name in names { try keepOld(name) }
      let journal = "\(folder)/\(Self.journal)"
      try Self.rename(source, to: journal)
      var done: [String] = []
      do throws(FileFailure) {
        for name in names {
          try Self.rename("\(journal)/\(name)", to: "\(folder)/\(name)")
          done.append(name)
        }
      } catch {
        for name in done.reversed() { restore(name, from: journal) }
        try? Self.rename(journal, to: source)
        throw error
      }
      try? manager.removeItem(atPath: journal)
    }
  }

  /// Moves what a run that was ended in between had not moved yet.
  ///
  /// - Returns: whether there was such a run.
  /// - Throws: ``FileFailure`` where a file can't be replaced; the next run tries again.
  static func complete(in folder: String) throws(FileFailure) -> Bool {
    let journal = "\(folder)/\(Self.journal)"
    let manager = FileManager.default
    guard manager.fileExists(atPath: journal) else { return false }
    return try locking(folder) { () throws(FileFailure) in
      // None where another run has moved them in the meantime.
      guard let names = try? manager.subpathsOfDirectory(atPath: journal) else { return false }
      for name in inOrder(names) where !name.hasSuffix(oldSuffix) {
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: "\(journal)/\(name)", isDirectory: &isFolder),
          !isFolder.boolValue
        else { continue }
        try rename("\(journal)/\(name)", to: "\(folder)/\(name)")
      }
      try? manager.removeItem(atPath: journal)
      return true
    }
  }

  /// Lets one process at a time move files of a folder. Its lock goes with the process. A disk that
  /// knows no locks has none.
  private static func locking<Result>(
    _ folder: String, _ body: () throws(FileFailure) -> Result
  ) throws(FileFailure) -> Result {
    let file = open(folder, O_RDONLY)
    defer { if file >= 0 { close(file) } }
    if file >= 0 { flock(file, LOCK_EX) }
    return try body()
  }

  private static let oldSuffix = ".old"

  private func old(_ name: String) -> String { "\(source)/\(name)\(Self.oldSuffix)" }

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

  private func restore(_ name: String, from journal: String) {
    let old = "\(journal)/\(name)\(Self.oldSuffix)"
    guard (try? Self.rename(old, to: "\(folder)/\(name)")) == nil else { return }
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
