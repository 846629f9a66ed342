/// What a level of the optimisation came to.
public struct LevelResult: Sendable, Hashable {
  public let objective: Objective
  /// The plan's value, computed from the plan itself, in the objective's unit.
  public let value: Double
  /// No plan that keeps the levels before it has less than this.
  public let bound: Double

  public init(objective: Objective, value: Double, bound: Double) {
    self.objective = objective
    self.value = value
    self.bound = bound
  }

  /// Whether value and bound meet, within ``tolerance``.
  public var isProven: Bool { value - bound <= tolerance }

  /// How far apart value and bound of a proven level may be: a millionth of the value, and a
  /// ten-thousandth of a client or a thousandth of a client-kilometre a year. That is far below what
  /// anybody counts, and above the rounding of linear programmes, which each level passes on to the
  /// next: a millionth of a client more who waits spares the kilometres to that client.
  public var tolerance: Double {
    let unit = objective == .travel ? 1e-3 : 1e-4
    return unit + 1e-6 * abs(value)
  }
}

/// A plan with the proof that goes with it.
public struct Solution: Sendable {
  public let plan: Plan
  /// In the order in which they were solved. A level that was not reached is absent.
  public let levels: [LevelResult]
  /// Wall-clock time of the solver.
  public let seconds: Double

  public init(plan: Plan, levels: [LevelResult], seconds: Double) {
    self.plan = plan
    self.levels = levels
    self.seconds = seconds
  }
}

/// What became of a brief.
public enum Outcome: Sendable {
  /// Every level is proven.
  case optimal(Solution)
  /// Stopped at a limit: the best plan so far, and the bounds that were proven.
  case feasible(Solution)
  /// No plan meets the brief.
  case infeasible(Diagnosis)
  /// Stopped at a limit before any plan was found.
  case unknown

  /// The plan with its proof, where there is one.
  public var solution: Solution? {
    switch self {
    case .optimal(let solution), .feasible(let solution): solution
    case .infeasible, .unknown: nil
    }
  }

  /// The word that results use.
  public var name: String {
    switch self {
    case .optimal: "optimal"
    case .feasible: "feasible"
    case .infeasible: "infeasible"
    case .unknown: "unknown"
    }
  }
}

/// Why no plan meets a brief.
public struct Diagnosis: Sendable, Hashable {
  /// What contradicts what, in the planner's words.
  public let reason: String
  /// The smallest change that makes a plan possible, where one is known.
  public let remedy: String

  public init(reason: String, remedy: String) {
    self.reason = reason
    self.remedy = remedy
  }
}
