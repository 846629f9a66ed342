/// A region: its municipalities, how they lie to each other, its statistics and its assumptions.
///
/// Municipalities are named by position 0 ..< count in the order of their codes throughout.
public struct Region: Sendable {
  /// The folder's name, such as `central-finland`.
  public let id: String
  public let settings: RegionSettings
  public let directory: MunicipalityDirectory
  public let borders: BorderGraph
  public let distances: DistanceTable
  /// Pairs that would rather be in one territory; nil where the folder has no partners.csv.
  public let partnerships: [Partnership]?
  /// In the order of their names, so the newest is last.
  public let snapshots: [StatisticsSnapshot]

  /// - Precondition: borders, distances and every snapshot cover the directory's municipalities.
  public init(
    id: String, settings: RegionSettings, directory: MunicipalityDirectory, borders: BorderGraph,
    distances: DistanceTable, snapshots: [StatisticsSnapshot],
    partnerships: [Partnership]? = nil
  ) {
    let count = directory.municipalities.count
    precondition(borders.count == count && distances.count == count)
    precondition(snapshots.allSatisfy { $0.estimated.count == count })
    self.id = id
    self.settings = settings
    self.directory = directory
    self.borders = borders
    self.distances = distances
    self.snapshots = snapshots
    self.partnerships = partnerships
  }

  public var municipalities: [Municipality] { directory.municipalities }

  public var count: Int { municipalities.count }

  /// The snapshot of that name.
  ///
  /// - Throws: ``Violation`` that lists the snapshots there are.
  public func snapshot(_ id: String) throws(Violation) -> StatisticsSnapshot {
    guard let found = snapshots.first(where: { $0.id == id }) else {
      throw Violation(
        what: "there is no statistics snapshot \(quoted(id))",
        remedy: "choose from \(snapshots.map(\.id).joined(separator: ", "))")
    }
    return found
  }
}
