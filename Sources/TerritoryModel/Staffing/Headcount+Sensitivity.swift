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
    let model = range.key.turnover
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

  private func value(of key: AssumptionRange.Key) -> Double? {
    key.path.map { assumptions[keyPath: $0].value } ?? demand.chain.steps.last?.share
  }

  private func setting(
    _ key: AssumptionRange.Key, to value: Double, _ region: Region
  ) -> Headcount {
    if let path = key.path {
      var changed = assumptions
      changed[keyPath: path] = changed[keyPath: path].trying(value)
      return Headcount(demand: demand, assumptions: changed)
    }
    let changed = demand.chain.replacingLastShare(by: value)
    // The demand of this snapshot has been reckoned before, so its counts are there.
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

extension AssumptionRange.Key {
  /// Where the assumption stands; nil for the last share, which belongs to the demand.
  fileprivate var path: WritableKeyPath<Assumptions, Assumption<Double>>? {
    switch self {
    case .lastShare: nil
    case .caseloadCap: \.caseloadCap
    case .employmentRate: \.employmentRate
    case .meanDuration: \.meanDurationMonths
    case .observed: \.observedClientsPerCoach
    case .serviceLevel: \.serviceLevel
    case .leaderShare: \.leaderShare
    }
  }
}
