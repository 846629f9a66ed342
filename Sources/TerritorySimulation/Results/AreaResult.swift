/// What the runs came to in the region or a part of it.
public struct AreaResult: Sendable {
  /// A part of the region. Candidates are counted where they live, places where the staff is based.
  public enum Area: Sendable, Hashable {
    case region
    /// A territory by its number in the plan.
    case territory(Int)
    /// The shared municipalities together; they have no places of their own.
    case shared
  }

  /// The end of a month.
  public struct Month: Sendable {
    /// Months from the opening; 0 is the opening itself.
    public let month: Int
    /// Candidates who wait.
    public let queue: Estimate
    /// Share of the places that are taken, 0...1; nil where there are none.
    public let use: Estimate?
    /// Candidates who came in the month.
    public let arrived: Estimate
    /// Candidates whose coaching began in the month.
    public let started: Estimate
    /// Candidates whose coaching ended in the month.
    public let finished: Estimate
  }

  public let area: Area
  /// Clients that the area's staff can have at a time.
  public let places: Int
  /// From the opening on.
  public let months: [Month]
  /// Candidates who came in the whole time.
  public let candidates: Estimate
  /// nil where nobody came.
  public let waiting: WaitingTimes?
  /// Share of the places that was taken on average of the whole time, 0...1; nil where there are none.
  public let use: Estimate?
}

extension AreaResult {
  /// - Parameter records: of all runs, in their order.
  init(_ area: Area, _ network: ServiceNetwork, _ records: [RunRecord]) {
    let territories = network.places.indices
    let (groups, staffs): ([Int], [Int]) =
      switch area {
      case .region: (Array(0..<network.groupCount), Array(territories))
      case .territory(let index): ([index], [index])
      case .shared: ([network.places.count], [])
      }
    let places = staffs.reduce(0) { $0 + network.places[$1] }
    func estimate(_ value: (RunRecord) -> Double) -> Estimate { Estimate(records.map(value)) }
    // Divided last, so that sums of whole numbers stay exact.
    func share(_ taken: (RunRecord) -> Double) -> Estimate? {
      places > 0 ? estimate(taken).divided(by: Double(places)) : nil
    }
    let monthCount = records[0].months.count
    months = (0..<monthCount).map { month in
      func people(_ count: KeyPath<MonthCounts, [Int]> & Sendable) -> Estimate {
        estimate { record in Double(record.months[month][keyPath: count].sum(of: groups)) }
      }
      return Month(
        month: month, queue: people(\.waiting),
        use: share { Double($0.months[month].taken.sum(of: staffs)) },
        arrived: people(\.arrived), started: people(\.started), finished: people(\.finished))
    }
    self.area = area
    self.places = places
    candidates = estimate { record in Double(groups.reduce(0) { $0 + record.waits[$1].count }) }
    waiting = WaitingTimes(records.map { record in groups.flatMap { record.waits[$0] } })
    let duration = Double(max(1, monthCount - 1))
    use = share { record in
      staffs.reduce(0.0) { $0 + record.placeMonths[$1] } / duration
    }
  }
}

extension [Int] {
  fileprivate func sum(of indices: [Int]) -> Int { indices.reduce(0) { $0 + self[$1] } }
}
