import TerritoryModel

/// Sets of bases that a search comes upon, each with the least of a level that it allows.
///
/// With the bases fixed a programme is so much smaller that a set is solved at once, wherever in the
/// tree it turns up, and then excluded by a no-good cut. What is left at the end is every set that is as good as the
/// best one: the levels that follow need no search of their own for them.
final class BaseSetPool {
  /// The best plan so far.
  private(set) var best: (value: Double, selection: IntegerSolution)?
  /// Why the search can't go on.
  private(set) var failure: SolverFailure?
  /// Whether the search for a set did not come to its end, so that none can go on.
  private(set) var isEnded = false
  /// Whether sets as good as the best one are still looked for.
  private(set) var keepsEqual: Bool
  /// How far above the best one a set counts as equal.
  private let tolerance: Double
  /// How much less than the best one a set has to have to be of use.
  private let margin: Double
  private var values: [(bases: [Int], value: Double)] = []
  private var seen: Set<FixedSet> = []
  private(set) var postponed: [(set: FixedSet, bound: Double)] = []
  private let limits: SearchLimits
  /// Solves the level for a set; a value that is of no use is left out.
  private let solve: Solve

  typealias Solve = (_ set: FixedSet, _ most: Double?) throws(SolverFailure) -> BranchAndCut.Answer

  /// Bases, ascending, and where the leader is, where that is fixed too.
  struct FixedSet: Hashable {
    let bases: [Int]
    var leader: Int?
    var effort = Effort.proof
  }

  /// How far the search for a set goes.
  enum Effort {
    /// To any good plan.
    case guess
    /// To the proof, where that does not take much.
    case trial
    case proof
  }

  /// More sets than that are too many to look at each.
  private static let mostEqual = 4

  /// - Parameters:
  ///   - tolerance: how far above the best one a set is as good; nil where equal ones don't matter. Each
  ///     set may use up what rounding leaves of the levels before, so that values are right to that only.
  ///   - margin: how much less than the best one a set has to have to be of use.
  ///   - limits: when to end.
  ///   - solve: the level with these bases, where it has at most so much.
  init(
    equalWithin tolerance: Double?, margin: Double = 0, limits: SearchLimits = .none,
    solve: @escaping Solve
  ) {
    keepsEqual = tolerance != nil
    self.tolerance = tolerance ?? 0
    self.limits = limits
    self.margin = margin
    self.solve = solve
  }

  /// The sets that are as good as the best one, that one first; nil where there are too many.
  var equal: [[Int]]? {
    guard let best, keepsEqual else { return nil }
    let bases = best.selection.bases.sorted()
    return [bases] + equal(to: best.value).filter { $0 != bases }
  }

  /// What a plan has to be below to be of use; nil for any.
  var cutoff: Double? {
    guard let value = best?.value else { return nil }
    return keepsEqual ? value + 2 * tolerance : value - margin
  }

  /// The most that a set may have to be of use; nil for any.
  private var most: Double? {
    best.map { keepsEqual ? $0.value + tolerance : $0.value - margin }
  }

  /// Solves the level for a set that was not seen yet. One that takes much is put off: with a better
  /// plan at hand it may take less.
  func visit(_ bases: [Int], leader: Int? = nil) {
    visit(FixedSet(bases: bases, leader: leader, effort: .trial))
  }

  /// Solves the sets that were put off, as far as they could be better than the best plan.
  func finish() {
    while !isEnded, let next = postponed.min(by: { $0.bound < $1.bound }),
      next.bound < cutoff ?? .infinity
    {
      solve(FixedSet(bases: next.set.bases, leader: next.set.leader))
      if !isEnded { postponed.removeAll { $0.set == next.set } }
    }
    if !isEnded { postponed = [] }
  }

  /// No plan with one of the sets that were put off has less; infinite where there is none.
  var postponedBound: Double { postponed.map(\.bound).min() ?? .infinity }

  /// Looks for a good plan with a set, which need not be its best one.
  func guess(_ bases: [Int], leader: Int?) {
    visit(FixedSet(bases: bases, leader: leader, effort: .guess))
  }

  /// Notes a plan that was found elsewhere.
  func offer(_ plan: (value: Double, selection: IntegerSolution)) {
    guard !isEnded, plan.value < best?.value ?? .infinity else { return }
    best = plan
    values.append((plan.selection.bases.sorted(), plan.value))
  }

  private func visit(_ set: FixedSet) {
    let known = FixedSet(bases: set.bases, leader: set.leader)
    guard !isEnded, !seen.contains(known), seen.insert(set).inserted else { return }
    solve(set)
  }

