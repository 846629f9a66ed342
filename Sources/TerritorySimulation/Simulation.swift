/// A discrete-event simulation of a plan's first months, over many runs.
public struct Simulation: Sendable {
  private let network: ServiceNetwork
  private let demand: [Double]
  private let settings: SimulationSettings

  /// - Parameter demand: candidates a year of each municipality (d_m), zero or more.
  public init(_ network: ServiceNetwork, demand: [Double], _ settings: SimulationSettings) {
    precondition(demand.count == network.groups.count)
    self.network = network
    self.demand = demand
    self.settings = settings
  }

  /// Simulates all runs.
  ///
  /// Each run draws from a generator of its own that depends on the seed and the run's number, and
  /// results are put together in the order of the runs: they are the same on any number of threads.
  ///
  /// - Parameter isCancelled: asked before each run, on its thread.
  /// - Throws: `CancellationError` where that says so.
  public func run(
    threads: Int, isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) -> SimulationResult {
    SimulationResult(
      settings: settings, network: network,
      patterns: try settings.patterns.value.map { pattern throws(CancellationError) in
        let runs = inParallel(settings.runs, threads: threads) { run in
          isCancelled() ? nil : record(pattern, run: run)
        }
        let records = runs.compactMap { $0 }
        if records.count < settings.runs { throw CancellationError() }
        let parts =
          network.places.indices.map { AreaResult.Area.territory($0) }
          + (network.groupCount > network.places.count ? [.shared] : [])
        return SimulationResult.Pattern(
          pattern: pattern, region: AreaResult(.region, network, records),
          parts: inParallel(parts.count, threads: threads) {
            AreaResult(parts[$0], network, records)
          })
      })
  }

  private func record(_ pattern: ArrivalPattern, run: Int) -> RunRecord {
    var generator = SeededGenerator(seed: settings.seed, run: run)
    let candidates = pattern.candidates(
      demand: demand, until: Double(settings.months), settings.duration, using: &generator)
    return RunRecord(
      SimulationRun(network, candidates, months: settings.months), network,
      months: settings.months)
  }
}
