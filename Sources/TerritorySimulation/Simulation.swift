/// A discrete-event simulation of a plan's first months, over many runs.
public struct Simulation: Sendable {
  private let network: ServiceNetwork
  private let demand: [Double]
  private let settings: SimulationSettings
  /// The month of each coach's first day in each territory; nil where all are there at the opening.
  private let arrivals: [[Int]]?

  /// - Parameter demand: candidates a year of each municipality (d_m), zero or more.
  /// - Precondition: stages of the settings end with as many coaches as the network has.
  public init(_ network: ServiceNetwork, demand: [Double], _ settings: SimulationSettings) {
    precondition(demand.count == network.groups.count)
    self.network = network
    self.demand = demand
    self.settings = settings
    arrivals = settings.stages?.value.arrivals(
      coaches: network.coaches, clients: network.clients(of: demand))
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
      settings: settings, network: network, arrivals: arrivals,
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
          pattern: pattern, region: AreaResult(.region, network, records, settings),
          parts: inParallel(parts.count, threads: threads) {
            AreaResult(parts[$0], network, records, settings)
          })
      })
  }

  private func record(_ pattern: ArrivalPattern, run: Int) -> RunRecord {
    RunRecord(simulated(pattern, run: run), network, months: settings.months)
  }

  /// A run of its own chance.
  func simulated(_ pattern: ArrivalPattern, run: Int) -> SimulationRun {
    var generator = SeededGenerator(seed: settings.seed, run: run)
    var candidates = pattern.candidates(
      demand: demand, until: Double(settings.months), settings.course, using: &generator)
    if let patience = settings.practice.patienceMonths {
      var generator = SeededGenerator(seed: settings.seed, run: run, for: .patience)
      for index in candidates.indices {
        candidates[index].patience = generator.exponential(mean: patience.value)
      }
    }
    var ofStaff = SeededGenerator(seed: settings.seed, run: run, for: .staff)
    let staff = StaffTimeline(
      network.posts, arrivals: arrivals, turnover: settings.turnover, months: settings.months,
      using: &ofStaff)
    return SimulationRun(
      network, candidates, months: settings.months, staff: staff, intake: settings.intake)
  }
}
