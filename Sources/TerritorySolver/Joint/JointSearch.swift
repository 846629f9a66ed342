import TerritoryModel

/// Minimises one level over a programme that several models are parts of: the same territories in
/// several scenarios, or the stages of a service that grows.
///
/// Each part has columns and rows of its own in the programme. What no single model says, which rows
/// are broken and where to branch, is asked of all of them; group capacity cuts hold for the staff and
/// the clients of each.
struct JointSearch {
  /// What a search came to; a point has a value for each column of the programme.
  enum Answer {
    case optimal(value: Double, point: [Double])
    case infeasible
    /// Stopped at a limit, with the best point and the proven bound.
    case stopped(best: (value: Double, point: [Double])?, bound: Double)
  }

  let parts: [DistrictingModel]
  /// Those of the parts with bases of their own.
  let structures: [DistrictingModel]
  let search: BranchAndCut

  /// The least value of a level.
  ///
  /// - Parameters:
  ///   - floor: no point has less, as is known from elsewhere.
  ///   - observe: told the best value and the bound so far, often.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func minimise(
    _ level: LinearExpression, _ program: LinearProgram, floor: Double,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void = { _, _ in }
  ) throws(SolverFailure) -> Answer {
    guard parts.allSatisfy(\.isPossible) else { return .infeasible }
    guard !search.limits.isReached else { return .stopped(best: nil, bound: floor) }
    var program = program
    for structure in structures {
      for separator in search.separators.separators {
        if let row = structure.constraint(separator) { program.require(row) }
      }
    }
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      problem.load(program)
      problem.setObjective(level)
      let status = tightened(&problem)
      switch status {
      case .optimal: break
      case .infeasible: return .infeasible
      case .stopped: return .stopped(best: nil, bound: floor)
      case .failed: throw SolverFailure(status)
      }
      let floor = max(floor, problem.relaxationValue)
      // All of them: what cleaning the cuts away leaves of those that joined the relaxation is not known.
      let lazyRows = LazyRows(program.rows.filter(\.isLazy))
      let cuts = cuts
      var rounds: (node: Int32, count: Int) = (0, 0)
      let tree = TreeSearch(
        limits: search.limits, target: floor + 1e-7,
        separate: { subproblem in
          if search.addRows(lazyRows, parts, subproblem) { return nil }
          if subproblem.node != rounds.node { rounds = (subproblem.node, 0) }
          rounds.count += 1
          guard rounds.count <= Self.roundsOfNode else { return nil }
          for kind in cuts { _ = kind.add(to: subproblem, search.limits) }
          return nil
        },
        branch: { search.branch(structures, $0) }, observe: { observe($0, max(floor, $1)) })
      return try answer(of: tree, &problem, floor)
    }
  }

  private static let roundsOfNode = 2

  /// Group capacity cuts for the staff and the clients of each part.
  private var cuts: [GroupCapacityCuts] { parts.flatMap { $0.capacityCuts() } }

  /// Solves the relaxation, with the cuts of all parts.
  private func tightened(_ problem: inout Problem) -> SolveStatus {
    let status = problem.solveRelaxation(search.limits)
    guard status == .optimal else { return status }
    return CuttingPlanes(cuts: cuts, limits: search.limits).tighten(&problem)
  }

  private func answer(
    of tree: TreeSearch, _ problem: inout Problem, _ floor: Double
  ) throws(SolverFailure) -> Answer {
    let status = problem.solveInteger(tree)
    switch status {
    case .optimal: return .optimal(value: problem.integerValue, point: problem.integerPoint)
    case .infeasible: return .infeasible
    case .stopped(let hasPoint):
      let bound = max(floor, tree.bound)
      guard hasPoint else { return .stopped(best: nil, bound: bound) }
      let best = (problem.integerValue, problem.integerPoint)
      return best.0 <= tree.target
        ? .optimal(value: best.0, point: best.1) : .stopped(best: best, bound: bound)
    case .failed: throw SolverFailure(status)
    }
  }
}
