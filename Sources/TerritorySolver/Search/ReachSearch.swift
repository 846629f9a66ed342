import TerritoryModel

/// Finds whether a longer reach would make a plan better, and the least one that does.
///
/// A longer reach leaves all plans possible that there were, so the distances just beyond the reach are
/// halved until the first is left with which some level is better. The longest of them does not
/// depend on the plan: where a core has nothing else to do, it is asked while the plan is looked for.
public final class ReachSearch: Sendable {
  private let brief: PlanBrief
  private let limits: SearchLimits
  /// Budget of this search alone; nil where it depends on what the plan leaves.
  private let budget: SearchLimits?
  private let lengths: [Double]
  private let widest: ConcurrentAnswer<Result<Outcome?, SolverFailure>>?

  /// How much longer a reach is looked at: somebody who can't be served for a kilometre or two is what
  /// a planner should know of; a reach of another kind is another question.
  private static let furthest = 1.25
  /// Work of the search: about as much as a large county's plan takes, so that no plan takes more
  /// than twice as long for it.
  private static let mostWork = 2_000

  /// Begins where cores and limits let it; what is found is the same.
  ///
  /// - Parameter solver: with the limits of the plan's own search.
  /// - Returns: nil where a longer reach can't matter: no pair of a municipality and a possible base
  ///   lies just beyond it; or where territories are given.
  public init?(_ solver: PlanSolver, _ brief: PlanBrief) {
    let lengths = brief.lengthsBeyondReach(upTo: Self.furthest * brief.reachKm)
    guard brief.grouping == nil, let most = lengths.last else { return nil }
    self.brief = brief
    self.lengths = lengths
    limits = solver.limits
    guard limits.allowConcurrency else {
      budget = nil
      widest = nil
      return
    }
    let budget = limits.part(ofWork: Self.mostWork)
    self.budget = budget
    widest = ConcurrentAnswer { Self.outcome(brief, reaching: most, budget) }
  }

  /// Ends it where there is no plan to compare with.
  public func giveUp() {
    if let budget { budget.spend(budget.workLeft) }
  }

  /// - Parameter solution: the best plan of the brief.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func finding(_ solution: Solution) throws(SolverFailure) -> ReachFinding {
    let budget = budget ?? limits.part(ofWork: Self.mostWork)
    defer { limits.spend([budget]) }
    func change(
      _ km: Double, _ outcome: Outcome?
    ) -> (change: ReachFinding.Change?, isKnown: Bool) {
      guard let other = outcome?.solution else { return (nil, false) }
      let found = PlanSolver.firstBetterLevel(solution, other, in: brief)
      // The same plan is possible as soon as the reach has its longest way.
      let longest = max(other.plan.longestWay(in: brief), lengths[0])
      let change = found.better.map {
        ReachFinding.Change(
          km: min(longest, km), isLeast: true, $0.objective, value: $0.value, longer: $0.without,
          isProven: found.isProven)
      }
      return (change, change != nil || found.isProven)
    }
    let most = lengths[lengths.count - 1]
    let answer = widest?.value ?? Self.outcome(brief, reaching: most, budget)
    let widest = change(most, try answer.get())
    guard var best = widest.change else {
      return ReachFinding(km: brief.reachKm, most: most, change: nil, isKnown: widest.isKnown)
    }
    // No change lies below the first length: see longest.
    var range = 0...lengths.lastIndex { $0 <= best.km }!
    var isLeast = true
    while range.count > 1 {
      let middle = (range.lowerBound + range.upperBound) / 2
      let km = lengths[middle]
      let found = change(km, try Self.outcome(brief, reaching: km, budget).get())
      if let better = found.change {
        best = better
        // Rounding may find a length again that had nothing better.
        range = range.lowerBound...max(range.lowerBound, lengths.lastIndex { $0 <= better.km }!)
      } else if found.isKnown {
        range = (middle + 1)...range.upperBound
      } else {
        isLeast = false
        break
      }
    }
    return ReachFinding(
      km: brief.reachKm, most: most,
      change: ReachFinding.Change(
        km: best.km, isLeast: isLeast, best.objective, value: best.value, longer: best.longer,
        isProven: best.isProven),
      isKnown: true)
  }

  /// - Returns: nil where nothing was found within the budget.
  private static func outcome(
    _ brief: PlanBrief, reaching km: Double, _ budget: SearchLimits
  ) -> Result<Outcome?, SolverFailure> {
    Result { () throws(SolverFailure) in
      budget.isReached
        ? nil : try PlanSolver(limits: budget).outcome(brief.reaching(km: km))
    }
  }
}

extension Plan {
  /// The most kilometres from a base to a municipality of its territory or to one that it serves.
  fileprivate func longestWay(in brief: PlanBrief) -> Double {
    territories.flatMap { territory in
      (territory.municipalities + territory.services.map(\.municipality)).map {
        brief.distances[$0, territory.base]
      }
    }.max() ?? 0
  }
}

extension PlanBrief {
  /// The distances between a municipality and one that may be a base that are longer than the reach,
  /// ascending, each once.
  fileprivate func lengthsBeyondReach(upTo most: Double) -> [Double] {
    let never = asked.neverBases
    let bases = (0..<count).filter { !never.contains($0) && !shared.contains($0) }
    let lengths = bases.flatMap { base in (0..<count).map { distances[$0, base] } }
    return Set(lengths).filter { $0 > reachKm && $0 <= most }.sorted()
  }
}
