/// What a level of the optimisation came to.
public struct LevelResult: Sendable, Hashable {
  public let level: Level
  /// The plan's value, computed from the plan itself, in the objective's unit.
  public let value: Double
  /// No plan that keeps the levels before it has less than this.
  public let bound: Double
  /// The second figure of ``Objective/fairness``, clients a year who wait beyond an even share, which is
  /// minimised among the plans with the least largest share; nil for other levels, and where a limit
  /// came before it.
  public let beyondEvenShare: SecondFigure?
  /// The exact method that proved the level, in words; nil where none did.
  public let method: String?

  /// What a level's second figure came to, with the least that it could be.
  public struct SecondFigure: Sendable, Hashable {
    public let value: Double
    public let bound: Double
    fileprivate let isProven: Bool
  }

  /// How far value and bound of a proven level may lie apart by rounding.
  private let rounding: Double

  /// - Parameters:
  ///   - bound: as proven; where it is as good as the value, the value itself is kept.
  ///   - beyondEvenShare: the second figure of fairness, with what the level's tolerance adds to it;
  ///     nil where there is none.
  ///   - method: what proved the level.
  ///   - brief: what the plan answers.
  public init(
    _ level: Level, value: Double, bound: Double,
    beyondEvenShare: (value: Double, bound: Double, allowance: Double)? = nil,
    method: String? = nil,
    in brief: PlanBrief
  ) {
    rounding = brief.rounding(of: level.objective) + 1e-6 * abs(value)
    self.level = level
    self.value = value
    self.bound = abs(value - bound) <= rounding ? value : bound
    self.method = method
    self.beyondEvenShare = beyondEvenShare.map { second in
      let rounding = brief.rounding(of: .beyondEvenShare) + 1e-6 * abs(second.value)
      let isEqual = abs(second.value - second.bound) <= rounding
      return SecondFigure(
        value: second.value, bound: isEqual ? second.value : second.bound,
        isProven: second.value - second.bound <= second.allowance + rounding)
    }
  }

  public var objective: Objective { level.objective }

  /// Whether the value is the optimum, or as near to it as the level's tolerance allows.
  public var isProven: Bool {
    let isSecondProven = level.objective == .fairness ? beyondEvenShare?.isProven == true : true
    return isSecondProven && isValueProven
  }

  /// Whether ``value`` is the optimum, whatever is known of the second figure.
  public var isValueProven: Bool {
    value - bound <= level.tolerance * abs(bound) + rounding
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

/// How far a search has come with a level.
public struct SearchProgress: Sendable {
  public let level: Objective
  /// The least value of a plan so far; nil where there is none yet.
  public let value: Double?
  /// No plan that keeps the levels before has less; nil where nothing is proven yet.
  public let bound: Double?

  /// The method that is at work; nil where none is told.
  public let method: String?

  /// Makes the best plan so far: it keeps the levels before, and has ``value`` where there is one. That
  /// takes some milliseconds and may be done on any thread, or not at all. Nil where there is no plan
  /// yet, or the method tells none.
  public let plan: (@Sendable () -> Plan?)?

  public init(
    level: Objective, value: Double?, bound: Double?, method: String? = nil,
    plan: (@Sendable () -> Plan?)? = nil
  ) {
    self.level = level
    self.value = value
    self.bound = bound
    self.method = method
    self.plan = plan
  }

  /// The same, told of a method.
  ///
  /// - Parameter plan: makes the best plan so far where the method tells none.
  public func by(_ method: String, plan: (@Sendable () -> Plan?)? = nil) -> SearchProgress {
    SearchProgress(
      level: level, value: value, bound: bound, method: method, plan: self.plan ?? plan)
  }

  /// The part of the value that some plan may be better by: (value − bound) / value. Nil without a
  /// plan and its bound.
  public var gap: Double? {
    guard let value, let bound else { return nil }
    return value > bound ? (value - bound) / value : 0
  }
}

/// Who is told how far a search has come: often, on the search's own thread.
public typealias ProgressObserver = @Sendable (SearchProgress) -> Void
