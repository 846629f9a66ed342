/// What came of a requirement in a plan.
public struct RequirementFinding: Sendable {
  public let requirement: Requirement
  /// Whether the plan meets it. Only a given plan may not.
  public let isMet: Bool
  /// What the first level that it makes worse would have without it; nil where it changes no level
  /// (it does not bind), or where that is not known.
  public let cost: Cost?
  /// Whether ``cost`` is proven: not where a limit came first, or where it was not looked at.
  public let isProven: Bool

  /// How a level changes by a requirement.
  public struct Cost: Sendable {
    public let objective: Objective
    /// The level's optimum with the requirement, in the objective's unit; what a tolerance gives away
    /// after it does not count.
    public let value: Double
    /// The level's optimum without the requirement; some value that it has where that is not proven.
    public let without: Double

    public init(objective: Objective, value: Double, without: Double) {
      self.objective = objective
      self.value = value
      self.without = without
    }
  }

  public init(_ requirement: Requirement, isMet: Bool, cost: Cost?, isProven: Bool) {
    self.requirement = requirement
    self.isMet = isMet
    self.cost = cost
    self.isProven = isProven
  }
}
