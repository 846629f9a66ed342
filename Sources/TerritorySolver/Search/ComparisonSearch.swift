import TerritoryModel

/// Finds the plans of scenarios and sets them side by side.
public struct ComparisonSearch: Sendable {
  private let cases: [(scenario: Scenario, planCase: PlanCase)]
  private let baseline: Int
  private let baselineIsOwn: Bool
  private let solver: PlanSolver

  /// - Parameters:
  ///   - cases: what each scenario asks.
  ///   - baseline: the place of the scenario that differences are counted from.
  ///   - baselineIsOwn: whether it has the assumptions that hold without a scenario.
  ///   - solver: with limits for all scenarios together.
  /// - Precondition: there is a case, and `baseline` is the place of one.
  public init(
    _ cases: [(scenario: Scenario, planCase: PlanCase)], baseline: Int, baselineIsOwn: Bool,
    solver: PlanSolver
  ) {
    precondition(cases.indices.contains(baseline))
    self.cases = cases
    self.baseline = baseline
    self.baselineIsOwn = baselineIsOwn
    self.solver = solver
  }

  /// The best plan of each scenario. A scenario whose numbers contradict each other stands among the
  /// others without a plan.
  ///
  /// - Throws: ``InvalidInput`` where the numbers of all scenarios contradict each other,
  ///   ``SolverFailure`` where GLPK gives up.
  public func bestPlans() throws -> Comparison {
    let briefs = cases.map { entry in
      Result { () throws(InvalidInput) in try entry.planCase.brief() }
    }
    var results = try solver.results(briefs.compactMap { try? $0.get() })[...]
    guard !results.isEmpty else { throw InvalidInput(allProblems(briefs)) }
    return comparison(
      briefs.map { brief in
        switch brief {
        case .success: .result(results.removeFirst())
        case .failure(let refused): .contradictory(refused.problems)
        }
      })
  }

  /// The baseline's plan in every scenario.
  ///
  /// - Parameters:
  ///   - grouping: territories to keep instead of the best ones.
  ///   - kept: where the plan comes from.
  /// - Precondition: every case has the baseline's team.
  /// - Throws: ``InvalidInput`` where numbers contradict each other, ``SolverFailure`` where GLPK
  ///   gives up.
  public func keptPlan(_ grouping: Grouping?, _ kept: Comparison.Kept) throws -> Comparison {
    let own = try solver.result(cases[baseline].planCase.brief(grouping: grouping))
    let answers = try cases.indices.map { index -> Comparison.Answer in
      // Without a plan there is nothing to keep.
      guard index != baseline, let plan = own.outcome.solution?.plan else { return .result(own) }
      let brief = try cases[index].planCase.brief(grouping: plan.grouping)
      return .result(try solver.keeping(plan, for: brief))
    }
    return comparison(answers, kept)
  }

  private func comparison(
    _ answers: [Comparison.Answer], _ kept: Comparison.Kept? = nil
  ) -> Comparison {
    Comparison(
      entries: zip(cases, answers).map { entry, answer in
        Comparison.Entry(scenario: entry.scenario, planCase: entry.planCase, answer: answer)
      },
      baseline: baseline, baselineIsOwn: baselineIsOwn, kept: kept)
  }

  private func allProblems(_ briefs: [Result<PlanBrief, InvalidInput>]) -> [InputProblem] {
    var problems: [InputProblem] = []
    for case .failure(let refused) in briefs {
      problems += refused.problems.filter { !problems.contains($0) }
    }
    return problems
  }
}
