/// A region: its municipalities, how they lie to each other, its statistics and its assumptions.
///
/// Municipalities are named by position 0 ..< count in the order of their codes throughout.
public struct Region: Sendable {
  /// The folder's name, such as `central-finland`.
  public let id: String
  public let settings: RegionSettings
  public let directory: MunicipalityDirectory
  public let borders: BorderGraph
  /// What plans go by: kilometres, unless the region is ``measured(in:)`` minutes.
  public private(set) var distances: DistanceTable
  /// Kilometres by road, whatever plans go by.
  public let kilometres: DistanceTable
  /// Pairs that would rather be in one territory; nil where the folder has no partners.csv.
  public let partnerships: [Partnership]?
  /// The coaches that the region has or is to have; nil where the folder has no staff.csv.
  public let staff: StaffList?
  /// In the order of their names, so the newest is last.
  public let snapshots: [StatisticsSnapshot]

  /// - Precondition: borders, distances and every snapshot cover the directory's municipalities.
  public init(
    id: String, settings: RegionSettings, directory: MunicipalityDirectory, borders: BorderGraph,
    distances: DistanceTable, snapshots: [StatisticsSnapshot],
    partnerships: [Partnership]? = nil, staff: StaffList? = nil
  ) {
    let count = directory.municipalities.count
    precondition(borders.count == count && distances.count == count)
    precondition(snapshots.allSatisfy { $0.estimated.count == count })
    self.id = id
    self.settings = settings
    self.directory = directory
    self.borders = borders
    self.distances = distances
    kilometres = distances
    self.snapshots = snapshots
    self.partnerships = partnerships
    self.staff = staff
  }

  /// The same with ways in another measure.
  ///
  /// - Throws: ``Violation`` where minutes are not known of every pair.
  public func measured(in measure: TravelMeasure) throws(Violation) -> Region {
    var other = self
    other.distances = kilometres
    guard measure == .minutes else { return other }
    guard let minutes = kilometres.inMinutes else {
      throw Violation(
        what: "distances.csv doesn't have the minutes of driving of every pair",
        remedy: "fill in its column minutes, or import distances with durations, as routing"
          + " services answer them")
    }
    other.distances = minutes
    return other
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
