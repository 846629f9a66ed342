import TerritoryLanguages
import TerritoryModel

/// `plan-territories/comparison/1`.
public struct ComparisonDocument: Encodable {
  let schema = "plan-territories/comparison/1"
  let region: String
  /// The name of the scenario that moves are counted from.
  let baseline: String
  /// Whether the baseline has the assumptions that hold without a scenario.
  let baselineIsOwn: Bool
  /// Where the plan that all scenarios keep comes from: the baseline's name or a path; absent where
  /// each scenario has the best plan of its own.
  let keptPlan: String?
  /// What one plan for all scenarios came to; absent where none was asked for.
  let commonPlan: CommonPlanDocument?
  let scenarios: [Scenario]
  let solver: String

  struct Scenario: Encodable {
    let name: String
    let source: String
    let assumptions: AssumptionsDocument
    let outcome: String
    /// Why there is no plan; absent where there is one.
    let reason: String?
    let headcount: HeadcountDocument
    /// Absent where the scenario's numbers contradict each other.
    let plan: PlanDocument?
    let moves: [Move]
  }

  /// A municipality in another territory than in the baseline's plan, by the territories' names;
  /// `shared` where it is everybody's.
  struct Move: Encodable {
    let municipality: String
    let from: String
    let to: String
  }

  public init(_ comparison: Comparison, solver: String) {
    let base = comparison.base
    region = base.planCase.region.id
    baseline = base.scenario.name
    baselineIsOwn = comparison.baselineIsOwn
    keptPlan =
      switch comparison.kept {
      case nil, .common: nil
      case .baseline: base.scenario.name
      case .file(let path): path
      }
    commonPlan = comparison.common.map { CommonPlanDocument($0, comparison) }
    scenarios = comparison.entries.map { Scenario($0, solver: solver) }
    self.solver = solver
  }
}

extension ComparisonDocument.Scenario {
  fileprivate init(_ entry: Comparison.Entry, solver: String) {
    let planCase = entry.planCase
    name = entry.scenario.name
    source = entry.scenario.source
    assumptions = AssumptionsDocument(planCase.assumptions)
    outcome = entry.outcomeName
    reason = Language.forPrograms { entry.reason }
    headcount = HeadcountDocument(entry.headcount, planCase)
    plan =
      if case .result(let result) = entry.answer {
        PlanDocument(result, planCase, solver: solver)
      } else { nil }
    moves = entry.moves.map { move in
      let names = [move.from, move.to].map { territory in
        territory.map { planCase.name($0) } ?? Grouping.sharedMark
      }
      return ComparisonDocument.Move(
        municipality: planCase.code(move.municipality), from: names[0], to: names[1])
    }
  }
}
