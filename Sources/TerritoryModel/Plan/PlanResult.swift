/// Everything that is told about the answer to a brief.
public struct PlanResult: Sendable {
  public let brief: PlanBrief
  public let outcome: Outcome
  /// What came of each requirement; empty where there is no plan.
  public let findings: [RequirementFinding]
  /// Further plans, where they were asked for.
  public let alternatives: Alternatives?
  /// Plans to decide by; nil where they were not looked for.
  public let basis: DecisionBasis?

  public init(
    brief: PlanBrief, outcome: Outcome, findings: [RequirementFinding] = [],
    alternatives: Alternatives? = nil, basis: DecisionBasis? = nil
  ) {
    self.brief = brief
    self.outcome = outcome
    self.findings = findings
    self.alternatives = alternatives
    self.basis = basis
  }
}
