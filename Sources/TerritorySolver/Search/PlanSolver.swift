import Foundation
import TerritoryModel

/// Solves briefs: the levels in their order, each proven, each kept by those after it.
public struct PlanSolver: Sendable {
  let limits: SearchLimits
  let progress: ProgressObserver?

  /// - Parameters:
  ///   - limits: when to stop with what there is.
  ///   - progress: told how far the search for a plan has come.
  public init(limits: SearchLimits = .none, progress: ProgressObserver? = nil) {
    self.limits = limits
    self.progress = progress
  }

  /// The best plan for a brief.
  ///
  /// The same brief gives the same plan on every run: GLPK runs on one thread and without chance.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up for numerical reasons.
  public func solve(_ brief: PlanBrief) throws(SolverFailure) -> Outcome {
    if let outcome = try outcome(brief) { return outcome }
    var conflicts = IISFinder(brief, FeasibilityOracle(limits: limits))
    return .infeasible(try conflicts.diagnosis())
  }

  /// What became of a brief; nil where no plan is possible, without asking why.
  ///
  /// - Throws: ``SolverFailure`` where a proof is false.
  func outcome(_ brief: PlanBrief) throws(SolverFailure) -> Outcome? {
    let clock = ContinuousClock()
    let start = clock.now
    let counted = brief.counted(in: brief.usualUnits)
    if counted.limitsLoads, isImpossible(counted) { return nil }
    let answer: Answer
    do throws(SolverFailure) {
      guard let found = try self.answer(counted) else { return nil }
      answer = found
    } catch {
      if error.isFalseProof { throw error }
      // Numbers lie too far apart for GLPK to tell who serves whom: nothing is known.
      return .unknown
    }
    guard let scored = answer.plan else { return .unknown }
    let plan = counted.units.plain(scored)
    let results = answer.reached.map {
      ReachedLevel(
        level: $0.level, bound: counted.units.plain($0.bound, of: $0.level.objective),
        method: $0.method,
        allowance: counted.units.plain($0.allowance, of: $0.level.objective))
    }.results(plan, brief)
    let solution = Solution(
      plan: plan, levels: results, seconds: start.duration(to: clock.now) / .seconds(1))
    let isProven = answer.isProven && results.allSatisfy { $0.isProven }
    return isProven ? .optimal(solution) : .feasible(solution)
  }

  /// A plan with the bounds of the levels that were reached, in the units of the brief.
  private struct Answer {
    /// Nil where a limit came before any was found.
    var plan: Plan?
    var reached: [ReachedLevel] = []
    /// Whether all levels were proven.
    var isProven = false
  }

  /// - Returns: nil where no plan is possible. Which method answers follows from the brief alone; what
  ///   is proven does not depend on it.
  private func answer(_ brief: PlanBrief) throws(SolverFailure) -> Answer? {
    if let answer = try answerWithoutResilience(brief) { return answer }
    guard let alike = ServedAlike(brief) else { return try answer(brief, after: nil) }
    if let answer = try answer(alike.brief, after: nil, mustServeAll: true), let plan = answer.plan
    {
      if plan.value(of: .waiting, for: alike.brief) <= alike.brief.rounding(of: .waiting) {
        return Answer(
          plan: plan, reached: alike.whole(answer.reached), isProven: answer.isProven)
      }
      // The search of a large region has no better answer than that.
      if LargeRegionSearch.suits(alike.brief, Reach(alike.brief)) {
        return try unequal(plan, answer.reached, brief, alike)
      }
    }
    return try answer(brief, after: alike)
  }

