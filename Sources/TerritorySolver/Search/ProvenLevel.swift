import TerritoryModel

/// A level that may not get worse any more.
struct KeptLevel {
  let level: Level
  /// The most that later levels may make of it.
  let ceiling: Double
}

extension [KeptLevel] {
  /// What levels may have that are kept above their least: with a tolerance, or within a gap.
  func looseCeilings(_ limits: SearchLimits) -> [Objective: Double] {
    let loose = filter { $0.level.tolerance > 0 || limits.gap > 0 }
    // A priority names each level once (Level.priority).
    return Dictionary(uniqueKeysWithValues: loose.map { ($0.level.objective, $0.ceiling) })
  }
}

extension Level {
  /// The most that later levels may make of this one, with its tolerance.
  ///
  /// With a tolerance everybody may wait so much longer, so clients beyond an even share are counted in
  /// parts of all who wait: of none beyond it, a part would be none.
  func ceiling(above least: Double, with plan: Plan, _ brief: PlanBrief) -> Double {
    let whole = objective == .beyondEvenShare ? plan.value(of: .waiting, for: brief) : least
    return least + tolerance * whole
  }
}

/// The ways in which a level is proven.
enum ExactMethod: String, CaseIterable {
  /// The bound that capacity or the relaxation of waiting gives, and a plan that keeps it.
  case waitingBound = "waiting bound"
  /// The relaxation's bound rounded up to a whole number, and a plan that keeps it.
  case counting
  /// Branch and cut over the whole programme.
  case branchAndCut = "branch and cut"
  /// Bases, staff and service without membership, and membership for each set of bases that this comes
  /// to.
  case serviceFirst = "service first"
  /// The whole programme for one set of bases after the other.
  case baseSets = "sets of bases"
  /// The choice of whole territories.
  case columns = "whole territories"
  /// Prices and sets of bases, for few large territories.
  case location
  /// Rounding and large neighbourhood search, which prove no level after waiting.
  case largeNeighbourhoods = "large neighbourhood search"
}

/// A level that is proven.
struct ProvenLevel {
  let level: Level
  /// No plan that keeps the levels before it has less.
  let bound: Double
  /// The most that later levels may make of it: the value of a plan, and the level's tolerance.
  let ceiling: Double
  /// A plan that keeps all levels up to this one.
  let selection: IntegerSolution
  let method: ExactMethod
  /// The sets of bases that plans with the least of the level have; nil where they are not known.
  var baseSets: [[Int]]?

  var kept: KeptLevel { KeptLevel(level: level, ceiling: ceiling) }
}

/// What a search over the levels of a brief came to, whichever method it was.
struct LevelsFound {
  enum Ending {
    /// Every level was proven.
    case proven
    /// A limit ended the search.
    case stopped
    /// There is no plan.
    case infeasible
  }

  let ending: Ending
  /// The first levels of the brief's priority, one after the other.
  var proven: [ProvenLevel] = []
  /// The level that a limit came in, with its bound; nil where there is none, or no plan.
  var stopped: (level: Level, bound: Double)?
  /// The best plan; nil where none was found.
  var selection: IntegerSolution?
  /// Every plan that the search came upon.
  var met: [IntegerSolution] = []

  /// The levels that were reached, with their bounds.
  var reached: [ReachedLevel] {
    proven.map {
      ReachedLevel(
        level: $0.level, bound: $0.bound, method: $0.method, allowance: $0.ceiling - $0.bound)
    }
      + (stopped.map { [ReachedLevel(level: $0.level, bound: $0.bound)] } ?? [])
  }
}

/// A stage that was reached, proven or not.
struct ReachedLevel {
  let level: Level
  let bound: Double
  /// What proved it; nil where a limit came first.
  var method: ExactMethod?
  /// By how much later levels were allowed to be above the bound.
  var allowance = 0.0
}

extension [ReachedLevel] {
  /// What the levels came to: both figures of fairness are one level.
  func results(_ plan: Plan, _ brief: PlanBrief) -> [LevelResult] {
    func value(_ stage: ReachedLevel) -> Double {
      plan.value(of: stage.level.objective, for: brief)
    }
    return indices.filter { self[$0].level.objective != .beyondEvenShare }.map { place in
      let stage = self[place]
      // Bound and value of a proven level differ by rounding only; the plan's own value counts.
      guard stage.level.objective == .fairness, place + 1 < count else {
        return LevelResult(
          stage.level, value: value(stage), bound: stage.bound, method: stage.method?.rawValue,
          in: brief)
      }
      let second = self[place + 1]
      return LevelResult(
        stage.level, value: value(stage), bound: stage.bound,
        beyondEvenShare: (
          value(second), second.bound,
          allowance: second.level.tolerance > 0 ? second.allowance : 0
        ), method: stage.method?.rawValue, in: brief)
    }
  }
}
