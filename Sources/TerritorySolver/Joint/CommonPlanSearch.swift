import Foundation
import TerritoryModel

extension PlanSolver {
  /// One plan for several scenarios, which differ in demand and in what a coach can do, beside the best
  /// plan of each.
  ///
  /// - Parameter briefs: they agree in everything else.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func commonPlan(
    _ briefs: [PlanBrief], _ criterion: CommonPlan.Criterion
  ) throws(SolverFailure) -> CommonPlanFound {
    let start = ContinuousClock.now
    let alone = try results(briefs)
    let own = alone.compactMap(\.outcome.solution)
    guard own.count == briefs.count else {
      // What one scenario alone does not allow, all of them don't.
      let isImpossible = alone.contains { if case .infeasible = $0.outcome { true } else { false } }
      return CommonPlanFound(
        CommonPlan(criterion, [], alone: alone, isProven: false), nil,
        ending: isImpossible ? .infeasible : .unknown)
    }
    var search = CommonPlanSearch(briefs, criterion, own, limits, progress)
    let found = try search.run()
    guard let selection = found.selection else {
      return CommonPlanFound(
        CommonPlan(criterion, [], alone: alone, isProven: false), nil,
        ending: found.isImpossible ? .infeasible : .unknown)
    }
    var solutions: [Solution] = []
    for brief in briefs {
      let plan = try ServiceAssignment.plan(selection, for: brief)
      solutions.append(
        Solution(
          plan: plan,
          // With the territories as they are, service is best.
          levels: brief.stages.map {
            ReachedLevel(level: $0, bound: plan.value(of: $0.objective, for: brief))
          }
          .results(plan, brief),
          seconds: start.duration(to: .now) / .seconds(1)))
    }
    let plans = solutions.map(\.plan)
    let weights = criterion.weights(of: briefs.count)
    let results = found.bounds.map { figure, bound in
      let value = figure.value(of: plans, briefs, weights)
      let isProven = value - bound <= figure.rounding(value, briefs)
      return CommonPlan.Result(
        figure, value: value, bound: isProven ? value : bound, isProven: isProven)
    }
    let isProven = found.isComplete && results.allSatisfy(\.isProven)
    return CommonPlanFound(
      CommonPlan(criterion, results, alone: alone, isProven: isProven), solutions,
      ending: isProven ? .optimal : .feasible)
  }
}

/// What came of the search for one plan for several scenarios.
public struct CommonPlanFound: Sendable {
  public enum Ending: Sendable {
    case optimal
    /// Stopped at a limit, with the best plan so far.
    case feasible
    /// No plan meets what is asked in all scenarios.
    case infeasible
    /// Stopped at a limit before any plan was found.
    case unknown
  }

  public let common: CommonPlan
  /// The plan in each scenario: territories, bases and staff are the same. Nil where there is none.
  public let solutions: [Solution]?
  public let ending: Ending

  init(_ common: CommonPlan, _ solutions: [Solution]?, ending: Ending) {
    self.common = common
    self.solutions = solutions
    self.ending = ending
  }
}

/// The figures of a common plan, one after the other.
///
/// A scenario's own best plan bounds what any plan has there, as long as all figures so far are the
/// scenarios' own best; and its territories are a first common plan. What that leaves open is searched
/// for in a programme that has service for each scenario.
private struct CommonPlanSearch {
  /// A common plan with the best service in each scenario.
  private struct Candidate {
    let selection: IntegerSolution
    let plans: [Plan]
    /// The value of each figure.
    let values: [Double]
  }

  struct Found {
    /// Each figure that was reached, with its bound.
    var bounds: [(CommonPlan.Figure, Double)] = []
    var selection: IntegerSolution?
    var isComplete = false
    var isImpossible = false
  }

  private let briefs: [PlanBrief]
  private let plain: [PlanBrief]
  private let weights: [Double]
  private let figures: [CommonPlan.Figure]
  private let own: [Solution]
  private let limits: SearchLimits
  private let progress: ProgressObserver?
  private let search: BranchAndCut
  private let reach: Reach
  private var best: Candidate?

