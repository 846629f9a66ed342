/// What came of a requirement in a plan.
public struct RequirementFinding: Sendable {
  public let requirement: Requirement
  /// Whether the plan meets it. Only a given plan may not.
  public let isMet: Bool
  /// What the first level that it makes worse would have without it; nil where it changes no level
  /// (it does not bind), or where that was not looked at.
  public let cost: Cost?
  /// Whether ``cost`` was looked at to the end.
  public let isProven: Bool

  /// How a level changes by a requirement.
  public struct Cost: Sendable {
    public let objective: Objective
    /// The level's value with the requirement, in the objective's unit.
    public let value: Double
    /// The level's optimum without it.
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
