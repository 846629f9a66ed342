import TerritoryModel

/// The score of a given grouping: a `plan-territories/plan/1` with the key `evaluation` added, in
/// which the same grouping without help and the best possible plan stand as plans of their own.
public struct EvaluationDocument: Encodable {
  private let plan: PlanDocument
  private let evaluation: Comparison

  private struct Comparison: Encodable {
    /// The file that was scored.
    let source: String
    /// Whether every territory hangs together by road borders.
    let connected: Bool
    /// Whether every territory has a base that reaches all of it.
    let withinReach: Bool
    /// Municipalities of which another territory serves more than their own does.
    let mostlyServedElsewhere: [String]
    let withoutHelp: PlanDocument
    let best: PlanDocument
  }

  private enum CodingKeys: CodingKey { case evaluation }

  public init(_ evaluation: Evaluation, _ planCase: PlanCase, solver: String) {
    func document(
      _ answer: Evaluation.Answer, _ findings: [RequirementFinding] = []
    ) -> PlanDocument {
      let result = PlanResult(brief: answer.brief, outcome: answer.outcome, findings: findings)
      return PlanDocument(result, planCase, solver: solver)
    }
    plan = document(evaluation.score, evaluation.findings)
    self.evaluation = Comparison(
      source: evaluation.source,
      connected: evaluation.isConnected, withinReach: evaluation.isWithinReach,
      mostlyServedElsewhere: evaluation.score.plan?.servedMostlyElsewhere()
        .map { planCase.code($0) } ?? [],
      withoutHelp: document(evaluation.withoutHelp), best: document(evaluation.best))
  }

  public func encode(to encoder: any Encoder) throws {
    try plan.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(evaluation, forKey: .evaluation)
  }
}
