import Foundation
import TerritoryModel

/// A single file of results that is complete or absent.
public struct OutputFile: Sendable {
  public let path: String
  private let option: String

  /// - Parameter option: the option that named the file, for messages.
  /// - Throws: ``InvalidInput`` where something stands at the path already, or its folder is missing.
  public init(_ path: String, option: String) throws(InvalidInput) {
    self.path = path
    self.option = option
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    StagingFolder.removeAbandoned(path)
    var isFolder: ObjCBool = false
    guard !FileManager.default.fileExists(atPath: path) else {
      throw problem("\(path) exists already", "name a file that does not exist yet")
    }
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue
    else { throw problem("there is no folder \(parent)", "make it first") }
  }

  /// Lets `body` write beside the file first, and moves what it wrote there in one step.
  ///
  /// - Parameter body: writes all of the file to the path that it gets, or says that it could not.
  /// - Throws: ``InvalidInput`` where it can't be written; nothing is left behind then.
  public func write(_ body: (String) -> Bool) throws(InvalidInput) {
    let manager = FileManager.default
    let unwritable = problem("\(path) can't be written", "\(FileFailure.anyRemedy)")
    guard let staging = try? StagingFolder(path) else { throw unwritable }
    defer { staging.remove() }
    let whole = "\(staging.path)/\(URL(fileURLWithPath: path).lastPathComponent)"
    let isWritten = StagingFolder.writing {
      // Moving fails where a file has appeared in the meantime.
      body(whole) && (try? manager.moveItem(atPath: whole, toPath: path)) != nil
    }
    if !isWritten { throw unwritable }
  }

  /// Writes a text as the whole file.
  ///
  /// - Throws: ``InvalidInput`` where it can't be written; nothing is left behind then.
  public func write(_ text: String) throws(InvalidInput) {
    try write { (try? Data(text.utf8).write(to: URL(fileURLWithPath: $0))) != nil }
  }

  private func problem(_ what: Wording, _ remedy: Wording) -> InvalidInput {
    InvalidInput([InputProblem(place: option, what: what, remedy: remedy)])
  }
}
