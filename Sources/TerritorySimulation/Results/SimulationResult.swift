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
  public let patterns: [Pattern]
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
