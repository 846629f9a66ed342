import ArgumentParser
import TerritoryModel
import TerritoryReport
import TerritorySolver

/// What a plan rests on besides the headcount.
struct PlanOptions: ParsableArguments {
  @OptionGroup var question: QuestionOptions

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

  /// Says what an order of levels means that is seldom meant.
  func validate() throws {
    guard let objectives = priority?.map(\.objective),
      let fairness = objectives.firstIndex(of: .fairness),
      objectives.firstIndex(of: .waiting) ?? .max > fairness
    else { return }
    Messages.write(
      """
      --priority has fairness before waiting: where somebody can't be reached, it is as fair to serve \
      nobody. Put waiting first unless that is meant.
      """)
  }

  var region: RegionOptions { question.region }

  /// The question that the options ask about their region.
  ///
  /// - Parameters:
  ///   - others: what other options choose.
  ///   - plan: the path of a plan to score.
  func planCase(
    _ others: [Assumption<Choice>], plan: String? = nil
  ) throws(InvalidInput) -> (planCase: PlanCase, grouping: Grouping?) {
    try question.planCase(others, priority: priority, plan: plan)
  }

  /// The same question with as many coaches as are needed, where no number is given.
  ///
  /// - Parameter shared: other shared municipalities than the question's own.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func staffed(
    _ planCase: PlanCase, shared: [Int]? = nil, by solver: PlanSolver
  ) throws(SolverFailure) -> PlanCase {
    guard planCase.takesNeededCoaches else { return planCase }
    Messages.progress("Counting coaches with whom nobody waits …", quiet: region.quiet)
    return planCase.staffed(
      by: nil,
      byDistance: try solver.coachesByDistance(for: planCase, shared: shared, beforePlans: true))
  }
}

extension PlanOptions {
  /// The best plan of a question, with as many coaches as are needed where no number is given. As many
  /// as the workload asks for are mostly enough, which their plan tells without a search of its own.
  ///
  /// - Parameter grouping: territories to score instead of finding the best.
  /// - Throws: ``InvalidInput`` where numbers contradict each other, ``UnsoundPlan`` where the audit
  ///   finds fault, ``SolverFailure`` where GLPK gives up.
  func solve(
    staffing asked: PlanCase, grouping: Grouping? = nil, by solver: PlanSolver
  ) throws -> (planCase: PlanCase, brief: PlanBrief, outcome: Outcome) {
    guard asked.takesNeededCoaches, grouping == nil,
      asked.assumptions.priority.value[0] == Level(.waiting),
      let brief = try? asked.brief()
    else {
      let planCase = try staffed(asked, shared: grouping?.shared, by: solver)
      let brief = try planCase.brief(grouping: grouping)
      return (planCase, brief, try solve(brief, by: solver))
    }
    let outcome = try solve(brief, by: solver)
    let byDistance = try solver.coachesByDistance(for: asked, knowing: outcome)
    // Where no number is known to be better, why there is no plan stands.
    if case .infeasible = outcome, byDistance.enough == nil { return (asked, brief, outcome) }
    let planCase = asked.staffed(by: nil, byDistance: byDistance)
    guard planCase.coaches.value != asked.coaches.value else { return (planCase, brief, outcome) }
    let other = try planCase.brief()
    return (planCase, other, try solve(other, by: solver))
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
