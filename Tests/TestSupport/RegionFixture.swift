import Foundation
import TerritoryModel

/// A small sound region in a temporary folder of its own, which a test damages file by file.
///
/// Alpha (001), Beta (002), Gamma (003) and Delta (004) lie in a row, each with a road to the next,
/// 10 km apart. Demand is half of the counted people: 50, 25, 15 and 10 clients a year.
public final class RegionFixture {
  public let path: String

  public init() throws {
    path = FileManager.default.temporaryDirectory.path + "/region-fixture-\(UUID().uuidString)"
    for (file, text) in Self.files { try write(file, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Everything that is wrong with the folder.
  public func check() -> [InputProblem] {
    // The folder goes with the fixture, which an optimised test gives up after its last use.
    withExtendedLifetime(self) { RegionFolder(path).check() }
  }

  public func read() throws -> Region {
    try withExtendedLifetime(self) { try RegionFolder(path).read() }
  }

  /// The plan in a file of the folder.
  public func readPlan(_ file: String) throws -> Grouping {
    try withExtendedLifetime(self) { try PlanFile(reading: place(file), for: read()).grouping }
  }

  /// The path of a file as messages name it.
  public func place(_ file: String) -> String { "\(path)/\(file)" }

  /// Writes a whole file.
  public func write(_ file: String, _ text: String) throws { try write(file, Data(text.utf8)) }

  /// Writes a whole file byte by byte.
  public func write(_ file: String, _ bytes: Data) throws {
    let url = URL(fileURLWithPath: place(file))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  /// Replaces a text that the file holds; a test that misses it would prove nothing, so it fails.
  public func replace(_ file: String, _ old: String, with new: String) throws {
    let text = try String(contentsOfFile: place(file), encoding: .utf8)
    guard text.contains(old) else { throw Absent(file: file, text: old) }
    try write(file, text.replacing(old, with: new))
  }

  public func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: place(file))
  }

  struct Absent: Error {
    let file: String
    let text: String
  }
}
