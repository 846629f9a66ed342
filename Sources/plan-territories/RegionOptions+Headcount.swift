import TerritoryModel

extension RegionOptions {
  /// The headcount that the region's demand needs, beside the team of `--coaches` or else the one
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
    let given =
      question.coaches.map { Team(coaches: $0.value, leaders: assumptions.leaders.value) }
      ?? region.settings.team?.value
    let headcount = Headcount(demand: demand, assumptions: assumptions, given: given)
    let planCase = PlanCase(
      region: region, statistics: question.statistics, demand: demand, assumptions: assumptions,
      coaches: Assumption(
        headcount.needed.team.coaches, source: "headcount that the demand needs",
        origin: .computed),
      territories: nil)
    return (headcount, planCase)
  }
}
