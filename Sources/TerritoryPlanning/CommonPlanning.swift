import TerritoryModel

extension CommonPlan {
  /// - Throws: ``InvalidInput`` where a level may be above its least: of several scenarios it is not one
  ///   number that may.
  static func requireExactLevels(_ planCase: PlanCase) throws(InvalidInput) {
    guard let level = planCase.assumptions.priority.value.first(where: { $0.tolerance > 0 })
    else { return }
    throw InvalidInput([
      InputProblem(
        .priority, what: "the tolerance of \(level) can't be had with one plan for all scenarios",
        remedy: "leave the per cent out")
    ])
  }
}

extension CommonPlan.Criterion {
  /// - Throws: ``InvalidInput`` where there is nothing to choose between, or weights don't fit.
  func validate(for scenarios: [Scenario]) throws(InvalidInput) {
    guard scenarios.count > 1 else {
      throw InvalidInput([
        InputProblem(
          .scenarios, what: "one plan for all scenarios needs two of them at least",
          remedy: "name more, or leave \(.worst) and \(.weights) out")
      ])
    }
    guard case .mean(let weights) = self else { return }
    func refuse(_ what: Wording, _ remedy: Wording) throws(InvalidInput) {
      throw InvalidInput([InputProblem(.weights, what: what, remedy: remedy)])
    }
    if weights.count != scenarios.count {
      try refuse(
        "there are \(weights.count) weights for \(scenarios.count) scenarios",
        "give one for each, in the order of the scenarios")
    }
    if weights.contains(where: { $0 <= 0 }) {
      try refuse(
        "a weight of 0 counts a scenario for nothing", "leave that scenario out instead")
    }
    let sum = weights.reduce(0, +)
    if abs(sum - 1) > 1e-6 {
      try refuse(
        "the weights come to \(shortest((sum * 1e6).rounded() / 1e4)) % together",
        "give weights that come to 100 %")
    }
  }
}

extension Comparison {
  /// What the plans of one plan for all contradict of its figures, or of each other; empty where they are
  /// sound.
  var commonContradictions: [Wording] {
    guard let common, let plans, let first = common.alone.first else { return [] }
    return PlanAudit.findings(
      of: plans, .scenarios, common.alone.map(\.brief), weights: common.weights, common.results,
      figures: CommonPlan.figures(first.brief.priority, common.criterion))
  }
}
