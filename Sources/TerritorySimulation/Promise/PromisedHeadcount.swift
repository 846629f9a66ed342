import TerritoryModel

/// The least number of coaches that keeps a promise, by simulation.
public struct PromisedHeadcount: Sendable {
  /// What was tried with a number of coaches.
  public struct Trial: Sendable {
    /// What the runs say of the promise.
    public enum Verdict: String, Sendable {
      /// The interval lies at or above the promised share.
      case kept
      /// The interval lies below it.
      case broken
      /// The promised share lies inside, so that more runs would tell; or it is not known whether another
      /// plan with as many coaches has fewer waiting and keeps it, which a longer search would tell.
      case open
    }

    public let coaches: Int
    /// The best plan with so many coaches.
    public let plan: Plan
    /// Whether no plan with so many coaches can be better.
    public let isProven: Bool
    /// Those who begin in time; nil where nobody comes.
    public let region: RunShare?
    /// The same of those who live in each territory, then in the shared municipalities where there are
    /// any; nil where nobody comes from there.
    public let parts: [RunShare?]
    public let verdict: Verdict

    /// - Parameter hasLeastWaiting: whether no plan with so many coaches is proven to have fewer waiting, so
    ///   that one which breaks the promise stands for the number.
    public init(
      coaches: Int, plan: Plan, isProven: Bool, hasLeastWaiting: Bool,
      _ shares: (region: RunShare?, parts: [RunShare?]), _ promise: ServicePromise
    ) {
      self.coaches = coaches
      self.plan = plan
      self.isProven = isProven
      region = shares.region
      parts = shares.parts
      let verdict = shares.region?.verdict(on: promise) ?? .kept
      self.verdict = verdict == .broken && !hasLeastWaiting ? .open : verdict
    }
  }

  /// What the search came to.
  public enum Ending: Sendable {
    /// `enough` coaches keep the promise; fewer than `possible` break it, and whether those from
    /// `possible` up to `enough` keep it is open where the two differ. It was looked for from the
    /// number by workload on, up or down, so that one coach fewer than `possible` breaks it; where more
    /// coaches rule out what fewer can do, from one on.
    case found(enough: Int, possible: Int)
    /// No number keeps it: too many live where nobody can serve them.
    case never([CoachesByDistance.Unserved])
    /// No number up to this one keeps it; more were not tried.
    case notUpTo(Int)
    /// A limit came first.
    case stopped
  }

  /// Months that a promise is simulated for: four years of a service filling up and settling, and one
  /// that counts.
  public static let months = 60
  /// Candidates of a service that has settled come evenly.
  public static let arrivals = Assumption(
    [ArrivalPattern.evenly], source: "a promise is of a service that has settled", origin: .builtIn)

  public let promise: ServicePromise
  public let settings: SimulationSettings
  /// With fewer coaches first.
  public let trials: [Trial]
  public let ending: Ending

  public init(
    _ promise: ServicePromise, _ settings: SimulationSettings, trials: [Trial], _ ending: Ending
  ) {
    self.promise = promise
    self.settings = settings
    self.trials = trials.sorted { $0.coaches < $1.coaches }
    self.ending = ending
  }

  /// The least number that is known to keep the promise; nil where none is.
  public var enough: Int? {
    if case .found(let enough, _) = ending { return enough }
    return nil
  }

  /// The trial with a number of coaches; nil where that was not tried, or has no plan.
  public func trial(_ coaches: Int) -> Trial? { trials.first { $0.coaches == coaches } }
}

extension RunShare {
  fileprivate func verdict(on promise: ServicePromise) -> PromisedHeadcount.Trial.Verdict {
    if interval.lowerBound >= promise.share { return .kept }
    return interval.upperBound < promise.share ? .broken : .open
  }
}

extension Simulation {
  /// Months at the end of a run in which those come of whom a promise is asked.
  static let countedMonths = 12

  /// The share of those who begin in time, of all who come in the last twelve of the settings' months
  /// while candidates come evenly: the months before are the service filling up. Runs go on until it
  /// is known of the last of them.
  ///
  /// - Parameter isCancelled: asked before each run, on its thread.
  /// - Precondition: there are two runs or more.
  /// - Throws: `CancellationError` where that says so.
  public static func share(
    keeping promise: ServicePromise, _ network: ServiceNetwork, demand: [Double],
    _ settings: SimulationSettings, threads: Int, isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) -> (region: RunShare?, parts: [RunShare?]) {
    precondition(settings.runs >= 2)
    let last = Double(settings.months)
    let first = max(0, last - Double(countedMonths))
    // At most 120 months are promised (ServicePromise.mostDays).
    let simulation = Simulation(
      network, demand: demand, settings.lasting(settings.months + Int(promise.months) + 1))
    let counts = inParallel(settings.runs, threads: threads) {
      index -> (kept: [Int], all: [Int])? in
      if isCancelled() { return nil }
      let run = simulation.simulated(.evenly, run: index)
      var kept = Array(repeating: 0, count: network.groupCount)
      var all = kept
      for (candidate, start) in zip(run.candidates, run.starts)
      where candidate.arrival > first && candidate.arrival <= last {
        let group = network.groups[candidate.municipality]
        all[group] += 1
        // Rounding must not break a promise that is just kept.
        if let start, start - candidate.arrival <= promise.months + 1e-9 { kept[group] += 1 }
      }
      return (kept, all)
    }.compactMap { $0 }
    if counts.count < settings.runs { throw CancellationError() }
    return (
      RunShare(counts.map { $0.kept.reduce(0, +) }, of: counts.map { $0.all.reduce(0, +) }),
      (0..<network.groupCount).map { group in
        RunShare(counts.map { $0.kept[group] }, of: counts.map { $0.all[group] })
      }
    )
  }
}
