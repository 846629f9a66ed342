/// One plan for several scenarios: territories, bases and staff are decided once, before anybody knows
/// which of the scenarios comes true, and who serves whom is best in each of them (a two-stage programme
/// with recourse, Documentation/Model.md).
public struct CommonPlan: Sendable {
  /// What is least over the scenarios.
  public enum Criterion: Sendable, Hashable {
    /// First the most who wait in any scenario, then their mean; of fairness likewise. Everything else
    /// by its mean.
    case worst
    /// The mean with these weights, one for each scenario: each above 0, together 1.
    case mean([Double])

    /// The weights of so many scenarios: equal ones where the worst comes first.
    public func weights(of count: Int) -> [Double] {
      switch self {
      case .worst: Array(repeating: 1 / Double(count), count: count)
      case .mean(let weights): weights
      }
    }
  }

  /// How the values of the scenarios become one.
  public enum Measure: String, Sendable, Hashable {
    /// The largest.
    case worst
    /// Their weighted mean.
    case mean

    /// - Parameters:
    ///   - values: one for each scenario.
    ///   - weights: as many.
    public func value(_ values: [Double], _ weights: [Double]) -> Double {
      switch self {
      case .worst: values.max() ?? 0
      case .mean: zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
  }

  /// What is minimised of a level, after all before it.
  public struct Figure: Sendable, Hashable {
    public let objective: Objective
    public let measure: Measure

    public init(_ objective: Objective, _ measure: Measure) {
      self.objective = objective
      self.measure = measure
    }

    /// The value of plans, one for each scenario.
    public func value(of plans: [Plan], _ briefs: [PlanBrief], _ weights: [Double]) -> Double {
      measure.value(zip(plans, briefs).map { $0.value(of: objective, for: $1) }, weights)
    }

    /// How far value and bound of a proven figure may lie apart by rounding.
    public func rounding(_ value: Double, _ briefs: [PlanBrief]) -> Double {
      (briefs.map { $0.rounding(of: objective) }.max() ?? 0) + 1e-6 * abs(value)
    }
  }

  /// What a figure came to.
  public struct Result: Sendable, Hashable {
    public let figure: Figure
    /// Computed from the plans, in the objective's unit.
    public let value: Double
    /// No common plan that keeps the figures before has less.
    public let bound: Double
    public let isProven: Bool

    public init(_ figure: Figure, value: Double, bound: Double, isProven: Bool) {
      self.figure = figure
      self.value = value
      self.bound = bound
      self.isProven = isProven
    }
  }

  public let criterion: Criterion
  /// One for each scenario.
  public let weights: [Double]
  /// In the order in which they were minimised; one that was not reached is absent.
  public let results: [Result]
  /// The best plan of each scenario, had one known that it would come true.
  public let alone: [PlanResult]
  /// Whether every figure is proven.
  public let isProven: Bool

  public init(
    _ criterion: Criterion, _ results: [Result], alone: [PlanResult], isProven: Bool
  ) {
    self.criterion = criterion
    weights = criterion.weights(of: alone.count)
    self.results = results
    self.alone = alone
    self.isProven = isProven
  }

  /// What is minimised, one after the other.
  ///
  /// The mean follows the worst, so that each scenario has the least that the territories leave it,
  /// and not only the worst one.
  public static func figures(_ priority: [Level], _ criterion: Criterion) -> [Figure] {
    priority.map(\.objective).flatMap { objective -> [Figure] in
      let isWorstFirst = criterion == .worst && [.waiting, .fairness].contains(objective)
      let first = isWorstFirst ? [Figure(objective, .worst)] : []
      let second = objective == .fairness ? [Figure(.beyondEvenShare, .mean)] : []
      return first + [Figure(objective, .mean)] + second
    }
  }

  /// What not knowing which scenario comes true costs in a level: the weighted mean of what the common
  /// plan has more than each scenario's own best (the expected value of perfect information). Nil where
  /// a scenario has no plan of its own.
  ///
  /// - Parameter plans: of the common plan, one for each scenario.
  public func price(of objective: Objective, _ plans: [Plan]) -> Double? {
    let differences = zip(plans, alone).compactMap { plan, own in
      own.outcome.solution.map {
        plan.value(of: objective, for: own.brief) - $0.plan.value(of: objective, for: own.brief)
      }
    }
    guard differences.count == weights.count else { return nil }
    return Measure.mean.value(differences, weights)
  }
}
