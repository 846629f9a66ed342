import TerritoryModel

extension RegionOptions {
  /// The headcount that the region's demand needs, beside the team of `--coaches` or else the one
  /// that the region's sources publish.
  ///
  /// - Throws: ``InvalidInput`` with everything that is wrong.
  func headcount() throws(InvalidInput) -> (headcount: Headcount, planCase: PlanCase) {
    let (region, demand, assumptions) = try read()
    let given =
      coaches.map { Team(coaches: $0, leaders: assumptions.leaders.value) }
      ?? region.settings.team?.value
    let headcount = Headcount(demand: demand, assumptions: assumptions, given: given)
    let planCase = PlanCase(
      region: region, demand: demand, assumptions: assumptions,
      coaches: Assumption(
        headcount.needed.team.coaches, source: "headcount that the demand needs",
        origin: .computed),
      territories: nil)
    return (headcount, planCase)
  }
}
