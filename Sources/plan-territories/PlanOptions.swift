import ArgumentParser
import TerritoryModel
import TerritoryReport
import TerritorySolver

/// What a plan rests on besides the headcount.
struct PlanOptions: ParsableArguments {
  @OptionGroup var region: RegionOptions
  @OptionGroup(title: "What else is asked of the territories")
  var requirements: RequirementOptions

  @Option(
    parsing: .unconditional,
    help: "Most kilometres by road from a base to a municipality that is served from it.",
    transform: Arguments.distance("--reach"))
  var reach: Double?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether coaches may serve municipalities that border on their territory.")
  var neighbourHelp: Bool?

  @Option(
    help: ArgumentHelp(
      """
      served: a municipality belongs to the territory that serves most of it; free: borders say \
      nothing of who serves. (default: served)
      """, valueName: "served|free"),
    transform: Arguments.membership)
  var membership: Membership?

  @Option(
    help: """
      Levels of the optimisation, first things first, from waiting, fairness, travel, balance, \
      partners, help, change; travel:5% lets later levels add 5 % to it. (default: \
      waiting,fairness,travel,balance)
      """,
    transform: Arguments.priority)
  var priority: [Level]?

  @OptionGroup var search: SearchOptions

  @OptionGroup var output: OutputOptions

  /// What the options choose, whatever is asked besides.
  var choices: [Assumption<Choice>] {
    [
      reach.map { .given(.reach(km: $0), "--reach") },
      neighbourHelp.map {
        .given(.neighbourHelp($0), $0 ? "--neighbour-help" : "--no-neighbour-help")
      },
      membership.map { .given(.membership($0), "--membership") },
    ].compactMap { $0 }
  }

  /// The question that the options ask about their region.
  ///
  /// - Parameters:
  ///   - others: what other options choose.
  ///   - plan: the path of a plan to score, which has its own number of territories and may give the
  ///     number of coaches too.
  func planCase(
    _ others: [Assumption<Choice>], plan: String? = nil
  ) throws(InvalidInput) -> (planCase: PlanCase, grouping: Grouping?) {
    let region = try self.region.read()
    let file = try plan.map { path throws(InvalidInput) in
      try PlanFile(reading: path, for: region)
    }
    return (try planCase(about: region, others, file), file?.grouping)
  }

  /// The question that the options ask about a region that is read already.
  ///
  /// - Parameter plan: a plan to score.
  func planCase(
    about region: Region, _ others: [Assumption<Choice>], _ plan: PlanFile? = nil
  ) throws(InvalidInput) -> PlanCase {
    let grouping = plan?.grouping
    var question = try self.region.question(about: region, choices + others)
    if let priority {
      question.assumptions.priority = question.assumptions.priority.replaced(
        by: priority, option: "--priority")
    }
    try placeLeaders(of: grouping, in: &question.assumptions)
    let demand = try question.demand(in: region)
    let headcount = Headcount(demand: demand, assumptions: question.assumptions)
    let coaches = try coaches(headcount, question.coaches, grouping)
    let reference = try requirements.reference(self.region.region, region)
    let count = grouping.map { $0.territories.count...$0.territories.count }
    return PlanCase(
      region: region, statistics: question.statistics, demand: demand,
      assumptions: question.assumptions, coaches: coaches,
      territories: count.map { Assumption($0, source: "the plan's", origin: .plan) }
        ?? question.territories,
      requirements: try ResolvedRequirements(
        RequirementRequest.merged(region.settings.requirements, requirements.requests),
        region: region, meanLoad: demand.total / Double(coaches.value),
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

  private func coaches(
    _ headcount: Headcount, _ asked: Assumption<Int>?, _ grouping: Grouping?
  ) throws(InvalidInput) -> Assumption<Int> {
    guard let sum = grouping?.coaches else {
      return asked
        ?? Assumption(
          headcount.needed.team.coaches, source: "headcount that the demand needs",
          origin: .computed)
    }
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

/// A plan that the audit refused. It is a fault of this program, so the plan is not shown.
struct UnsoundPlan: Error, CustomStringConvertible {
  let findings: [String]

  var description: String {
    "The plan failed its audit and is not shown. This is a fault of plan-territories; please report"
      + " the region and the command.\n" + findings.map { "    \($0)" }.joined(separator: "\n")
  }
}

extension PlanOptions {
  /// Runs searches that the options' limits and signals may stop, and shows how far they have come.
  func searching<Result>(_ body: (PlanSolver) throws -> Result) rethrows -> Result {
    try StopSignals.heeding { interruption in
      let line = ProgressLine(quiet: region.quiet)
      defer { line.end() }
      return try body(PlanSolver(limits: search.limits(interruption), progress: line.show))
    }
  }

  /// Solves a brief and audits what comes out.
  ///
  /// - Throws: ``UnsoundPlan`` where the audit finds fault, ``SolverFailure`` where GLPK gives up.
  func solve(_ brief: PlanBrief, by solver: PlanSolver) throws -> Outcome {
    let levels = brief.priority.map(\.description).joined(separator: ", ")
    let what = brief.grouping == nil ? "Searching for the best plan" : "Scoring the plan"
    Messages.progress("\(what): \(levels) …", quiet: region.quiet)
    let outcome = try solver.solve(brief)
    if let solution = outcome.solution { try audit(solution, for: brief) }
    return outcome
  }

  /// - Throws: ``UnsoundPlan`` where the audit finds fault.
  func audit(_ solution: Solution, for brief: PlanBrief) throws {
    let audit = PlanAudit(solution, for: brief)
    if !audit.findings.isEmpty { throw UnsoundPlan(findings: audit.findings) }
  }
}
