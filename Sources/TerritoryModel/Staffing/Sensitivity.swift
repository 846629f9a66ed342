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
      coaches = headcount.byWorkload.team.coaches.count
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

extension RegionSettings {
  /// The ranges of `region.yaml`. The published rates make one of the employment rate where none is
  /// given.
  var variedRanges: [AssumptionRange] {
    let rates = publishedRates.sorted { $0.employmentRate < $1.employmentRate }
    guard !ranges.contains(where: { $0.key == .employmentRate }), let least = rates.first,
      let most = rates.last, least.employmentRate < most.employmentRate
    else { return ranges }
    return ranges + [
      AssumptionRange(
        .employmentRate, least.employmentRate...most.employmentRate,
        source: "\(least.name): \(least.source); \(most.name): \(most.source)")
    ]
  }
}

extension Headcount {
  /// The three cases of a range; nil where the demand has no such share.
  func row(_ range: AssumptionRange, _ region: Region) -> Sensitivity.Row? {
    let model = range.key.model
    let base = model.map { using($0) } ?? self
    guard let now = base.value(of: range.key) else { return nil }
    func at(_ value: Double) -> Sensitivity.Case {
      Sensitivity.Case(.number(value), base.setting(range.key, to: value, region))
    }
    return Sensitivity.Row(
      factor: .assumption(range.key),
      otherTurnover: model == assumptions.turnoverModel.value ? nil : model,
      low: at(range.values.lowerBound), now: Sensitivity.Case(.number(now), base),
      high: at(range.values.upperBound), source: range.source)
  }

  private func value(of key: AssumptionKey) -> Double? {
    key == .lastShare ? demand.chain.steps.last?.share : assumptions[key]?.value.number
  }

  private func setting(
    _ key: AssumptionKey, to value: Double, _ region: Region
  ) -> Headcount {
    if key != .lastShare {
      var changed = assumptions
      // row(_:_:) has looked whether it is set.
      changed[key] = changed[key]!.trying(.number(value))
      return Headcount(demand: demand, assumptions: changed)
    }
    let changed = demand.chain.replacingLastShare(by: value)
    // The demand of this snapshot has been computed before, so its counts are there.
    return Headcount(
      demand: try! changed.demand(
        of: region.snapshot(demand.snapshot), directory: region.directory),
      assumptions: assumptions)
  }

  /// The turnover models.
  var turnoverRow: Sensitivity.Row? {
    choiceRow(
      .turnover, Turnover.Model.allCases.map { ($0.rawValue, using($0)) },
      now: assumptions.turnoverModel.value.rawValue,
      source: "the published models of turnover, each at this run's figures")
  }

  /// The snapshots. Those without the counted column, or with gaps in it, are passed over.
  func statisticsRow(_ region: Region) -> Sensitivity.Row? {
    let choices = region.snapshots.compactMap { snapshot -> (String, Headcount)? in
      let other = try? demand.chain.demand(of: snapshot, directory: region.directory)
      return other.map { (snapshot.id, Headcount(demand: $0, assumptions: assumptions)) }
    }
    return choiceRow(
      .statistics, choices, now: demand.snapshot, source: "the region's folder statistics/")
  }

  private func choiceRow(
    _ factor: Sensitivity.Factor, _ choices: [(name: String, headcount: Headcount)], now: String,
    source: String
  ) -> Sensitivity.Row? {
    let cases = choices.map { Sensitivity.Case(.name($0.name), $0.headcount) }
    guard cases.count > 1,
      let low = cases.min(by: { $0.fullTimeEquivalents < $1.fullTimeEquivalents }),
      let high = cases.max(by: { $0.fullTimeEquivalents < $1.fullTimeEquivalents })
    else { return nil }
    return Sensitivity.Row(
      factor: factor, otherTurnover: nil, low: low, now: Sensitivity.Case(.name(now), self),
      high: high, source: source)
  }
}