  private func solve(_ set: FixedSet) {
    guard !isEnded else { return }
    do throws(SolverFailure) {
      switch try solve(set, most) {
      case .optimal(let value, let selection):
        values.append((set.bases, value))
        if value < best?.value ?? .infinity { best = (value, selection) }
        keepsEqual = keepsEqual && equal(to: best!.value).count <= Self.mostEqual
        seen.insert(FixedSet(bases: set.bases, leader: set.leader))
      case .infeasible: seen.insert(FixedSet(bases: set.bases, leader: set.leader))
      case .stopped(let found, let bound):
        isEnded = set.effort == .proof || limits.isReached
        if set.effort == .trial { postponed.append((set, bound)) }
        if let found, found.value < best?.value ?? .infinity {
          best = found
          if !isEnded { values.append((set.bases, found.value)) }
        }
      }
    } catch {
      failure = error
      isEnded = true
    }
  }

  /// Sets that were solved or guessed at.
  var count: Int { seen.count }

  /// Each once: a set may have turned up with several places of the leader.
  private func equal(to value: Double) -> [[Int]] {
    values.filter { $0.value <= value + tolerance }.map(\.bases)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension BranchAndCut {
  /// The least value of `level`, and the sets of bases that have it: each set that turns up is solved
  /// by itself and excluded, until no other is as good.
  ///
  /// - Parameter anyPoint: whether the first set that has a plan will do; then also sets are tried that
  ///   a point opens by more than half.
  /// - Returns: the optimum of the best set; the sets are in `sets`.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func minimise(
    _ level: LinearExpression, _ model: DistrictingModel, each sets: BaseSetPool,
    anyPoint: Bool = false, strategy: Strategy,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void = { _, _ in }
  ) throws(SolverFailure) -> Answer {
    guard model.isPossible else { return .infeasible }
    var model = model.adding(separators.separators)
    let cutoff = model.program.addColumn("cutoff", 0...Double.infinity)
    let complete = model
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      let objective = level + LinearExpression(cutoff)
      if let answer = try solveRelaxation(of: objective, complete, &problem) { return answer }
      if let answer = try tighten(complete, sets, &problem) { return answer }
      let lazyRows = LazyRows(problem.lazyRows)
      let floor = max(0, problem.relaxationValue)
      let tree = TreeSearch(
        limits: limits, target: anyPoint ? .infinity : -.infinity,
        mostBranchings: strategy.mostBranchings, mostInAll: strategy.mostInAll,
        separate: { subproblem in
          if let value = sets.cutoff { subproblem.cutOff(at: value, by: cutoff) }
          if !addRows(lazyRows, [complete], subproblem) {
            exclude(sets, complete, subproblem, guesses: anyPoint)
          }
          return sets.best?.value
        },
        branch: { branch([complete], $0) }, observe: { observe($0, max(floor, $1)) })
      let status = problem.solveInteger(tree)
      if !status.isStopped { sets.finish() }
      if let failure = sets.failure { throw failure }
      switch (status, sets.best) {
      case (.failed, _): throw SolverFailure(status)
      case (_, let best) where sets.isEnded || status.isStopped:
        return .stopped(best: best, bound: max(floor, min(tree.bound, sets.postponedBound)))
      case (_, nil): return .infeasible
      case (_, let best?): return .optimal(value: best.value, best.selection)
      }
    }
  }

  /// Adds group capacity cuts to a solved relaxation; nil where that leaves it solved.
  private func tighten(
    _ model: DistrictingModel, _ sets: BaseSetPool, _ problem: inout Problem
  ) throws(SolverFailure) -> Answer? {
    let floor = problem.relaxationValue
    let status = CuttingPlanes(cuts: model.capacityCuts(), limits: limits).tighten(
      &problem, below: sets.cutoff ?? .infinity)
    switch status {
    case .optimal: return nil
    case .infeasible: return .infeasible
    case .stopped: return .stopped(best: sets.best, bound: floor)
    case .failed: throw SolverFailure(status)
    }
  }

  /// Where a subproblem has whole bases, solves the level for them and excludes them.
  ///
  /// - Parameter guesses: whether bases that are more than half open are tried too.
  private func exclude(
    _ sets: BaseSetPool, _ model: DistrictingModel, _ subproblem: borrowing Subproblem,
    guesses: Bool
  ) {
    let opening = model.bases.map { (base: $0, value: subproblem.value(of: model.opening[$0]!)) }
    let bases = opening.filter { $0.value > 0.5 }.map(\.base)
    let isWhole = opening.allSatisfy { abs($0.value - $0.value.rounded()) < 1e-6 }
    if isWhole || guesses && model.brief.territories.contains(bases.count) { sets.visit(bases) }
    if sets.isEnded {
      // A set that was not solved stays, so that it counts for the bound.
      subproblem.stop()
    } else if isWhole {
      subproblem.add(model.exclusion(of: bases))
    }
  }
}
