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

  public let criterion: Criterion
  /// One for each scenario.
  public let weights: [Double]
  /// In the order in which they were minimised; one that was not reached is absent.
  public let results: [JointResult]
  /// The best plan of each scenario, had one known that it would come true.
  public let alone: [PlanResult]
  /// Whether every figure is proven.
  public let isProven: Bool

  public init(
    _ criterion: Criterion, _ results: [JointResult], alone: [PlanResult], isProven: Bool
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
  public static func figures(_ priority: [Level], _ criterion: Criterion) -> [JointFigure] {
    priority.map(\.objective).flatMap { objective -> [JointFigure] in
      let isWorstFirst = criterion == .worst && [.waiting, .fairness].contains(objective)
      let first = isWorstFirst ? [JointFigure(objective, .worst)] : []
      let second = objective == .fairness ? [JointFigure(.beyondEvenShare, .mean)] : []
      return first + [JointFigure(objective, .mean)] + second
    }
  }

  /// What not knowing which scenario comes true costs in a level: the weighted mean of what the common
  /// plan has more than each scenario's own best (the expected value of perfect information). Nil where
  /// a scenario has no plan of its own.
  ///
  /// - Parameter plans: of the common plan, one for each scenario.
  public func price(of objective: Objective, _ plans: [Plan]) -> Double? {
    let differences = zip(plans, alone).compactMap { plan, own in
      guard case .optimal(let best) = own.outcome else { return nil as Double? }
      return plan.value(of: objective, for: own.brief)
        - best.plan.value(of: objective, for: own.brief)
    }
    guard differences.count == weights.count else { return nil }
    return JointFigure.Measure.mean.value(differences, weights)
  }
}
