import TerritoryLanguages
import TerritoryModel

/// One plan for all scenarios beside each scenario's own best: what it costs not to know which of them
/// comes true. Empty where no common plan was asked for.
func commonPlanText(_ comparison: Comparison) -> String {
  guard let common = comparison.common else { return "" }
  guard let plans = comparison.plans else { return paragraph(noCommonPlan(comparison, common)) }
  return [
    ownBestTable(comparison, common).text, paragraph(price(common, plans)),
    paragraph(proof(common)),
  ].joined(separator: "\n")
}

/// Each scenario's own best beside the common plan, level by level.
private func ownBestTable(_ comparison: Comparison, _ common: CommonPlan) -> ResultTable {
  let shown = comparison.shown
  var table = ResultTable(
    [.text(phrase("Each scenario's own best plan"))] + comparison.columns(shown))
  let own = zip(comparison.entries, common.alone).filter { entry, _ in
    shown.contains { $0.scenario.name == entry.scenario.name }
  }.map(\.1)
  func value(_ objective: Objective, _ result: PlanResult) -> String {
    result.outcome.solution.map {
      Figures.fixed($0.plan.value(of: objective, for: result.brief), digits: 2)
    } ?? "–"
  }
  for objective in common.levels {
    table.add(
      ["\(objective.words), \(objective.unitWords)"] + own.map { value(objective, $0) })
  }
  return table
}

/// What not knowing costs, in the first levels that it costs anything in.
private func price(_ common: CommonPlan, _ plans: [Plan]) -> String {
  let prices = common.levels.compactMap { objective -> String? in
    guard let price = common.price(of: objective, plans) else { return nil }
    let shown = Figures.signed(price, digits: 2)
    return shown == Figures.signed(0, digits: 2)
      ? nil : "\(objective.words) \(shown) \(objective.unitWords)"
  }
  guard !prices.isEmpty else {
    return phrase("Not knowing which scenario comes true costs nothing: one plan is best in each.")
  }
  return phrase(
    "What it costs not to know which scenario comes true, on average: \(prices.joined(separator: "; "))."
  )
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
  let isPossibleAlone = common.alone.allSatisfy { $0.outcome.solution != nil }
  return isPossibleAlone && comparison.entries.allSatisfy { $0.outcomeName == "infeasible" }
    ? phrase(
      "Each scenario has a plan of its own, but no one plan meets what is asked in all of them.")
    : phrase("There is no plan for all scenarios; why is said of each.")
}

extension CommonPlan {
  /// The levels in their order, each once.
  var levels: [Objective] {
    var seen: Set<Objective> = []
    return results.map(\.figure.objective).filter {
      $0 != .beyondEvenShare && seen.insert($0).inserted
    }
  }
}
