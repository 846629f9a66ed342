/// Which assumption moves the headcount most over its published range, one at a time, all else as
/// in the run.
public struct Sensitivity: Sendable {
  /// What is varied.
  public enum Factor: Sendable, Hashable {
    case assumption(AssumptionKey)
    /// The turnover model as a whole, each at the run's figures.
    case turnover
    /// The snapshot of the statistics.
    case statistics

    /// The name in documents.
    public var name: String {
      switch self {
      case .assumption(let key): key.name
      case .turnover: "turnover"
      case .statistics: "statistics"
      }
    }
  }

  /// A value with what it leads to.
  public struct Case: Sendable {
    public enum Value: Sendable, Hashable {
      case number(Double)
      case name(String)
    }

    public let value: Value
    /// Clients a year of the region.
    public let clients: Double
    /// Full-time coaches that they fill.
    public let fullTimeEquivalents: Double
    /// Coaches that are needed.
    public let coaches: Int

    init(_ value: Value, _ headcount: Headcount) {
      self.value = value
      clients = headcount.demand.total
      fullTimeEquivalents = headcount.fullTimeEquivalents
      coaches = headcount.byWorkload.team.coaches
    }
  }

  public struct Row: Sendable {
    public let factor: Factor
    /// The turnover model that all three cases use where it is not the run's: an assumption shows
    /// its influence only under the model that knows it.
    public let otherTurnover: Turnover.Model?
    /// At the range's least value; of a choice, the one that needs fewest full-time coaches.
    public let low: Case
    /// At the run's value.
    public let now: Case
    /// At the range's greatest value; of a choice, the one that needs most full-time coaches.
    public let high: Case
    /// Where the range comes from.
    public let source: String

    /// Most coaches less fewest, of the three.
    public var spread: Int {
      let coaches = [low, now, high].map(\.coaches)
      return coaches.max()! - coaches.min()!
    }
  }

  /// The widest spread first.
  public let rows: [Row]

  /// - Parameter headcount: of a demand of the region.
  public init(_ headcount: Headcount, region: Region) {
    let rows =
      region.settings.variedRanges.compactMap { headcount.row($0, region) }
      + [headcount.turnoverRow, headcount.statisticsRow(region)].compactMap { $0 }
    self.rows = rows.enumerated().sorted {
      ($1.element.spread, $0.offset) < ($0.element.spread, $1.offset)
    }.map(\.element)
  }
}