  /// The best plan by the other levels, where it leaves no more waiting while a coach is away than
  /// capacity makes any plan leave: then it is the best by all of them.
  ///
  /// - Returns: nil where resilience is not asked for, or that plan is not known to be the best.
  private func answerWithoutResilience(_ brief: PlanBrief) throws(SolverFailure) -> Answer? {
    guard let place = brief.priority.firstIndex(of: Level(.resilience)), brief.priority.count > 1,
      brief.priority.allSatisfy({ $0.tolerance == 0 }), limits.gap == 0,
      brief.difference?.ceilings[.resilience] == nil
    else { return nil }
    let others = brief.asking(brief.priority.filter { $0.objective != .resilience })
    guard let found = try answer(others), found.isProven, let plan = found.plan else { return nil }
    let least = brief.waitingWithoutOneByCapacity
    guard
      plan.value(of: .resilience, for: brief) <= least + brief.rounding(of: .resilience)
    else { return nil }
    // Both figures of fairness are stages.
    let before = brief.asking(Array(brief.priority.prefix(place + 1))).stages.count - 1
    var answer = found
    answer.reached.insert(
      ReachedLevel(level: Level(.resilience), bound: least, method: .waitingBound), at: before)
    return answer
  }

  /// What a plan of the served that leaves some of them waiting is to the whole brief.
  private func unequal(
    _ plan: Plan, _ reached: [ReachedLevel], _ brief: PlanBrief, _ alike: ServedAlike
  ) throws(SolverFailure) -> Answer {
    let bound = alike.waiting + (reached.first?.bound ?? 0)
    return Answer(
      plan: try ServiceAssignment.plan(IntegerSolution(plan), for: brief),
      reached: [ReachedLevel(level: Level(.waiting), bound: bound)])
  }

  /// - Parameters:
  ///   - alike: what has no plan.
  ///   - mustServeAll: whether only a plan is of use in which nobody waits.
  private func answer(
    _ brief: PlanBrief, after alike: ServedAlike?, mustServeAll: Bool = false
  ) throws(SolverFailure) -> Answer? {
    var search = LexicographicSearch(
      brief, limits, progress.map { brief.units.telling($0) })
    search.mustServeAll = mustServeAll
    search.mayBeAlike = alike == nil
    search.mayReachCapacity = alike?.servesAll != true
    let levels = try search.run()
    if levels.ending == .infeasible { return nil }
    if let contradiction = try levels.contradiction(in: brief) {
      throw SolverFailure(falseProof: contradiction)
    }
    guard let selection = levels.selection else { return Answer() }
    let plan = try ServiceAssignment.plan(
      selection, for: brief, ceilings: levels.proven.map(\.kept).looseCeilings(limits))
    return Answer(plan: plan, reached: levels.reached, isProven: levels.ending == .proven)
  }

  /// Whether the territories that there could be show that none of them make a plan. The programme
  /// finds that out too, but not soon where loads are limited.
  private func isImpossible(_ brief: PlanBrief) -> Bool {
    switch PlanCover.anyPlan(brief, Reach(brief), StaffTotals(brief.team), limits) {
    case .infeasible: true
    case .optimal, .stopped, nil: false
    }
  }
}

extension PlanBrief {
  /// Whether clients, care teams or coaches of single territories are limited.
  fileprivate var limitsLoads: Bool {
    !asked.families.isDisjoint(with: [.loads, .coaches, .careTeams])
  }
}

extension PlanBrief.Units {
  /// Tells an observer of values in these units as people count them.
  fileprivate func telling(_ observer: @escaping ProgressObserver) -> ProgressObserver {
    { progress in
      func plain(_ value: Double?) -> Double? { value.map { self.plain($0, of: progress.level) } }
      var plan: (@Sendable () -> Plan?)?
      if let make = progress.plan { plan = { make().map { self.plain($0) } } }
      observer(
        SearchProgress(
          level: progress.level, value: plain(progress.value), bound: plain(progress.bound),
          method: progress.method, plan: plan))
    }
  }
}

