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
    transform: Arguments.positive("--reach"))
  var reach: Double?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether coaches may serve municipalities that border on their territory.")
  var neighbourHelp: Bool?

  @Option(
    help: """
      Levels of the optimisation, first things first, from waiting, travel, balance, partners, help, \
      change; travel:5% lets later levels add 5 % to it. (default: waiting,travel,balance)
      """,
    transform: Arguments.priority)
  var priority: [Level]?

  @Option(
    parsing: .unconditional,
    help: "Stop after so many seconds with the best plan so far and its proven bound.",
    transform: Arguments.positive("--time-limit"))
  var timeLimit: Double?

  @Option(help: "Write plan.json and plan.csv to this new folder too.")
  var output: String?

  var limits: SearchLimits { timeLimit.map { SearchLimits(seconds: $0) } ?? .none }

  /// The question that the options ask.
  ///
  /// - Parameters:
  ///   - territories: the number of territories asked for; a plan to score has its own.
  ///   - plan: the path of a plan to score, which may give the number of coaches too.
  ///   - team: another number of coaches than the options', where it is one of several.
  func planCase(
    territories: Assumption<ClosedRange<Int>>? = nil, plan: String? = nil,
    team: Assumption<Int>? = nil
  ) throws(InvalidInput) -> (planCase: PlanCase, grouping: Grouping?) {
    var (region, demand, assumptions) = try self.region.read()
    if let reach {
      assumptions.reachKm = assumptions.reachKm.replaced(by: reach, option: "--reach")
    }
    if let neighbourHelp {
      assumptions.neighbourHelp = assumptions.neighbourHelp.replaced(
        by: neighbourHelp, option: neighbourHelp ? "--neighbour-help" : "--no-neighbour-help")
    }
    if let priority {
      assumptions.priority = assumptions.priority.replaced(by: priority, option: "--priority")
    }
    let grouping = try plan.map { path throws(InvalidInput) in try Grouping.read(path, for: region)
    }
    let count = grouping.map { $0.territories.count...$0.territories.count }
    let coaches =
      if let team { team } else {
        try coaches(Headcount(demand: demand, assumptions: assumptions), grouping)
      }
    let reference = try requirements.reference(self.region.region, region)
    let planCase = PlanCase(
      region: region, demand: demand, assumptions: assumptions, coaches: coaches,
      territories: count.map { Assumption($0, source: "the plan's", origin: .plan) } ?? territories,
      requirements: try ResolvedRequirements(
        RequirementRequest.merged(region.settings.requirements, requirements.requests),
        region: region, meanLoad: demand.total / Double(coaches.value),
        reference: reference?.grouping),
      reference: reference)
    return (planCase, grouping)
  }

  private func coaches(
    _ headcount: Headcount, _ grouping: Grouping?
  ) throws(InvalidInput) -> Assumption<Int> {
    if let sum = grouping?.coaches {
      if let coaches = region.coaches, coaches != sum {
        throw InvalidInput([
          InputProblem(
            place: "--coaches", what: "is \(coaches), but the plan places \(sum) coaches",
            remedy: "leave out --coaches, or the plan's column coaches")
        ])
      }
      return Assumption(sum, source: "the plan's", origin: .plan)
    }
    if let coaches = region.coaches {
      return Assumption(coaches, source: "given by the user", origin: .option("--coaches"))
    }
    return Assumption(
      headcount.needed.team.coaches, source: "headcount that the demand needs", origin: .computed)
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
  /// Solves a brief and audits what comes out.
  ///
  /// - Throws: ``UnsoundPlan`` where the audit finds fault, ``SolverFailure`` where GLPK gives up.
  func solve(_ brief: PlanBrief, until limits: SearchLimits) throws -> Outcome {
    let levels = brief.priority.map(\.description).joined(separator: ", ")
    let what = brief.grouping == nil ? "Searching for the best plan" : "Scoring the plan"
    Messages.progress("\(what): \(levels) …", quiet: region.quiet)
    let outcome = try PlanSolver(limits: limits).solve(brief)
    if let solution = outcome.solution { try audit(solution, for: brief) }
    return outcome
  }

  /// - Throws: ``UnsoundPlan`` where the audit finds fault.
  func audit(_ solution: Solution, for brief: PlanBrief) throws {
    let audit = PlanAudit(solution, for: brief)
    if !audit.findings.isEmpty { throw UnsoundPlan(findings: audit.findings) }
  }
}
