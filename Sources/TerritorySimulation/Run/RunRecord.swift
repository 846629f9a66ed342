/// What is kept of a run.
struct RunRecord: Sendable {
  /// A candidate's time in the queue.
  struct Wait: Sendable, Hashable {
    /// Months; where it is not over, up to the end of the run.
    let months: Double
    /// Whether coaching had begun by the end of the run.
    let isOver: Bool
  }

  /// From the opening (month 0) on.
  let months: [MonthCounts]
  /// By group.
  let waits: [[Wait]]
  /// Months in which places were taken, summed over the places of each territory.
  let placeMonths: [Double]

  init(_ run: SimulationRun, _ network: ServiceNetwork, months: Int) {
    let end = Double(months)
    var waits = Array(repeating: [Wait](), count: network.groupCount)
    var placeMonths = Array(repeating: 0.0, count: network.places.count)
    for (index, candidate) in run.candidates.enumerated() {
      let start = run.starts[index]
      waits[network.groups[candidate.municipality]].append(
        Wait(months: (start ?? end) - candidate.arrival, isOver: start != nil))
      if let start, let server = run.servers[index] {
        placeMonths[server] += min(start + candidate.duration, end) - start
      }
    }
    self.months = run.counts
    self.waits = waits
    self.placeMonths = placeMonths
  }
}

/// What a run counted by the end of a month. Candidates are counted where they live, places where the
/// staff is based.
struct MonthCounts: Sendable {
  /// Candidates who wait at the month's end, by group.
  var waiting: [Int]
  /// Candidates who came in the month, by group.
  var arrived: [Int]
  /// Candidates whose coaching began in the month, by group.
  var started: [Int]
  /// Candidates whose coaching ended in the month, by group.
  var finished: [Int]
  /// Places that are taken at the month's end, by territory.
  var taken: [Int]

  init(groups: Int, territories: Int) {
    waiting = Array(repeating: 0, count: groups)
    arrived = waiting
    started = waiting
    finished = waiting
    taken = Array(repeating: 0, count: territories)
  }

  /// Counts what happens in a month from zero again.
  mutating func startNext() {
    for group in arrived.indices {
      arrived[group] = 0
      started[group] = 0
      finished[group] = 0
    }
  }
}
