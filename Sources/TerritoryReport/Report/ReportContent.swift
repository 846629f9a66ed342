import TerritoryLanguages
import TerritoryModel

/// All that a report, a workbook or a map tells of a question that was answered.
///
/// The three commands that write one fill it alike: whatever was asked, there are scenarios, and one
/// of them is the one that the plan in focus belongs to.
public struct ReportContent: Sendable {
  /// What was asked.
  public enum Subject: Sendable, Hashable {
    /// The best plan, the only scenario.
    case proposal
    /// A given plan; the best possible one stands beside it as the second scenario.
    case evaluation
    /// Scenarios side by side.
    case comparison
  }

  public let subject: Subject
  public let comparison: Comparison
  /// The score of the given plan; nil where none was given.
  public let evaluation: Evaluation?
  public let making: ReportMaking

  /// The best plan, with alternatives where they were asked for.
  public init(proposal result: PlanResult, _ planCase: PlanCase, _ making: ReportMaking) {
    subject = .proposal
    comparison = Comparison(
      entries: [Self.entry(phrase("best plan"), result, planCase)], baseline: 0,
      baselineIsOwn: true)
    evaluation = nil
    self.making = making
  }

  /// A given plan and, under the same assumptions, the best possible one, with their territories
  /// named alike.
  public init(_ evaluation: Evaluation, _ planCase: PlanCase, _ making: ReportMaking) {
    let scored = PlanResult(
      brief: evaluation.score.brief, outcome: evaluation.score.outcome,
      findings: evaluation.findings)
    let best = PlanResult(brief: evaluation.best.brief, outcome: evaluation.best.outcome)
    subject = .evaluation
    comparison = Comparison(
      entries: [
        Self.entry(phrase("given plan"), scored, planCase),
        Self.entry(phrase("best possible"), best, planCase),
      ], baseline: 0, baselineIsOwn: true)
    self.evaluation = evaluation
    self.making = making
  }

  /// Scenarios side by side.
  public init(_ comparison: Comparison, _ making: ReportMaking) {
    subject = .comparison
    self.comparison = comparison
    evaluation = nil
    self.making = making
  }

  private static func entry(
    _ name: String, _ result: PlanResult, _ planCase: PlanCase
  ) -> Comparison.Entry {
    Comparison.Entry(
      scenario: Scenario(name: name, source: "", choices: []), planCase: planCase,
      answer: .result(result))
  }

  /// The scenario whose plan is told in detail: the best plan, the given one, or the baseline's. Where
  /// the baseline has no plan, it is the first scenario that has one.
  public var focus: Comparison.Entry {
    guard subject == .comparison, comparison.base.solution == nil else { return comparison.base }
    return comparison.entries.first { $0.solution != nil } ?? comparison.base
  }

  /// The question that the plan in focus answers.
  public var planCase: PlanCase { focus.planCase }

  /// The plan in focus; nil where there is none, and nothing to report.
  public var plan: Plan? { focus.solution?.plan }

  /// The answer in focus; nil where its numbers contradict each other.
  public var result: PlanResult? {
    if case .result(let result) = focus.answer { result } else { nil }
  }

  /// Further plans, the next best first; empty where none were asked for.
  public var alternatives: [Solution] {
    Array(result?.alternatives?.solutions.dropFirst() ?? [])
  }
}
