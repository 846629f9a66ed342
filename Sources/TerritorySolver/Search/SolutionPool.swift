import TerritoryModel

/// The plans that a search comes upon, wherever it does: starting points, sets of bases, plans of other
/// methods. None of them may be better than what is proven.
final class SolutionPool {
  private(set) var plans: [IntegerSolution] = []
  private var seen: Set<IntegerSolution> = []

  /// More than so many are not kept: scoring each takes a linear programme for each level.
  private static let most = 60

  func note(_ plan: IntegerSolution?) {
    guard let plan, plans.count < Self.most, seen.insert(plan).inserted else { return }
    plans.append(plan)
  }
}

extension LevelsFound {
  /// What is wrong with the proof: a plan that the search met is better than it allows; nil where none
  /// is.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func contradiction(in brief: PlanBrief) throws(SolverFailure) -> String? {
    for plan in met {
      if let better = try level(betteredBy: plan, brief) {
        return
          "\(better.level.objective.rawValue) is said to be \(better.bound) at least, but a plan"
          + " was met that has \(better.value)"
      }
    }
    return nil
  }

  /// The first level of which a plan has less than its bound, while it is as good as the best one in
  /// the levels before.
  private func level(
    betteredBy plan: IntegerSolution, _ brief: PlanBrief
  ) throws(SolverFailure) -> (level: Level, bound: Double, value: Double)? {
    var ceilings: [Objective: Double] = [:]
    for (place, stage) in reached.enumerated() {
      let (level, bound) = (stage.level, stage.bound)
      let scored = try ServiceAssignment.plan(plan, for: brief, ceilings: ceilings)
      let value = scored.value(of: level.objective, for: brief)
      let rounding = brief.rounding(of: level.objective) + 1e-6 * abs(value)
      if value < bound - rounding { return (level, bound, value) }
      // A plan that gave away a little here is no match for those that did not.
      guard place < proven.count, value <= proven[place].ceiling * (1 + 1e-9) + 1e-9 else {
        return nil
      }
      if level.tolerance > 0 { ceilings[level.objective] = proven[place].ceiling }
    }
    return nil
  }
}
