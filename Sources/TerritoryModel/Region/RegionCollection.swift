import Foundation

/// The region folders in a folder, such as `regions`.
public struct RegionCollection: Sendable {
  /// A region folder, readable or not.
  public struct Entry: Sendable {
    /// The folder's name.
    public let folder: String
    /// The region at its own assumptions, or the first thing that is wrong with it.
    public let result: Result<Summary, InvalidInput>
  }

  /// A region at its own assumptions.
  public struct Summary: Sendable {
    public let region: Region
    /// The headcount of the snapshot that was asked for, or of its default one.
    public let headcount: Headcount
  }

  /// In the order of their names.
  public let entries: [Entry]

  /// Reads every folder that has one of a region's files.
  ///
  /// - Parameter statistics: the snapshot to count from; each region's default where nil.
  /// - Throws: ``InvalidInput`` where there is no such folder, or no region in it.
  public init(reading path: String, statistics: String? = nil) throws(InvalidInput) {
    let path = RegionFolder(path).path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Self.problem(
        path, "there is no such folder", "give a folder that has region folders in it")
    }
    entries = names.sorted().filter { Self.isRegion("\(path)/\($0)") }.map { name in
      Entry(folder: name, result: Self.summary("\(path)/\(name)", statistics))
    }
    guard !entries.isEmpty else {
      throw Self.problem(
        path, "there is no region folder in it",
        "make one with plan-territories import, or give a folder such as regions")
    }
  }

  private static func problem(_ place: String, _ what: Wording, _ remedy: Wording) -> InvalidInput {
    InvalidInput([InputProblem(place: place, what: what, remedy: remedy)])
  }

  /// Whether a folder has one of a region's files.
  package static func isRegion(_ path: String) -> Bool {
    ["region.yaml", "municipalities.csv"].contains {
      FileManager.default.fileExists(atPath: "\(path)/\($0)")
    }
  }

  private static func summary(
    _ path: String, _ statistics: String?
  ) -> Result<Summary, InvalidInput> {
    do throws(InvalidInput) {
      let region = try RegionFolder(path).read()
      let snapshot: StatisticsSnapshot
      do throws(Violation) {
        snapshot = try region.snapshot(statistics ?? region.settings.statistics.value)
      } catch {
        throw InvalidInput([error.at(statistics == nil ? "\(path)/region.yaml" : path)])
      }
      let demand = try region.settings.chain.demand(of: snapshot, directory: region.directory)
      return .success(
        Summary(
          region: region,
          headcount: Headcount(demand: demand, assumptions: region.settings.assumptions)))
    } catch {
      return .failure(error)
    }
  }
}
