import Foundation
import TerritoryModel
import Testing

@testable import TerritoryGeography

/// A folder of files of boundaries that goes with the value.
final class BoundaryFolder {
  static let fixtures =
    #filePath.components(separatedBy: "/Tests/")[0] + "/Tests/TerritoryGeographyTests/Fixtures"

  let path = FileManager.default.temporaryDirectory.path + "/formats-\(UUID().uuidString)"

  init(_ files: [String: Data]) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, data) in files { try data.write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The only thing that is wrong with a file of boundaries.
func boundaryProblem(
  _ place: String, as reading: BoundaryFile.Reading = .init()
) throws -> InputProblem {
  let error = try #require(throws: InvalidInput.self) {
    try BoundaryFile(reading: place, as: reading)
  }
  try #require(error.problems.count == 1, "\(error)")
  return error.problems[0]
}
