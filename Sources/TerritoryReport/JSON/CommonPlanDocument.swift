import TerritoryModel

/// What one plan for all scenarios came to, in `plan-territories/comparison/1`.
struct CommonPlanDocument: Encodable {
  /// worst or mean.
  let criterion: String
  /// One for each scenario, together 1.
  let weights: [Double]
  /// optimal, feasible, infeasible or unknown.
  let outcome: String
  /// What was minimised, one after the other, over all scenarios.
  let figures: [Figure]
  /// The best plan of each scenario alone, by the values of its levels.
  let alone: [Alone]

  struct Figure: Encodable {
    /// The level; beyond_even_share is the second figure of fairness.
    let name: String
    /// worst or mean.
    let measure: String
    let value: Double
    let bound: Double
    let unit: String
    let proven: Bool
    /// What it is more than the scenarios' own best plans have, on average; absent for the worst.
    let price: Double?
  }

  struct Alone: Encodable {
    let scenario: String
    let outcome: String
    /// Absent where there is no plan.
    let levels: [Level]?
  }

  struct Level: Encodable {
    let name: String
    let value: Double
    let bound: Double
  }

  init(_ common: CommonPlan, _ comparison: Comparison) {
    criterion = common.criterion == .worst ? "worst" : "mean"
    weights = common.weights
    let plans = comparison.plans
    outcome =
      plans == nil
      ? comparison.entries[0].outcomeName : common.isProven ? "optimal" : "feasible"
    figures = common.results.map { result in
      Figure(
        name: result.figure.objective.rawValue, measure: result.figure.measure.rawValue,
        value: result.value, bound: result.bound, unit: result.figure.objective.unit,
        proven: result.isProven,
        price: result.figure.measure == .mean
          ? plans.flatMap { common.price(of: result.figure.objective, $0) } : nil)
    }
    alone = zip(comparison.entries, common.alone).map { entry, result in
      Alone(
        scenario: entry.scenario.name, outcome: result.outcome.name,
        levels: result.outcome.solution?.levels.map {
          Level(name: $0.objective.rawValue, value: $0.value, bound: $0.bound)
        })
    }
  }
}
