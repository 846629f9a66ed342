import Foundation
import TerritoryModel
import TerritoryReport

/// A region folder that is about to be made: complete and sound, or absent.
struct NewRegionFolder {
  private let folder: OutputFolder

  /// - Throws: ``InvalidInput`` where something stands at the path already, or its parent is missing.
  init(_ path: String) throws(InvalidInput) {
    folder = try OutputFolder(path, option: "FOLDER")
  }

  /// Writes the files beside the folder, checks them as `check` does, and moves them there.
  ///
  /// - Parameter dryRun: whether everything is done in a temporary folder, which is deleted.
  /// - Throws: ``InvalidInput`` with what `check` finds, under the names that the files would have.
  func write(_ files: [String: String], dryRun: Bool) throws(InvalidInput) {
    let path = folder.path
    let check = { (staging: String) throws(InvalidInput) in
      let problems = RegionFolder(staging).check().map { $0.moved(from: staging, to: path) }
      if !problems.isEmpty { throw InvalidInput(problems) }
    }
    let files = files.mapValues { FileContent.text($0) }
    guard dryRun else { return try folder.write(files, check: check) }
    let trial =
      FileManager.default.temporaryDirectory.path + "/plan-territories-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: trial) }
    try OutputFolder(trial, option: "FOLDER").write(files, check: check)
  }
}
