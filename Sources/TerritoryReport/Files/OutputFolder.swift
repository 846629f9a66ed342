import Foundation
import TerritoryModel

/// A folder of results that is complete or absent.
public struct OutputFolder: Sendable {
  private let path: String

  /// - Throws: ``InvalidInput`` where something stands at the path already, or its parent is missing.
  public init(_ path: String) throws(InvalidInput) {
    let path = String(path.reversed().drop { $0 == "/" }.reversed())
    self.path = path
    guard !path.isEmpty else { throw Self.problem("no folder is named", "name a new folder") }
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Self.problem("\(path) exists already", "name a folder that does not exist yet")
    }
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue
    else { throw Self.problem("there is no folder \(parent)", "make it first") }
  }

  /// Writes all files beside the folder first and moves them there in one step.
  ///
  /// - Throws: ``InvalidInput`` where they can't be written; nothing is left behind then.
  public func write(_ files: [String: String]) throws(InvalidInput) {
    let manager = FileManager.default
    let staging = "\(path).partial-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try manager.createDirectory(atPath: staging, withIntermediateDirectories: false)
      for (name, text) in files.sorted(by: { $0.key < $1.key }) {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(staging)/\(name)"))
      }
      try manager.moveItem(atPath: staging, toPath: path)
    } catch {
      try? manager.removeItem(atPath: staging)
      throw Self.problem(
        "\(path) can't be written: \(error.localizedDescription)",
        "choose a folder that you may write to, on a disk with space left")
    }
  }

  private static func problem(_ what: String, _ remedy: String) -> InvalidInput {
    InvalidInput([InputProblem(place: "--output", what: what, remedy: remedy)])
  }
}
