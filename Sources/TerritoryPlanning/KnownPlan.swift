import TerritoryModel
import TerritorySolver

extension SearchRun {
  /// Solves a brief, not worse than a plan that is known already: where a limit ends the search with
  /// less, or with nothing, that plan is the answer, with the bounds that were proven.
  ///
  /// - Throws: as ``solve(_:)``.
  func solve(_ brief: PlanBrief, notWorseThan known: Plan?) throws -> Outcome {
    let outcome = try solve(brief)
    guard let known, known.team == brief.team else { return outcome }
    let found: Solution?
    switch outcome {
    case .optimal, .infeasible: return outcome
    case .feasible(let solution): found = solution
    case .unknown: found = nil
    }
    guard let plan = try? solver.keeping(known, for: brief).outcome.solution?.plan,
      found.map({ plan.isBetter(than: $0.plan, for: brief) }) ?? true
    else { return outcome }
    let solution = Solution(
      plan: plan, levels: plan.levels(boundedBy: found, brief), seconds: found?.seconds ?? 0)
    // What may be given need not be what is asked for.
    return PlanAudit(solution, for: brief).findings.isEmpty ? .feasible(solution) : outcome
  }
}

extension Plan {
  /// Whether it has less of the first level that differs by more than rounding.
  fileprivate func isBetter(than other: Plan, for brief: PlanBrief) -> Bool {
    for objective in brief.priority.map(\.objective) {
      let (own, others) = (value(of: objective, for: brief), other.value(of: objective, for: brief))
      if abs(own - others) > brief.rounding(of: objective) + 1e-6 * abs(own) { return own < others }
    }
    return false
  }

  /// Its levels with what was proven of another plan's, which is no better: as far as those were
  /// reached, or else the first one, of which nothing is known.
  fileprivate func levels(boundedBy found: Solution?, _ brief: PlanBrief) -> [LevelResult] {
    guard let found else {
      // A priority has a level.
      let first = brief.priority[0]
      return [
        LevelResult(first, value: value(of: first.objective, for: brief), bound: 0, in: brief)
      ]
    }
    return found.levels.map { level in
      let value = value(of: level.objective, for: brief)
      let second = self.value(of: .beyondEvenShare, for: brief)
      return LevelResult(
        level.level, value: value, bound: min(level.bound, value),
        beyondEvenShare: level.beyondEvenShare.map { (second, min($0.bound, second), 0) },
        method: level.method, in: brief)
    }
  }
}
