import TerritoryModel

/// Which conditions of a brief a plan can meet together, each question asked of the solver once: what
/// fewer conditions rule out, more do, and a plan that meets more conditions meets fewer.
struct ConditionSubsets {
  enum Answer {
    case possible(Selection)
    case impossible
    /// A limit came first.
    case unknown
  }

  let all: [Condition]
  private let brief: PlanBrief
  private let possibility: Possibility
  private var possible: [(subset: Set<Int>, plan: Selection)] = []
  private var impossible: [Set<Int>] = []

  init(_ brief: PlanBrief, _ possibility: Possibility) {
    self.brief = brief
    self.possibility = possibility
    all = brief.conditions
  }

  /// - Parameter subset: places in ``all``.
  mutating func answer(_ subset: [Int]) throws(SolverFailure) -> Answer {
    let asked = Set(subset)
    if let known = possible.first(where: { $0.subset.isSuperset(of: asked) }) {
      return .possible(known.plan)
    }
    if impossible.contains(where: { $0.isSubset(of: asked) }) { return .impossible }
    switch try possibility.anyPlan(RelaxedBrief(brief, keeping: subset.map { all[$0] })) {
    case .optimal(_, let plan):
      possible.append((asked, plan))
      return .possible(plan)
    case .infeasible:
      impossible.append(asked)
      return .impossible
    case .stopped: return .unknown
    }
  }
}
