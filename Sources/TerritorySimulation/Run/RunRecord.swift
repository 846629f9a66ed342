/// What is kept of a run.
struct RunRecord: Sendable {
  /// A candidate's time in the queue.
  struct Wait: Sendable, Hashable {
    /// Months; where no coaching began, up to giving up or to the end of the run.
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
      let last = start ?? min(end, candidate.arrival + candidate.patience)
      waits[network.groups[candidate.municipality]].append(
        Wait(months: last - candidate.arrival, isOver: start != nil))
      if let start, let server = run.servers[index] {
        placeMonths[server] += min(start + candidate.duration, end) - start
      }
    }
    self.months = run.counts
    self.waits = waits
    self.placeMonths = placeMonths
  }
}