extension PlanSolver {
  /// What becomes of a plan whose territories, bases and staff stay while a brief's numbers differ:
  /// only who serves whom is found anew, best by the levels of the brief in their order.
  ///
  /// - Parameters:
  ///   - plan: of the same municipalities.
  ///   - brief: what is asked now; its team is the plan's.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func keeping(_ plan: Plan, for brief: PlanBrief) throws(SolverFailure) -> PlanResult {
    precondition(plan.team == brief.team)
    let clock = ContinuousClock()
    let start = clock.now
    let selection = IntegerSolution(plan)
    let counted = brief.counted(in: brief.usualUnits)
    // With whole numbers fixed, a level is a linear programme: its value is its bound.
    var reached: [ReachedLevel] = []
    var ceilings: [Objective: Double] = [:]
    for level in brief.stages {
      let served = try ServiceAssignment.plan(selection, for: counted, ceilings: ceilings)
      let least = served.value(of: level.objective, for: counted)
      let ceiling = level.ceiling(above: least, with: served, counted)
      reached.append(
        ReachedLevel(
          level: level, bound: counted.units.plain(least, of: level.objective),
          allowance: counted.units.plain(ceiling - least, of: level.objective)))
      if level.tolerance > 0 { ceilings[level.objective] = ceiling }
    }
    let served = counted.units.plain(
      try ServiceAssignment.plan(selection, for: counted, ceilings: ceilings))
    let solution = Solution(
      plan: served, levels: reached.results(served, brief),
      seconds: start.duration(to: clock.now) / .seconds(1))
    return PlanResult(
      brief: brief, outcome: .optimal(solution), findings: try findings(solution, for: brief))
  }
}

extension PlanSolver {
  /// The best plans of several briefs, with what came of their requirements, in the order of the
  /// briefs. They are looked for at the same time where there are cores; the results don't depend on
  /// that.
  ///
  /// A limit holds for all of them together: each brief gets its part of the time that is left, and
  /// an equal part of the work.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up on one of them.
  public func results(_ briefs: [PlanBrief]) throws(SolverFailure) -> [PlanResult] {
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    // What several searches tell at the same time is no progress that anybody could follow.
    let answers = concurrentMap(briefs) { index, brief in
      // At least 1, since the index is below the count.
      let roundsLeft = (briefs.count - index + cores - 1) / cores
      let solver = PlanSolver(limits: limits.part(of: briefs.count, roundsLeft: roundsLeft))
      return Result { () throws(SolverFailure) in try solver.result(brief) }
    }
    var results: [PlanResult] = []
    for answer in answers { results.append(try answer.get()) }
    return results
  }

  /// Two answers that don't depend on each other, found at the same time where limits let them.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up on one of them.
  public func both<First: Sendable, Second>(
    _ first: @escaping @Sendable () throws(SolverFailure) -> First,
    _ second: () throws(SolverFailure) -> Second
  ) throws(SolverFailure) -> (First, Second) {
    guard limits.allowConcurrency else { return (try first(), try second()) }
    let other = ConcurrentAnswer { Result { () throws(SolverFailure) in try first() } }
    let own = try second()
    return (try other.value.get(), own)
  }

  /// The best plan of a brief, with what came of its requirements.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func result(_ brief: PlanBrief) throws(SolverFailure) -> PlanResult {
    let outcome = try solve(brief)
    guard let solution = outcome.solution else {
      return PlanResult(brief: brief, outcome: outcome)
    }
    return PlanResult(
      brief: brief, outcome: outcome, findings: try findings(solution, for: brief))
  }
}

extension PlanSolver {
  /// The best plans that differ from each other.
  ///
  /// - Parameters:
  ///   - best: the best plan of the brief, proven.
  ///   - count: plans in all, the best one included.
  ///   - difference: municipalities that have to change territory between any two, at least 1.
  ///   - within: share by which each level may be worse than the best plan's; nil for any.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func alternatives(
    to best: Solution, for brief: PlanBrief, count: Int, difference: Int, within: Double?
  ) throws(SolverFailure) -> Alternatives {
    var solutions = [best]
    var ceilings: [Objective: Double] = [:]
    if let within {
      for level in best.levels { ceilings[level.objective] = level.value * (1 + within) }
    }
    while solutions.count < count {
      let next = brief.differing(
        by: PlanBrief.Difference(
          from: solutions.map(\.plan.grouping), municipalities: difference, ceilings: ceilings))
      switch try solve(next) {
      case .optimal(let solution): solutions.append(solution)
      case .infeasible: return Alternatives(solutions: solutions, ending: .exhausted)
      case .feasible, .unknown: return Alternatives(solutions: solutions, ending: .stopped)
      }
    }
    return Alternatives(solutions: solutions, ending: nil)
  }
}
