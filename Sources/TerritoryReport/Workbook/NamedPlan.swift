import TerritoryLanguages
import TerritoryModel

/// A plan of the report, by the name that the sheets tell it from others with.
struct NamedPlan {
  let name: String
  let planCase: PlanCase
  let brief: PlanBrief
  let solution: Solution
  /// The words for what became of the search.
  let outcome: String

  var plan: Plan { solution.plan }
}

extension ReportContent {
  /// All plans there are, the one in focus first.
  var namedPlans: [NamedPlan] {
    let others = comparison.entries.filter { $0.scenario.name != focus.scenario.name }
    let plans = ([focus] + others).compactMap { entry -> NamedPlan? in
      guard case .result(let result) = entry.answer, let solution = result.outcome.solution else {
        return nil
      }
      return NamedPlan(
        name: entry.scenario.shownName, planCase: entry.planCase, brief: result.brief,
        solution: solution, outcome: result.outcome.words)
    }
    return plans + namedAlternatives
  }

  private var namedAlternatives: [NamedPlan] {
    guard let result else { return [] }
    return alternatives.enumerated().map { index, solution in
      NamedPlan(
        name: phrase("plan \(index + 2)"), planCase: planCase, brief: result.brief,
        solution: solution, outcome: result.outcome.words)
    }
  }

  /// What the names of plans are headed with.
  var planTitle: String { subject == .comparison ? phrase("Scenario") : phrase("Plan") }
}
