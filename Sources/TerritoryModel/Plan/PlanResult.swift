/// Everything that is told about the answer to a brief.
public struct PlanResult: Sendable {
  public let brief: PlanBrief
  public let outcome: Outcome
  /// What came of each requirement; empty where there is no plan.
  public let findings: [RequirementFinding]
  /// Further plans, where they were asked for.
  public let alternatives: Alternatives?

  public init(
    brief: PlanBrief, outcome: Outcome, findings: [RequirementFinding] = [],
    alternatives: Alternatives? = nil
  ) {
    self.brief = brief
    self.outcome = outcome
    self.findings = findings
    self.alternatives = alternatives
  }
}
