import TerritoryModel

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
  /// For each territory the months from the opening to each of its coaches' first day, ascending; nil
  /// where all are there from the opening on.
  public let arrivals: [[Int]]?
  public let patterns: [Pattern]

  /// Each stage with the coaches that each territory has from then on; nil where all are there from
  /// the opening on.
  public var stages: [(stage: StaffingStages.Stage, coaches: [Int])]? {
    guard let arrivals, let stages = settings.stages?.value else { return nil }
    return zip(stages.stages, stages.monthsFromOpening).map { stage, month in
      (stage, arrivals.map { $0.count { $0 <= month } })
    }
  }
}

/// A plan with what its runs came to.
public struct SimulatedPlan: Sendable {
  /// The file that the plan was read from, as the user named it; nil for the best plan.
  public let source: String?
  public let answer: PlanResult
  /// nil where there is no plan.
  public let result: SimulationResult?

  public init(source: String?, answer: PlanResult, result: SimulationResult?) {
    self.source = source
    self.answer = answer
    self.result = result
  }

  /// The plan and what its runs came to, where there is a plan.
  public var simulation: (plan: Plan, result: SimulationResult)? {
    guard let plan = answer.outcome.solution?.plan, let result else { return nil }
    return (plan, result)
  }
}

/// A figure over many runs: its mean, how exact the mean is, and how far single runs differ.
public struct Estimate: Sendable, Hashable {
  public let mean: Double
  /// Standard error of the mean: s / √n; nil for a single run. The mean of endless runs lies within
  /// 1.96 of it with a confidence of 95 %.
  public let standardError: Double?
  /// The 5th percentile of the runs: nineteen in twenty have at least this.
  public let low: Double
  /// The 95th percentile of the runs: nineteen in twenty have at most this.
  public let high: Double
}

extension Estimate {
  /// - Parameter values: one of each run, in the order of the runs, so that sums come out alike.
  /// - Precondition: there is a value.
  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    standardError = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : nil
    let sorted = values.sorted()
    low = sorted.quantile(0.05)
    high = sorted.quantile(0.95)
  }

  /// The estimate of a share: everything divided by the whole, above zero.
  func divided(by whole: Double) -> Estimate {
    Estimate(
      mean: mean / whole, standardError: standardError.map { $0 / whole }, low: low / whole,
      high: high / whole)
  }
}

extension Array<Double> {
  /// The least value that at least a share of the values does not exceed.
  ///
  /// - Precondition: the values ascend, and there is one.
  func quantile(_ share: Double) -> Double { self[Self.rank(share, of: count) - 1] }

  /// The place, from 1 on, of a quantile among so many ascending values: ⌈share · count⌉.
  static func rank(_ share: Double, of count: Int) -> Int {
    // A whole number must not be rounded up for the last bits of a product.
    Swift.min(count, Swift.max(1, Int((share * Double(count) - 1e-9).rounded(.up))))
  }
}
