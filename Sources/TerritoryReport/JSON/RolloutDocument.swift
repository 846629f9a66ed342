import TerritoryModel

/// `plan-territories/rollout/1`.
public struct RolloutDocument: Encodable {
  let schema = "plan-territories/rollout/1"
  let region: String
  let statistics: String
  /// backwards, forwards or together.
  let direction: String
  /// optimal, feasible, infeasible or unknown: of a stage without a plan, or else of all together.
  let outcome: String
  /// In the order of their months; those that come to be planned after one without a plan are missing.
  let stages: [Stage]
  /// What planning all stages together came to; absent where they were planned one after the other.
  let together: Together?

  struct Together: Encodable {
    /// The months that each stage counts by.
    let months: [Int]
    /// What was minimised, one after the other: means over the months, and of the change all from one
    /// stage to the next.
    let figures: [Figure]

    struct Figure: Encodable {
      let name: String
      let value: Double
      let bound: Double
      let unit: String
      let proven: Bool
      /// The same of the stages planned in turn; absent where an order has no plan for each stage.
      let backwards: Double?
      let forwards: Double?
    }

    init(_ together: Rollout.Together) {
      months = together.months
      figures = together.results.enumerated().map { place, result in
        func inTurn(_ direction: Rollout.Direction) -> Double? {
          together.inTurn.first { $0.direction == direction }?.values[place]
        }
        return Figure(
          name: result.figure.objective.rawValue, value: result.value, bound: result.bound,
          unit: result.figure.objective.unit, proven: result.isProven,
          backwards: inTurn(.backwards), forwards: inTurn(.forwards))
      }
    }
  }

  struct Stage: Encodable {
    /// The first month, `2027-01`.
    let from: String
    let plan: PlanDocument
    /// Municipalities whose coach's base is another than in the stage before.
    let changes: [Change]
    /// Values of the levels in the best plan of the stage alone; absent where it was not looked for.
    let alone: [Level]?

    init(_ stage: Rollout.Stage, solver: String) {
      let planCase = stage.planCase
      from = stage.month.description
      plan = PlanDocument(stage.result, planCase, solver: solver)
      changes = stage.changes.map { change in
        Change(
          municipality: planCase.code(change.municipality),
          from: change.from.map { planCase.code($0) },
          to: change.to.map { planCase.code($0) })
      }
      alone = stage.alone?.outcome.solution?.levels.map {
        Level(name: $0.objective.rawValue, value: $0.value, bound: $0.bound)
      }
    }
  }

  struct Change: Encodable {
    let municipality: String
    @OrNull private(set) var from: String?
    @OrNull private(set) var to: String?

    init(municipality: String, from: String?, to: String?) {
      self.municipality = municipality
      self.from = from
      self.to = to
    }
  }

  struct Level: Encodable {
    let name: String
    let value: Double
    let bound: Double
  }

  /// - Parameter solver: its name and version.
  public init(_ rollout: Rollout, solver: String) {
    let planCase = rollout.stages[rollout.stages.count - 1].planCase
    region = planCase.region.id
    statistics = planCase.demand.snapshot
    direction = rollout.direction.rawValue
    outcome =
      rollout.withoutPlan?.result.outcome.name ?? (rollout.isProven ? "optimal" : "feasible")
    stages = rollout.stages.map { Stage($0, solver: solver) }
    together = rollout.together.map { Together($0) }
  }
}
