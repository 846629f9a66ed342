/// Everything that is told about the answer to a brief.
public struct PlanResult: Sendable {
  public let brief: PlanBrief
  public let outcome: Outcome
  /// What came of each requirement; empty where there is no plan.
  public let findings: [RequirementFinding]
  /// Whether a longer reach would make the plan better; nil where it can't, or where that was not looked
  /// at.
  public let reach: ReachFinding?
  /// Further plans, where they were asked for.
  public let alternatives: Alternatives?
  /// Plans to decide by; nil where they were not looked for.
  public let basis: DecisionBasis?

  public init(
    brief: PlanBrief, outcome: Outcome, findings: [RequirementFinding] = [],
    reach: ReachFinding? = nil, alternatives: Alternatives? = nil, basis: DecisionBasis? = nil
  ) {
    self.brief = brief
    self.outcome = outcome
    self.findings = findings
    self.reach = reach
    self.alternatives = alternatives
    self.basis = basis
  }
}
