import Foundation
import TerritoryModel

/// A folder of results that is complete or absent.
public struct OutputFolder: Sendable {
  public let path: String
  private let option: String

  /// - Parameter option: the option that named the folder, for messages.
  /// - Throws: ``InvalidInput`` where something stands at the path already, or its parent is missing.
  public init(_ path: String, option: String = "--output") throws(InvalidInput) {
    let path = String(path.reversed().drop { $0 == "/" }.reversed())
    self.path = path
    self.option = option
    guard !path.isEmpty else { throw problem("no folder is named", "name a new folder") }
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    guard !FileManager.default.fileExists(atPath: path) else {
      throw problem("\(path) exists already", "name a folder that does not exist yet")
    }
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue
    else { throw problem("there is no folder \(parent)", "make it first") }
  }

  /// Writes all files beside the folder first and moves them there in one step.
  ///
  /// - Parameters:
  ///   - files: texts by their paths inside the folder.
  ///   - check: looks at what was written, in the folder that it gets, before it is moved.
  /// - Throws: ``InvalidInput`` where they can't be written, or the check throws it; nothing is left
  ///   behind then.
  public func write(
    _ files: [String: String], check: (String) throws(InvalidInput) -> Void = { _ in }
  ) throws(InvalidInput) {
    let manager = FileManager.default
    let staging = "\(path).partial-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? manager.removeItem(atPath: staging) }
    do {
      try manager.createDirectory(atPath: staging, withIntermediateDirectories: false)
      for (name, text) in files.sorted(by: { $0.key < $1.key }) {
        let file = URL(fileURLWithPath: "\(staging)/\(name)")
        try manager.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    } catch {
      throw unwritable(error)
    }
    try check(staging)
    do {
      try manager.moveItem(atPath: staging, toPath: path)
    } catch {
      throw unwritable(error)
    }
  }

  private func unwritable(_ error: any Error) -> InvalidInput {
    problem(
      "\(path) can't be written: \(error.localizedDescription)",
      "choose a folder that you may write to, on a disk with space left")
  }

  private func problem(_ what: String, _ remedy: String) -> InvalidInput {
    InvalidInput([InputProblem(place: option, what: what, remedy: remedy)])
  }
}
