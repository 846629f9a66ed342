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
      let cases = try stages.stages.enumerated().map { index, stage in
        try request.stage(
          coaches: stage.coaches, isLast: index == stages.stages.count - 1
        ).planCase()
      }
      var order = Array(cases.indices)
      if direction == .backwards { order.reverse() }
      var found: [Rollout.Stage] = []
      var neighbour: Plan?
      for index in order {
        let planCase = cases[index]
        let own = try planCase.brief()
        let alone = own.asking(own.priority.withoutChange)
        let brief =
          try neighbour.map { plan throws(InvalidInput) in
            try own.growing(
              beside: plan, isLater: direction == .backwards, origin: .given("stages"))
          } ?? alone
        let outcome = try run.solve(brief)
        let result = PlanResult(brief: brief, outcome: outcome)
        neighbour = outcome.solution?.plan
        guard neighbour != nil else {
          found.append(Rollout.Stage(stages.stages[index].month, planCase, result, alone: nil))
          break
        }
        let best =
          found.isEmpty ? result : PlanResult(brief: alone, outcome: try run.solve(alone))
        found.append(Rollout.Stage(stages.stages[index].month, planCase, result, alone: best))
      }
      return Rollout(direction, found, asked: cases.count)
    }
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
        asked.map { _ in .territories(1...max(1, min(range.upperBound, coaches))) })
    }
    var stage = self
    stage.choices = choices + [.given(.coaches(Coaches(fullTime: coaches)), as: "stages")]
    return stage
  }
}
