import TerritoryLanguages
import TerritoryModel

/// One plan for all scenarios beside each scenario's own best: what it costs not to know which of them
/// comes true. Empty where no common plan was asked for.
func commonPlanText(_ comparison: Comparison) -> String {
  guard let common = comparison.common else { return "" }
  let notes = commonPlanNotes(comparison).map { paragraph($0) }
  guard comparison.plans != nil else { return notes.joined(separator: "\n") }
  let places = comparison.entries.indices.filter { place in
    comparison.shown.contains { $0.scenario.name == comparison.entries[place].scenario.name }
  }
  var table = ResultTable(
    [.text(common.ownPlansTitle)] + comparison.columns(comparison.shown))
  for objective in common.levels {
    let own = common.ownBest(objective)
    table.add(
      [.text("\(objective.words), \(objective.unitWords)")] + places.map { own[$0] })
  }
  return ([table.text] + notes).joined(separator: "\n")
}

/// What one plan for all scenarios costs, and whether it is proven; empty where none was asked for.
func commonPlanNotes(_ comparison: Comparison) -> [String] {
  guard let common = comparison.common else { return [] }
  guard let plans = comparison.plans else { return [noCommonPlan(comparison, common)] }
  return [price(common, plans), proof(common)]
}

/// What not knowing costs in the first level that it costs anything in; what is behind it may be better
/// or worse for that.
private func price(_ common: CommonPlan, _ plans: [Plan]) -> String {
  guard common.areAloneProven else {
    return phrase(
      """
      What it costs not to know which scenario comes true is not known: not each scenario's own plan \
      is proven to be its best.
      """)
  }
  for objective in common.levels {
    guard let price = common.price(of: objective, plans) else { break }
    let shown = Figures.signed(price, digits: 2)
    if shown == Figures.signed(0, digits: 2) { continue }
    return common.isProven
      ? phrase(
        """
        What it costs not to know which scenario comes true, on average: \(objective.words) \(shown) \
        \(objective.unitWords).
        """)
      : phrase(
        """
        What this plan costs against knowing which scenario comes true, on average: \(objective.words) \
        \(shown) \(objective.unitWords).
        """)
  }
  return phrase("Not knowing which scenario comes true costs nothing: one plan is best in each.")
}

private func proof(_ common: CommonPlan) -> String {
  let order =
    switch common.criterion {
    case .worst:
      phrase("First come those who wait in the worst scenario, then all on average.")
    case .mean(let weights):
      phrase(
        "All levels count on average, with weights of \(weights.map { Figures.percent($0) }.joined(separator: ", "))."
      )
    }
  return common.isProven
    ? phrase("Proven: no one plan for all scenarios is better.") + " " + order
    : phrase("Stopped at a limit: another plan for all scenarios may be better.") + " " + order
}

private func noCommonPlan(_ comparison: Comparison, _ common: CommonPlan) -> String {
  guard comparison.entries.contains(where: { $0.outcomeName == "infeasible" }) else {
    return phrase("No one plan for all scenarios was found before the search stopped.")
  }
  let isPossibleAlone = common.alone.allSatisfy { $0.outcome.solution != nil }
  return isPossibleAlone && comparison.entries.allSatisfy { $0.outcomeName == "infeasible" }
    ? phrase(
      "Each scenario has a plan of its own, but no one plan meets what is asked in all of them.")
    : phrase("There is no plan for all scenarios; why is said of each.")
}

extension CommonPlan {
  /// Whether the best plan of each scenario alone is known.
  fileprivate var areAloneProven: Bool {
    alone.allSatisfy { if case .optimal = $0.outcome { true } else { false } }
  }

  /// What the plans of the scenarios alone are.
  var ownPlansTitle: String {
    areAloneProven
      ? phrase("Each scenario's own best plan")
      : phrase("Each scenario's own plan, the best that was found")
  }

  /// The value of a level in each scenario's own best plan.
  func ownBest(_ objective: Objective) -> [ResultTable.Cell] {
    alone.map { result in
      result.outcome.solution.map {
        .number($0.plan.value(of: objective, for: result.brief), decimals: 2)
      } ?? .missing
    }
  }

  /// The levels in their order, each once.
  var levels: [Objective] {
    var seen: Set<Objective> = []
    return results.map(\.figure.objective).filter {
      $0 != .beyondEvenShare && seen.insert($0).inserted
    }
  }
}
