import ArgumentParser
import TerritoryModel

/// What a question about a region's territories rests on, whatever is to be found.
struct QuestionOptions: ParsableArguments {
  @OptionGroup var region: RegionOptions
  @OptionGroup(title: "What else is asked of the territories")
  var requirements: RequirementOptions

  @Option(
    of: .reach,
    help: "Most kilometres by road from a base to a municipality that is served from it.")
  var reach: Choice?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether coaches may serve municipalities that border on their territory.")
  var neighbourHelp: Bool?

  @Option(
    of: .membership, parsing: .next,
    help: ArgumentHelp(
      """
      served: a municipality belongs to the territory that serves most of it; free: borders say \
      nothing of who serves. (default: served)
      """, valueName: "served|free"))
  var membership: Choice?

  /// What the options choose, whatever is asked besides.
  var choices: [Assumption<Choice>] {
    [
      reach.map(Assumption.given),
      neighbourHelp.map {
        .given(
          Choice(.neighbourHelp, .truth($0)),
          option: $0 ? "--neighbour-help" : "--no-neighbour-help")
      },
      membership.map(Assumption.given),
    ].compactMap { $0 }
  }

  /// The question that the options ask about their region.
  ///
  /// - Parameters:
  ///   - others: what other options choose.
  ///   - priority: the levels; nil for the region's own.
  ///   - plan: the path of a plan to score, which has its own number of territories and may give the
  ///     number of coaches too.
  func planCase(
    _ others: [Assumption<Choice>], priority: [Level]? = nil, plan: String? = nil
  ) throws(InvalidInput) -> (planCase: PlanCase, grouping: Grouping?) {
    let region = try self.region.read()
    let file = try plan.map { path throws(InvalidInput) in
      try PlanFile(reading: path, for: region)
    }
    return (try planCase(about: region, others, priority: priority, file), file?.grouping)
  }

  /// The question that the options ask about a region that is read already.
  ///
  /// - Parameters:
  ///   - priority: the levels; nil for the region's own.
  ///   - plan: a plan to score.
  func planCase(
    about region: Region, _ others: [Assumption<Choice>], priority: [Level]? = nil,
    _ plan: PlanFile? = nil
  ) throws(InvalidInput) -> PlanCase {
    let grouping = plan?.grouping
    var question = try self.region.question(about: region, choices + others)
    if let priority {
      question.assumptions.priority = question.assumptions.priority.replaced(
        by: priority, option: "--priority")
    }
    try placeLeaders(of: grouping, in: &question.assumptions)
    let demand = try question.demand(in: region)
    let coaches = try coaches(question.coaches, grouping)
    let workload = Headcount(demand: demand, assumptions: question.assumptions).byWorkload.team
    let reference = try requirements.reference(self.region.region, region)
    let count = grouping.map { $0.territories.count...$0.territories.count }
    return PlanCase(
      region: region, statistics: question.statistics, demand: demand,
      assumptions: question.assumptions, coaches: coaches,
      territories: count.map { Assumption($0, source: "the plan's", origin: .plan) }
        ?? question.territories,
      requirements: try ResolvedRequirements(
        RequirementRequest.merged(region.settings.requirements, requirements.requests),
        region: region, meanLoad: demand.total / Double(coaches?.value ?? workload.coaches),
        reference: reference?.grouping, scoring: plan),
      reference: reference)
  }

  /// A plan that places its leaders has so many of them.
  private func placeLeaders(
    of grouping: Grouping?, in assumptions: inout Assumptions
  ) throws(InvalidInput) {
    guard let sum = grouping?.leaders else { return }
    let asked = assumptions.leaders
    if case .option(let option) = asked.origin, asked.value != sum {
      throw InvalidInput([
        InputProblem(
          place: option, what: "is \(asked.value), but the plan places \(sum) leaders",
          remedy: "leave out \(option), or the plan's column leaders")
      ])
    }
    assumptions.leaders = Assumption(sum, source: "the plan's", origin: .plan)
  }

  /// - Returns: nil for as many as are needed.
  private func coaches(
    _ asked: Assumption<Int>?, _ grouping: Grouping?
  ) throws(InvalidInput) -> Assumption<Int>? {
    guard let sum = grouping?.coaches else { return asked }
    if let asked, asked.value != sum {
      throw InvalidInput([
        InputProblem(
          place: "--coaches", what: "is \(asked.value), but the plan places \(sum) coaches",
          remedy: "leave out --coaches, or the plan's column coaches")
      ])
    }
    return Assumption(sum, source: "the plan's", origin: .plan)
  }
}