  /// - Parameter own: the best plan of each scenario.
  init(
    _ plain: [PlanBrief], _ criterion: CommonPlan.Criterion, _ own: [Solution],
    _ limits: SearchLimits, _ progress: ProgressObserver?
  ) {
    self.plain = plain
    briefs = plain.map { $0.counted(in: plain[0].usualUnits) }
    weights = criterion.weights(of: plain.count)
    figures = CommonPlan.figures(plain[0].priority, criterion)
    self.own = own
    self.limits = limits
    self.progress = progress
    reach = Reach(briefs[0])
    search = BranchAndCut(separators: SeparatorPool(briefs[0], reach), limits: limits)
  }

  /// - Throws: ``SolverFailure`` where GLPK gives up.
  mutating func run() throws(SolverFailure) -> Found {
    // What limits the clients of a territory or those who wait may hold in one scenario alone.
    if briefs.allSatisfy({ $0.asked.families.isDisjoint(with: [.loads, .waiting]) }) {
      var seen: Set<IntegerSolution> = []
      for solution in own where seen.insert(IntegerSolution(solution.plan)).inserted {
        try take(IntegerSolution(solution.plan))
      }
    }
    var found = Found()
    var kept: [(figure: CommonPlan.Figure, ceiling: Double)] = []
    for place in figures.indices {
      let figure = figures[place]
      let floor = isAligned(before: place) ? bound(of: figure) : 0
      if let best, best.values[place] <= floor + rounding(figure, best.values[place]) {
        found.bounds.append((figure, plainValue(floor, figure)))
        kept.append((figure, best.values[place]))
        continue
      }
      let (bound, isProven) = try prove(place, keeping: kept, floor: floor)
      if best == nil {
        found.isImpossible = isProven
        return found
      }
      found.bounds.append((figure, plainValue(bound, figure)))
      found.selection = best?.selection
      guard isProven else { return found }
      kept.append((figure, best!.values[place]))
    }
    found.selection = best?.selection
    found.isComplete = true
    return found
  }

  /// Takes a plan for the best one where it is better.
  private mutating func take(_ selection: IntegerSolution) throws(SolverFailure) {
    var plans: [Plan] = []
    for brief in briefs {
      plans.append(try ServiceAssignment.plan(selection, for: brief, notedIn: limits))
    }
    let values = figures.map { $0.value(of: plans, briefs, weights) }
    let candidate = Candidate(selection: selection, plans: plans, values: values)
    guard let best else { return self.best = candidate }
    for (place, figure) in figures.enumerated() {
      let difference = values[place] - best.values[place]
      if abs(difference) <= rounding(figure, best.values[place]) { continue }
      if difference < 0 { self.best = candidate }
      return
    }
  }

  private func rounding(_ figure: CommonPlan.Figure, _ value: Double) -> Double {
    figure.rounding(value, briefs)
  }

  /// Whether in each scenario the best plan has what the scenario's own best one has, in all figures
  /// before one: then no plan that keeps these has less of it there than the scenario's own best.
  private func isAligned(before place: Int) -> Bool {
    guard let best else { return place == 0 }
    return figures[..<place].allSatisfy { figure in
      zip(zip(best.plans, briefs), own.indices).allSatisfy { pair, scenario in
        let (plan, brief) = pair
        let least = ownValue(figure.objective, scenario)
        return plan.value(of: figure.objective, for: brief)
          <= least + brief.rounding(of: figure.objective) + 1e-6 * least
      }
    }
  }

  /// What no plan of a scenario has less of, in the units of the search.
  private func ownValue(_ objective: Objective, _ scenario: Int) -> Double {
    let levels = own[scenario].levels
    let bound =
      objective == .beyondEvenShare
      ? levels.first { $0.objective == .fairness }?.beyondEvenShare?.bound
      : levels.first { $0.objective == objective }?.bound
    return briefs[scenario].units.counted(bound ?? 0, of: objective)
  }

