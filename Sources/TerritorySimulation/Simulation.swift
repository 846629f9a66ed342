import TerritoryModel

/// What is simulated and how often.
public struct SimulationSettings: Sendable {
  /// When candidates come; each pattern is simulated on its own.
  public let patterns: [ArrivalPattern]
  /// Mean duration of coaching, months, above zero.
  public let meanDuration: Assumption<Double>
  /// The distribution of durations around the mean.
  public let shape: Assumption<CoachingDuration.Shape>
  /// When a run ends, months from the opening, 1 or more.
  public let months: Int
  /// Runs of each pattern, 1 or more.
  public let runs: Int
  /// What the runs' chance is drawn from.
  public let seed: UInt64

  public init(
    patterns: [ArrivalPattern], meanDuration: Assumption<Double>,
    shape: Assumption<CoachingDuration.Shape>, months: Int, runs: Int, seed: UInt64
  ) {
    precondition(months >= 1 && runs >= 1 && meanDuration.value > 0)
    self.patterns = patterns
    self.meanDuration = meanDuration
    self.shape = shape
    self.months = months
    self.runs = runs
    self.seed = seed
  }

  public var duration: CoachingDuration {
    CoachingDuration(shape.value, mean: meanDuration.value)
  }
}

/// What the runs of a plan came to.
public struct SimulationResult: Sendable {
  /// The runs of one pattern of arrivals.
  public struct Pattern: Sendable {
    public let pattern: ArrivalPattern
    public let region: AreaResult
    /// In the order of the plan, the shared municipalities last where there are any.
    public let parts: [AreaResult]
  }

  public let settings: SimulationSettings
  public let network: ServiceNetwork
  public let patterns: [Pattern]
}

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
  public func run(threads: Int) -> SimulationResult {
    SimulationResult(
      settings: settings, network: network,
      patterns: settings.patterns.map { pattern in
        let records = inParallel(settings.runs, threads: threads) { record(pattern, run: $0) }
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
