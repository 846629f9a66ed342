import TerritoryModel

/// What is asked of several plans together.
struct JointQuestion {
  /// What each of them answers.
  let briefs: [PlanBrief]
  /// Of each, together 1.
  let weights: [Double]
  /// What is minimised, one after the other.
  let figures: [JointFigure]
  /// Whether the plans are stages with territories of their own, whose bases stay open; otherwise they
  /// have the same territories, bases and staff.
  let isGrowing: Bool

  /// The place of the territories that a plan has.
  func structure(of plan: Int) -> Int { isGrowing ? plan : 0 }
}

/// The figures of several plans, one after the other.
///
/// The best plan of each brief alone bounds what any plan has there, as long as all figures so far are
/// those of the best ones. What that leaves open is searched for in a programme that has service for
/// each brief.
struct JointPlanSearch {
  /// Plans that go together, each with the best service.
  private struct Candidate {
    let selections: [IntegerSolution]
    let plans: [Plan]
    /// The value of each figure.
    let values: [Double]
  }

  struct Found {
    /// Each figure that was reached, with its bound.
    var bounds: [(figure: JointFigure, bound: Double)] = []
    /// The territories of each plan; nil where there are none.
    var selections: [IntegerSolution]?
    var isComplete = false
    var isImpossible = false
  }

  let question: JointQuestion
  /// Those of the question in the units of the search.
  private let briefs: [PlanBrief]
  private let own: [Solution]
  private let limits: SearchLimits
  private let progress: ProgressObserver?
  private let search: BranchAndCut
  private let reach: Reach
  private var best: Candidate?

  /// - Parameter own: the best plan of each brief alone.
  init(
    _ question: JointQuestion, _ own: [Solution], _ limits: SearchLimits,
    _ progress: ProgressObserver?
  ) {
    self.question = question
    let units = question.briefs[0].usualUnits
    briefs = question.briefs.map { $0.counted(in: units) }
    self.own = own
    self.limits = limits
    self.progress = progress
    reach = Reach(briefs[0])
    search = BranchAndCut(separators: SeparatorPool(briefs[0], reach), limits: limits)
  }

  private var figures: [JointFigure] { question.figures }
  private var weights: [Double] { question.weights }