  private func bound(of figure: CommonPlan.Figure) -> Double {
    figure.measure.value(own.indices.map { ownValue(figure.objective, $0) }, weights)
  }

  private func plainValue(_ value: Double, _ figure: CommonPlan.Figure) -> Double {
    briefs[0].units.plain(value, of: figure.objective)
  }

  /// Searches for the least of a figure; a better plan becomes the best one.
  ///
  /// - Returns: what no plan has less of, and whether the search came to its end.
  private mutating func prove(
    _ place: Int, keeping kept: [(figure: CommonPlan.Figure, ceiling: Double)], floor: Double
  ) throws(SolverFailure) -> (bound: Double, isProven: Bool) {
    let figure = figures[place]
    let objectives = Set((kept.map(\.figure) + [figure]).map(\.objective))
    var model: ScenarioProgram
    if let alike = served(kept.map(\.figure)) {
      model = ScenarioProgram(alike, weights: weights, reach: reach, objectives: objectives)
      let waiting = model.expression(CommonPlan.Figure(.waiting, .mean))
      model.require(waiting <= DistrictingModel.slack(of: 0))
    } else {
      model = ScenarioProgram(
        briefs.map { ($0, 1) }, weights: weights, reach: reach, objectives: objectives)
    }
    let isAlike = served(kept.map(\.figure)) != nil
    for (figure, ceiling) in kept where !isAlike || !Self.isSettledAlike(figure.objective) {
      let value = model.expression(figure)
      model.require(value <= ceiling + slack(figure, ceiling))
    }
    let objective = model.expression(figure)
    if let best {
      // A plan that is no better says nothing.
      model.require(objective <= best.values[place] + slack(figure, best.values[place]))
    }
    let units = briefs[0].units
    let progress = progress
    progress?(SearchProgress(level: figure.objective, value: nil, bound: nil))
    let most = best?.values[place]
    let answer = try JointSearch(
      parts: model.parts, structures: [model.parts[0]], search: search
    ).minimise(objective, model.program, floor: floor) { value, bound in
      progress?(
        SearchProgress(
          level: figure.objective,
          value: [value, most].compactMap(\.self).min().map {
            units.plain($0, of: figure.objective)
          },
          bound: bound.isFinite ? units.plain(bound, of: figure.objective) : nil))
    }
    switch answer {
    case .optimal(let value, let point):
      try take(IntegerSolution(point, of: model.parts[0]))
      return (value, true)
    case .stopped(let found, let bound):
      if let found { try take(IntegerSolution(found.point, of: model.parts[0])) }
      return (max(bound, floor, 0), false)
    // With a plan at hand it is GLPK's rounding.
    case .infeasible: return (floor, best == nil && kept.isEmpty)
    }
  }

  private func slack(_ figure: CommonPlan.Figure, _ value: Double) -> Double {
    briefs.map { DistrictingModel.slack(of: figure.objective, value, $0) }.max() ?? 0
  }

  /// Whether that everybody is served alike says all about an objective.
  private static func isSettledAlike(_ objective: Objective) -> Bool {
    [.waiting, .fairness, .beyondEvenShare].contains(objective)
  }

  /// The scenarios with the clients who are served in place of all, where the best plan serves everybody
  /// alike in each and waiting and fairness are settled; nil elsewhere.
  private func served(
    _ settled: [CommonPlan.Figure]
  ) -> [(brief: PlanBrief, load: Double)]? {
    guard let best, settled.contains(where: { $0.objective == .beyondEvenShare }) else {
      return nil
    }
    var scenarios: [(brief: PlanBrief, load: Double)] = []
    for (plan, brief) in zip(best.plans, briefs) {
      guard let alike = ServedAlike(brief) else { return nil }
      let share = alike.waiting / brief.totalDemand
      guard
        plan.value(of: .waiting, for: brief) <= alike.waiting + brief.rounding(of: .waiting),
        plan.value(of: .fairness, for: brief) <= 100 * share + brief.rounding(of: .fairness)
      else { return nil }
      scenarios.append((alike.brief, 1 / (1 - share)))
    }
    return scenarios
  }
}
