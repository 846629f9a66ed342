import Foundation
import TerritoryModel
import TerritoryReport

/// Files that are about to be added to a region folder.
struct FolderAddition {
  let folder: String
  /// Texts by their paths inside the folder, none of which exists.
  let files: [String: String]
  /// A `region.yaml` to put in place of the one there; nil where it stays.
  let settings: String?

  /// Tries the files on a copy of the folder.
  ///
  /// - Returns: the region with them.
  /// - Throws: ``InvalidInput`` with what is wrong with the folder then and wasn't before.
  func check() throws(InvalidInput) -> Region {
    let trial = try StagingFolder.temporary()
    // Messages name the folder, and a region's id is its folder's name.
    let copy = "\(trial.path)/\(RegionFolder(folder).id)"
    defer { trial.remove() }
    do {
      try StagingFolder.writing {
        try FileManager.default.copyItem(atPath: folder, toPath: copy)
        for (name, text) in files {
          try Data(text.utf8).write(to: URL(fileURLWithPath: "\(copy)/\(name)"))
        }
        if let settings {
          try Data(settings.utf8).write(to: URL(fileURLWithPath: "\(copy)/region.yaml"))
        }
      }
    } catch {
      throw Self.problem(trial.path, error)
    }
    let before = Set(RegionFolder(folder).check())
    let problems = RegionFolder(copy).check().map { $0.moved(from: copy, to: folder) }
    let new = problems.filter { !before.contains($0) }
    if !new.isEmpty { throw InvalidInput(new) }
    return try RegionFolder(copy).read()
  }

  /// Writes all files or none, `region.yaml` last, so that it never names a snapshot that isn't there.
  ///
  /// - Throws: ``InvalidInput`` where one can't be written; none of them is left then.
  func write() throws(InvalidInput) {
    for name in files.keys.sorted() {
      _ = try OutputFile("\(folder)/\(name)", option: "FOLDER")
    }
    var all = files
    all["region.yaml"] = settings
    try OutputFolder(folder, replacing: true, option: "FOLDER")
      .write(all.mapValues { .text($0) })
  }

  private static func problem(_ path: String, _ error: any Error) -> InvalidInput {
    let failure = FileFailure(error)
    return InvalidInput([
      InputProblem(
        place: "FOLDER", what: "\(path) can't be written: \(failure)", remedy: "\(failure.remedy)")
    ])
  }
}

extension InputProblem {
  /// The same, told of the folder that a trial copy stands for.
  func moved(from copy: String, to folder: String) -> InputProblem {
    at(place.replacing(copy, with: folder), line: line)
  }
}
