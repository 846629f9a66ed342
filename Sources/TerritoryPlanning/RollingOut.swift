import TerritoryModel
import TerritorySolver

extension Planner {
  /// A service that grows in stages: one plan for each, proven, each growing out of the one before, and
  /// beside it the best plan of each stage alone.
  ///
  /// The number of territories that is asked for is that of the last stage; earlier ones have as many or
  /// fewer.
  ///
  /// - Parameters:
  ///   - request: what holds for all stages; it has no number of coaches.
  ///   - direction: which stage is planned first.
  public func rollout(
    _ request: PlanRequest, _ stages: StaffingStages, _ direction: Rollout.Direction
  ) -> Search<Rollout> {
    Search(self) { run in
      let search = try RolloutSearch(request, stages, run)
      return try direction == .together ? search.together() : search.inTurn(direction)
    }
  }
}

/// The search for the plans of stages.
private struct RolloutSearch {
  private let stages: StaffingStages
  private let cases: [PlanCase]
  /// What each stage asks alone.
  private let briefs: [PlanBrief]
  /// The levels as they are asked, change where it is to be.
  private let priority: [Level]
  private let run: SearchRun

  /// - Throws: ``InvalidInput`` where what is asked contradicts itself.
  init(_ request: PlanRequest, _ stages: StaffingStages, _ run: SearchRun) throws(InvalidInput) {
    self.stages = stages
    self.run = run
    var cases: [PlanCase] = []
    for (index, stage) in stages.stages.enumerated() {
      cases.append(
        try request.stage(
          coaches: stage.coaches, isLast: index == stages.stages.count - 1
        ).planCase())
    }
    self.cases = cases
    // There is a stage, and all have the same levels.
    priority = cases[0].assumptions.priority.value
    var briefs: [PlanBrief] = []
    for planCase in cases {
      briefs.append(try planCase.brief(priority: priority.withoutChange))
    }
    self.briefs = briefs
  }

  /// One stage after the other.
  ///
  /// - Parameter known: the best plan of each stage alone, where they were looked for.
  /// - Throws: as ``SearchRun/solve(_:)``, and ``InvalidInput``.
  func inTurn(_ direction: Rollout.Direction, alone known: [PlanResult]? = nil) throws -> Rollout {
    var order = Array(cases.indices)
    if direction == .backwards { order.reverse() }
    var found: [Rollout.Stage] = []
    var neighbour: Plan?
    for index in order {
      let (planCase, alone) = (cases[index], briefs[index])
      let brief =
        try neighbour.map { plan throws(InvalidInput) in
          try alone.growing(
            beside: plan, isLater: direction == .backwards, by: priority, origin: .given("stages"))
        } ?? alone
      let result =
        try (found.isEmpty ? known?[index] : nil)
        ?? PlanResult(brief: brief, outcome: run.solve(brief))
      neighbour = result.outcome.solution?.plan
      let month = stages.stages[index].month
      guard neighbour != nil else {
        found.append(Rollout.Stage(month, planCase, result, alone: nil))
        break
      }
      let best =
        try known?[index]
        ?? (found.isEmpty ? result : PlanResult(brief: alone, outcome: run.solve(alone)))
      found.append(Rollout.Stage(month, planCase, result, alone: best))
    }
    return Rollout(direction, found, asked: cases.count)
  }

  /// All stages in one programme, beside both ways of planning them in turn. Where a stage alone has no
  /// plan, that is the answer; that one way in turn has none says nothing.
  ///
  /// - Throws: as ``inTurn(_:alone:)``.
  func together() throws -> Rollout {
    try requireTogether()
    let results = try briefs.map { PlanResult(brief: $0, outcome: try run.solve($0)) }
    let alone = results.compactMap(\.outcome.solution)
    guard alone.count == cases.count else { return try inTurn(.backwards) }
    let backwards = try inTurn(.backwards, alone: results)
    let turns = [backwards, try inTurn(.forwards, alone: results)].filter {
      $0.stages.count == cases.count && $0.withoutPlan == nil
    }
    let months = stages.months
    let weights = months.map { Double($0) / Double(months.reduce(0, +)) }
    let found = run.solver.stagesTogether(
      briefs, by: priority, alone: alone, weights: weights,
      startingFrom: turns.map { $0.stages.compactMap(\.plan) })
    guard let solutions = found.solutions else {
      if let inTurn = turns.first { return inTurn }
      if found.isImpossible { return backwards }
      // A limit came before any plans.
      let first = Rollout.Stage(
        stages.stages[0].month, cases[0], PlanResult(brief: briefs[0], outcome: .unknown),
        alone: nil)
      return Rollout(.together, [first], asked: cases.count)
    }
    for (solution, brief) in zip(solutions, briefs) { try run.audit(solution, for: brief) }
    let contradictions = PlanAudit.findings(
      of: solutions.map(\.plan), .stages, briefs, weights: weights, found.results,
      figures: Rollout.figures(priority))
    if !contradictions.isEmpty { throw UnsoundPlan(findings: contradictions) }
    let figures = found.results.map(\.figure)
    return Rollout(
      .together,
      cases.indices.map { index in
        let outcome: Outcome =
          found.isProven ? .optimal(solutions[index]) : .feasible(solutions[index])
        return Rollout.Stage(
          stages.stages[index].month, cases[index],
          PlanResult(brief: briefs[index], outcome: outcome),
          alone: results[index])
      }, asked: cases.count,
      together: Rollout.Together(
        months: months, found.results,
        inTurn: turns.map { turn in
          let plans = turn.stages.compactMap(\.plan)
          return (turn.direction, figures.map { $0.value(of: plans, briefs, weights) })
        }, isProven: found.isProven))
  }

  /// - Throws: ``InvalidInput`` where stages can't be planned together.
  private func requireTogether() throws(InvalidInput) {
    guard cases.count <= Rollout.mostTogether else {
      throw InvalidInput([
        InputProblem(
          .stages, what: "\(cases.count) stages are too many to be planned together",
          remedy: "give at most \(Rollout.mostTogether), or plan them one after the other")
      ])
    }
    for level in priority where level.tolerance > 0 {
      throw InvalidInput([
        InputProblem(
          .priority, what: "the tolerance of \(level) can't be had with stages planned together",
          remedy: "leave the per cent out, or plan them one after the other")
      ])
    }
  }
}

extension StaffingStages {
  /// The months of each stage up to the next.
  fileprivate var months: [Int] {
    zip(stages, stages.dropFirst()).map { $1.month.months(since: $0.month) }
      + [Rollout.lastMonths]
  }
}

extension PlanRequest {
  /// The same for a stage with so many coaches; with fewer than there will be, territories may be fewer
  /// too.
  fileprivate func stage(coaches: Int, isLast: Bool) -> PlanRequest {
    var choices = choices.filter { isLast || $0.value.key != .territories }
    let asked = self.choices.last { $0.value.key == .territories }
    if !isLast, let asked, case .counts(let range) = asked.value.value {
      choices.append(
        asked.map { _ in .territories(1...range.upperBound) })
    }
    var stage = self
    stage.choices = choices + [.given(.coaches(Coaches(fullTime: coaches)), as: "stages")]
    return stage
  }
}
