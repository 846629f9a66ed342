import TerritoryModel

extension PlanSolver {
  /// For each requirement of a brief, whether it binds: whether its plan would be better without it.
  /// Exact, by solving the brief without each in turn.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func findings(
    _ solution: Solution, for brief: PlanBrief
  ) throws(SolverFailure) -> [RequirementFinding] {
    var findings: [RequirementFinding] = []
    for (index, requirement) in brief.requirements.enumerated() {
      let isMet = requirement.isMet(by: solution.plan, brief)
      guard brief.grouping == nil, !limits.isReached else {
        findings.append(RequirementFinding(requirement, isMet: isMet, cost: nil, isProven: false))
        continue
      }
      var others = brief.requirements
      others.remove(at: index)
      let other = try outcome(brief.replacing(requirements: others))?.solution
      let found = Self.firstBetterLevel(solution, other, in: brief)
      findings.append(
        RequirementFinding(
          requirement, isMet: isMet, cost: found.better, isProven: found.isProven))
    }
    return findings
  }

  /// The first level with a better optimum where something is not asked, and whether that is proven.
  /// Levels are compared as long as they are proven where it is asked: a better one binds. That it does
  /// not bind is known where all levels are proven without it too.
  ///
  /// - Parameter other: the plan without what is asked; nil where a limit came first.
  static func firstBetterLevel(
    _ own: Solution, _ other: Solution?, in brief: PlanBrief
  ) -> (better: RequirementFinding.Cost?, isProven: Bool) {
    let pairs = zip(own.levels, other?.levels ?? [])
    for (mine, theirs) in pairs {
      guard mine.isProven else { return (nil, false) }
      // Of a level that is not proven the value is known to be possible, the bound is not.
      let without = theirs.isProven ? theirs.bound : theirs.value
      let rounding = 10 * brief.rounding(of: mine.objective) + 1e-5 * abs(mine.bound)
      if mine.bound - without > rounding {
        let cost = RequirementFinding.Cost(
          objective: mine.objective, value: mine.bound, without: without)
        return (cost, theirs.isProven)
      }
      guard theirs.isProven else { return (nil, false) }
    }
    return (nil, Array(pairs).count == brief.priority.count)
  }
}

extension PlanSolver {
  /// How much longer a reach is looked at: somebody who can't be served for a kilometre or two is what
  /// a planner should know of; a reach of another kind is another question.
  private static let furthest = 1.25
  /// Work of the test: about as much as a large county's plan takes, so that no plan takes more than
  /// twice as long for it.
  private static let mostWork = 2_000

  /// Whether a longer reach would make a plan better, and the least one that does.
  ///
  /// A longer reach leaves all plans possible that there were, so the distances just beyond the reach
  /// are halved until the first is left with which some level is better.
  ///
  /// - Returns: nil where it can't matter: no pair of a municipality and a possible base lies just
  ///   beyond the reach; or where territories are given.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func reachFinding(
    _ solution: Solution, for brief: PlanBrief
  ) throws(SolverFailure) -> ReachFinding? {
    let lengths = brief.lengthsBeyondReach(upTo: Self.furthest * brief.reachKm)
    guard brief.grouping == nil, let most = lengths.last else { return nil }
    let part = limits.part(ofWork: Self.mostWork)
    defer { limits.spend([part]) }
    let solver = PlanSolver(limits: part)
    func answer(_ km: Double) throws(SolverFailure) -> (change: ReachFinding.Change?, isKnown: Bool)
    {
      guard !part.isReached,
        let other = try solver.outcome(brief.reaching(km: km))?.solution
      else { return (nil, false) }
      let found = Self.firstBetterLevel(solution, other, in: brief)
      // The same plan is possible as soon as the reach has its longest way.
      let longest = max(other.plan.longestWay(in: brief), lengths[0])
      let change = found.better.map {
        ReachFinding.Change(
          km: min(longest, km), isLeast: true, $0.objective, value: $0.value, longer: $0.without,
          isProven: found.isProven)
      }
      return (change, change != nil || found.isProven)
    }
    let widest = try answer(most)
    guard var change = widest.change else {
      return ReachFinding(km: brief.reachKm, most: most, change: nil, isKnown: widest.isKnown)
    }
    // No change lies below the first length: see longest.
    var range = 0...lengths.lastIndex { $0 <= change.km }!
    var isLeast = true
    while range.count > 1 {
      let middle = (range.lowerBound + range.upperBound) / 2
      let found = try answer(lengths[middle])
      if let better = found.change {
        change = better
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
        km: change.km, isLeast: isLeast, change.objective, value: change.value,
        longer: change.longer, isProven: change.isProven),
      isKnown: true)
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
