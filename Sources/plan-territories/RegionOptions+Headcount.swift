import TerritoryModel

extension RegionOptions {
  /// The headcount that the workload of the region's demand needs, beside the team of `--coaches` or else the one
  /// that the region's sources publish.
  ///
  /// - Throws: ``InvalidInput`` with everything that is wrong.
  func headcount(
    _ assumed: AssumptionOptions
  ) throws(InvalidInput) -> (headcount: Headcount, planCase: PlanCase) {
    let region = try read()
    let question = try question(about: region, assumed.choices)
    let demand = try question.demand(in: region)
    let assumptions = question.assumptions
    let planCase = PlanCase(
      region: region, statistics: question.statistics, demand: demand, assumptions: assumptions,
      coaches: nil, territories: nil)
    let headcount = planCase.headcount(given: Team.given(question.coaches, planCase))
    return (headcount, planCase)
  }
}

extension Team {
  /// The team of `--coaches`, or else the one that the region's sources publish.
  static func given(_ coaches: Assumption<Int>?, _ planCase: PlanCase) -> Team? {
    coaches.map { Team(coaches: $0.value, leaders: planCase.assumptions.leaders.value) }
      ?? planCase.region.settings.team?.value
  }
}
