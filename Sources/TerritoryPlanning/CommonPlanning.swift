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
  var commonContradictions: [String] {
    guard let common, let plans else { return [] }
    let briefs = common.alone.map(\.brief)
    var findings = common.results.compactMap { result -> String? in
      let value = result.figure.value(of: plans, briefs, common.weights)
      let rounding = result.figure.rounding(value, briefs)
      return abs(value - result.value) <= rounding && value >= result.bound - rounding
        ? nil
        : "the \(result.figure.measure) of \(result.figure.objective) is \(value), said to be"
          + " \(result.value) and at least \(result.bound)"
    }
    if Set(plans.map(\.structure)).count > 1 {
      findings.append("territories, bases or staff differ between scenarios")
    }
    return findings
  }
}

extension Plan {
  /// Territories, bases and staff, without whom they serve.
  fileprivate var structure: [Plan.Territory] {
    territories.map {
      Plan.Territory(
        base: $0.base, municipalities: $0.municipalities, coaches: $0.coaches, leaders: $0.leaders,
        services: [])
    }
  }
}
