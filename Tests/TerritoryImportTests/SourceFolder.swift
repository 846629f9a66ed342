import Foundation
import TerritoryModel

@testable import TerritoryImport

/// A temporary folder of files from elsewhere, and what is read from them.
final class SourceFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/sources-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  @discardableResult
  func write(
    _ name: String, _ text: String, encoding: String.Encoding = .utf8
  ) throws -> String {
    let file = "\(path)/\(name)"
    try text.data(using: encoding)!.write(to: URL(fileURLWithPath: file))
    return file
  }

  /// Everything below the folder, sorted.
  func contents() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }

  /// Four municipalities of Central Finland.
  static let municipalities = [
    municipality("179", "Jyväskylä", "Jyväskylä", 62.23941, 25.74568),
    municipality("182", "Jämsä", "Jämsä", 61.86314, 25.18148),
    municipality("435", "Luhanka", "Luhanka", 61.79638, 25.70816),
    municipality("500", "Muurame", "Muurame", 62.12882, 25.67494),
  ]

  static func municipality(
    _ code: String, _ finnish: String, _ swedish: String, _ latitude: Double, _ longitude: Double
  ) -> Municipality {
    Municipality(
      code: MunicipalityCode(code)!, nameFinnish: finnish, nameSwedish: swedish,
      latitude: latitude, longitude: longitude)
  }

  /// The snapshots that follow from one file's text, or everything that is wrong with it.
  func snapshots(
    _ text: String, _ name: String = "table.csv", of municipalities: [Municipality]
  ) throws -> (drafts: [SnapshotDraft], areas: [ImportReport.AreaCount], problems: [InputProblem]) {
    try snapshots([write(name, text)], of: municipalities)
  }

  /// The snapshots that follow from files, or everything that is wrong with them.
  ///
  /// - Parameter change: what else is asked for.
  func snapshots(
    _ files: [String], of municipalities: [Municipality] = SourceFolder.municipalities,
    _ change: (inout ImportRequest) throws -> Void = { _ in }
  ) throws -> (drafts: [SnapshotDraft], areas: [ImportReport.AreaCount], problems: [InputProblem]) {
    var request = ImportRequest(folder: "region")
    request.statistics = files
    try change(&request)
    var log = ProblemLog()
    let found = StatisticsImport(
      request: request,
      register: MunicipalRegister(MunicipalityDirectory(municipalities), mergers: request.mergers),
      municipalities: municipalities.filter { request.mergers[$0.code] == $0.code },
      knowsOthers: true
    ).run(log: &log)
    return (found.snapshots, found.areas, log.problems)
  }
}
