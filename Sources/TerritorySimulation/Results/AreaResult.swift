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
    /// What a service in practice comes to besides; nil where that is off.
    public let practice: Practice?
  }

  /// What the months of a service in practice come to besides.
  public struct Practice: Sendable {
    /// Clients in coaching at the month's end; nil where no staff is based.
    public let coached: Estimate?
    /// Coaches who are there at the month's end; nil where none is based.
    public let coaches: Estimate?
    /// Coaches who left in the month; nil where nobody leaves.
    public let left: Estimate?
    /// Candidates who gave up waiting in the month; nil where nobody does.
    public let gaveUp: Estimate?
    /// Clients who found work in the month; nil where coaching is one part.
    public let foundWork: Estimate?
    /// Clients who dropped out in the month; nil where coaching is one part.
    public let droppedOut: Estimate?
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
  /// Counted are the places of the whole staff, whether or not all of it is there.
  public let use: Estimate?
  /// The sums over the whole time, ``Practice/coached`` and ``Practice/coaches`` as they are at the
  /// end; nil where practice is off.
  public let practice: Practice?
}

extension AreaResult {
  /// - Parameters:
  ///   - records: of all runs, in their order.
  ///   - settings: say what of a service's practice was simulated.
  init(
    _ area: Area, _ network: ServiceNetwork, _ records: [RunRecord],
    _ settings: SimulationSettings
  ) {
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
    // There is a run, and a record of each.
    let monthCount = records[0].months.count
    func practice(_ months: ClosedRange<Int>) -> Practice? {
      guard !settings.isPlain else { return nil }
      let last = months.upperBound
      func sum(_ count: KeyPath<MonthCounts, [Int]> & Sendable, of indices: [Int]) -> Estimate {
        estimate { record in
          Double(months.reduce(0) { $0 + record.months[$1][keyPath: count].sum(of: indices) })
        }
      }
      let practice = settings.practice
      return Practice(
        coached: staffs.isEmpty
          ? nil : estimate { Double($0.months[last].taken.sum(of: staffs)) },
        coaches: staffs.isEmpty
          ? nil : estimate { Double($0.months[last].coaches.sum(of: staffs)) },
        left: practice.leaving == nil || staffs.isEmpty ? nil : sum(\.left, of: staffs),
        gaveUp: practice.patienceMonths == nil ? nil : sum(\.gaveUp, of: groups),
        foundWork: practice.searchMonths == nil ? nil : sum(\.foundWork, of: groups),
        droppedOut: practice.searchMonths == nil ? nil : sum(\.droppedOut, of: groups))
    }
    months = (0..<monthCount).map { month in
      func people(_ count: KeyPath<MonthCounts, [Int]> & Sendable) -> Estimate {
        estimate { record in Double(record.months[month][keyPath: count].sum(of: groups)) }
      }
      return Month(
        month: month, queue: people(\.waiting),
        use: share { Double($0.months[month].taken.sum(of: staffs)) },
        arrived: people(\.arrived), started: people(\.started), finished: people(\.finished),
        practice: practice(month...month))
    }
    self.practice = practice(0...(monthCount - 1))
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
