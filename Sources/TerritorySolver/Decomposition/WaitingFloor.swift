import TerritoryModel

/// Clients a year who have to wait in any plan, told without solving the programme.
///
/// The team serves at most κ (N + λ L) clients. Less, where a place is so remote that whoever is based
/// within reach of it has less than a caseload to serve at all: each municipality m belongs to some
/// territory, so where r_m are kept from the capacity so that Σ_{m for j} r_m ≤ max(0, κ − Σ_{m for j}
/// d_m) at each base j, at least Σ r_m of the capacity go unused:
///
/// waiting ≥ Σ d − κ (N + λ L) + max Σ r
enum WaitingFloor {
  /// - Parameter limits: what its work is noted in; it comes to its end whatever they are.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  static func floor(
    _ brief: PlanBrief, _ reach: Reach, notedIn limits: SearchLimits = .none
  ) throws(SolverFailure) -> Double {
    let capacity = brief.capacity(coaches: brief.team.coaches, leaders: brief.team.leaders)
    return max(0, brief.totalDemand - capacity + (try unused(brief, reach, limits)))
  }

  /// The largest Σ r_m.
  private static func unused(
    _ brief: PlanBrief, _ reach: Reach, _ limits: SearchLimits
  ) throws(SolverFailure) -> Double {
    let idle = idleCapacity(brief, reach)
    var program = LinearProgram()
    let kept = remote(brief, reach).map { m in
      (municipality: m, capacity: program.addColumn("unused_\(m)", 0...Double.infinity))
    }
    guard !kept.isEmpty else { return 0 }
    for base in 0..<brief.count {
      let near = kept.filter { reach.members[base][$0.municipality] }
      program.require(near.sum { LinearExpression($0.capacity) } <= idle[base])
    }
    let objective = kept.sum { -1 * LinearExpression($0.capacity) }
    let complete = program
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      problem.load(complete)
      problem.setObjective(objective)
      let status = problem.solveRelaxation(.none)
      limits.spend(problem.iterations)
      guard case .optimal = status else { throw SolverFailure(status) }
      return -problem.relaxationValue
    }
  }

  /// Municipalities that can only belong to bases with less than a caseload to serve, ascending.
  static func remote(_ brief: PlanBrief, _ reach: Reach) -> [Int] {
    let idle = idleCapacity(brief, reach)
    return (0..<brief.count).filter { m in
      !brief.shared.contains(m)
        && idle.indices.allSatisfy { !reach.members[$0][m] || idle[$0] > 0 }
    }
  }

  /// What one coach at each base can't use, in clients a year.
  private static func idleCapacity(_ brief: PlanBrief, _ reach: Reach) -> [Double] {
    (0..<brief.count).map { base in
      max(0, brief.annualClientsPerCoach - reachable(from: base, brief, reach))
    }
  }

  /// Clients a year whom staff of a base could serve in some plan or other.
  private static func reachable(from base: Int, _ brief: PlanBrief, _ reach: Reach) -> Double {
    let members = reach.members[base]
    return (0..<brief.count).reduce(0) { sum, m in
      guard brief.isWithinReach(m, of: base) else { return sum }
      let isOpen =
        members[m] || brief.shared.contains(m)
        || brief.neighbourHelp && brief.borders.neighbours[m].contains { members[$0] }
      return isOpen ? sum + brief.demand[m] : sum
    }
  }
}