  /// - Parameter guesses: plans that go together, as far as nothing is asked of clients or of who waits.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  mutating func run(startingFrom guesses: [[IntegerSolution]]) throws(SolverFailure) -> Found {
    // What limits the clients of a territory or those who wait may hold in one scenario alone.
    if question.isGrowing
      || briefs.allSatisfy({ $0.asked.families.isDisjoint(with: [.loads, .waiting]) })
    {
      var seen: Set<[IntegerSolution]> = []
      for guess in guesses where seen.insert(guess).inserted { try take(guess) }
    }
    var found = Found()
    var kept: [(figure: JointFigure, ceiling: Double)] = []
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
      found.selections = best?.selections
      guard isProven else { return found }
      kept.append((figure, best!.values[place]))
    }
    found.selections = best?.selections
    found.isComplete = true
    return found
  }

  /// Takes a plan for the best one where it is better.
  private mutating func take(_ selections: [IntegerSolution]) throws(SolverFailure) {
    var plans: [Plan] = []
    for (place, brief) in briefs.enumerated() {
      plans.append(
        try ServiceAssignment.plan(
          selections[question.structure(of: place)], for: brief, notedIn: limits))
    }
    let values = figures.map { $0.value(of: plans, briefs, weights) }
    let candidate = Candidate(selections: selections, plans: plans, values: values)
    guard let best else { return self.best = candidate }
    for (place, figure) in figures.enumerated() {
      let difference = values[place] - best.values[place]
      if abs(difference) <= rounding(figure, best.values[place]) { continue }
      if difference < 0 { self.best = candidate }
      return
    }
  }

  private func rounding(_ figure: JointFigure, _ value: Double) -> Double {
    figure.rounding(value, briefs)
  }

  /// Whether each of the best plans has what the best plan of its brief alone has, in all figures before
  /// one: then no plans that keep these have less of it than the best ones alone. What lies between
  /// plans only narrows the choice.
  ///
  /// A plan that has more by rounding could have less of the next figure than any that the search for its
  /// brief alone looked at; so no more is allowed than was there.
  private func isAligned(before place: Int) -> Bool {
    guard let best else { return place == 0 }
    return figures[..<place].allSatisfy { figure in
      if figure.measure == .between { return true }
      let objective = figure.objective
      return own.indices.allSatisfy { scenario in
        let brief = briefs[scenario]
        let alone = own[scenario].plan.value(of: objective, for: question.briefs[scenario])
        let kept = brief.units.counted(alone, of: objective)
        return best.plans[scenario].value(of: objective, for: brief)
          <= kept + DistrictingModel.slack(of: objective, kept, brief)
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

  private func bound(of figure: JointFigure) -> Double {
    figure.measure == .between
      ? 0 : figure.measure.value(own.indices.map { ownValue(figure.objective, $0) }, weights)
  }

  private func plainValue(_ value: Double, _ figure: JointFigure) -> Double {
    briefs[0].units.plain(value, of: figure.objective)
  }

  /// Searches for the least of a figure; a better plan becomes the best one.
  ///
  /// - Returns: what no plan has less of, and whether the search came to its end.
  private mutating func prove(
    _ place: Int, keeping kept: [(figure: JointFigure, ceiling: Double)], floor: Double
  ) throws(SolverFailure) -> (bound: Double, isProven: Bool) {
    let figure = figures[place]
    let objectives = Set(
      (kept.map(\.figure) + [figure]).filter { $0.measure != .between }.map(\.objective))
    let alike = served(kept.map(\.figure))
    var model = JointProgram(
      alike ?? briefs.map { ($0, 1) }, weights: weights, isGrowing: question.isGrowing,
      reach: reach, objectives: objectives)
    if alike != nil {
      let waiting = model.expression(JointFigure(.waiting, .mean))
      model.require(waiting <= DistrictingModel.slack(of: 0))
    }
    for (figure, ceiling) in kept where alike == nil || !Self.isSettledAlike(figure.objective) {
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
      parts: model.parts, structures: model.structures, search: search
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
      try take(model.selections(point))
      return (value, true)
    case .stopped(let found, let bound):
      if let found { try take(model.selections(found.point)) }
      return (max(bound, floor, 0), false)
    // With a plan at hand it is GLPK's rounding.
    case .infeasible: return (floor, best == nil && kept.isEmpty)
    }
  }

  private func slack(_ figure: JointFigure, _ value: Double) -> Double {
    briefs.map { DistrictingModel.slack(of: figure.objective, value, $0) }.max() ?? 0
  }

  /// Whether that everybody is served alike says all about an objective.
  private static func isSettledAlike(_ objective: Objective) -> Bool {
    [.waiting, .fairness, .beyondEvenShare].contains(objective)
  }

  /// The scenarios with the clients who are served in place of all, where the best plan serves everybody
  /// alike in each and waiting and fairness are settled; nil elsewhere.
  private func served(
    _ settled: [JointFigure]
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

extension JointPlanSearch.Found {
  /// The plans with the best service; nil where there are none.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func solutions(
    _ question: JointQuestion, since start: ContinuousClock.Instant
  ) throws(SolverFailure) -> [Solution]? {
    guard let selections else { return nil }
    // In the units of the search, or what is nothing there would be something here.
    let units = question.briefs[0].usualUnits
    var solutions: [Solution] = []
    for (place, brief) in question.briefs.enumerated() {
      let plan = units.plain(
        try ServiceAssignment.plan(
          selections[question.structure(of: place)], for: brief.counted(in: units)))
      // With the territories as they are, service is best.
      let reached = brief.stages.map {
        ReachedLevel(level: $0, bound: plan.value(of: $0.objective, for: brief))
      }
      solutions.append(
        Solution(
          plan: plan, levels: reached.results(plan, brief),
          seconds: start.duration(to: .now) / .seconds(1)))
    }
    return solutions
  }

  /// What the figures came to.
  func results(of plans: [Plan], _ question: JointQuestion) -> [JointResult] {
    bounds.map {
      JointResult($0.figure, of: plans, question.briefs, question.weights, bound: $0.bound)
    }
  }
}
