/// The tree over bases and coaches, with the leader at a place: each set of bases that it comes to is
/// solved with membership, and excluded.
struct ServiceTree {
  let model: ServiceModel
  let sets: BaseSetPool
  let cuts: GroupCapacityCuts
  /// Where the leader is; nil where that does not matter.
  let leader: Int?
  /// In no row, so that its bound can cut off what is above the best plan.
  let cutoffColumn: LinearProgram.Variable
  let limits: SearchLimits

  /// Searches the tree from its solved relaxation on.
  ///
  /// - Parameters:
  ///   - floor: what none of its plans has less of.
  ///   - observe: told the best value and the bound so far, often.
  /// - Returns: nil at its end; else, where the search stopped before, what none of its plans has less of.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func search(
    _ problem: inout Problem, floor: Double,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void
  ) throws(SolverFailure) -> Double? {
    let lazyRows = LazyRows(problem.lazyRows)
    var rounds: (node: Int32, count: Int) = (0, 0)
    let tree = TreeSearch(
      limits: limits, target: -.infinity, mostBranchings: Self.branchingsWithoutPlan,
      separate: { subproblem in
        if subproblem.node != rounds.node { rounds = (subproblem.node, 0) }
        if let value = sets.cutoff { subproblem.cutOff(at: value, by: cutoffColumn) }
        if lazyRows.addBroken(to: subproblem) { return sets.best?.value }
        rounds.count += 1
        if rounds.count <= Self.roundsOfNode, cuts.add(to: subproblem, limits) {
          return sets.best?.value
        }
        exclude(subproblem)
        return sets.best?.value
      },
      branch: { chooseBranch($0) }, observe: { observe($0, max(floor, $1)) })
    let status = problem.solveInteger(tree)
    if case .failed = status { throw SolverFailure(status) }
    return sets.isEnded || status.isStopped ? max(floor, tree.bound) : nil
  }

  private static let roundsOfNode = 3
  /// What is possible for service alone, after so many branchings mostly is not with membership.
  private static let branchingsWithoutPlan = 500

  /// Where a subproblem has whole bases, solves the level for them and excludes them.
  private func exclude(_ subproblem: borrowing Subproblem) {
    let opening = model.columns.bases.map {
      (base: $0, value: subproblem.value(of: model.columns.opening[$0]!))
    }
    guard opening.allSatisfy({ abs($0.value - $0.value.rounded()) < 1e-6 }) else { return }
    let bases = opening.filter { $0.value > 0.5 }.map(\.base)
    if sets.areTooMany { return subproblem.stop() }
    sets.visit(bases, leader: leader)
    if sets.isEnded {
      // A set that was not solved stays, so that it counts for the bound.
      subproblem.stop()
    } else {
      subproblem.add(model.exclusion(of: bases))
    }
  }

  /// Branches on coaches, then bases, weighted by clients.
  private func chooseBranch(_ subproblem: borrowing Subproblem) {
    let families =
      [model.columns.coaches] + model.partTime.map(\.coaches)
      + [model.columns.opening, model.columns.leaders]
    for family in families {
      var best: (variable: LinearProgram.Variable, weight: Double, up: Bool)?
      for base in model.columns.bases {
        let variable = family[base]!
        guard subproblem.canBranch(on: variable) else { continue }
        let value = subproblem.value(of: variable)
        let fraction = value - value.rounded(.down)
        let weight = (1 + model.brief.demand[base]) * min(fraction, 1 - fraction)
        if weight > best?.weight ?? 0 { best = (variable, weight, fraction > 0.5) }
      }
      if let best { return subproblem.branch(on: best.variable, up: best.up) }
    }
  }
}

extension BaseSetPool {
  /// Whether membership decides too much for a search for service first: then it is better searched for
  /// with service.
  var areTooMany: Bool {
    best == nil
      ? count >= Self.mostWithoutPlan || postponed.count >= Self.mostPutOffWithoutPlan
      : count >= Self.mostSets
  }

  private static let mostWithoutPlan = 40
  private static let mostPutOffWithoutPlan = 3
  private static let mostSets = 400
}
