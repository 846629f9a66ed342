import TerritoryModel

/// Finds an irreducible infeasible subsystem of a brief's conditions: a few that contradict each other.
///
/// A deletion filter (Chinneck and Dravnieks 1991): each condition in turn is left out, and stays out where there is no plan even
/// without it. What is left contradicts itself, and without any one of it there is a plan. Which
/// contradiction is found depends on the order, so where one of more than two conditions is found, a
/// smaller one is looked for that has one of the conditions left out.
struct IISFinder {
  private let brief: PlanBrief
  private let oracle: FeasibilityOracle
  private var subsets: ConditionSubsets
  /// Whether no limit has come yet.
  private var isProven = true

  init(_ brief: PlanBrief, _ oracle: FeasibilityOracle) {
    self.brief = brief
    self.oracle = oracle
    subsets = ConditionSubsets(brief, oracle)
  }

  /// - Precondition: no plan meets the brief.
  mutating func diagnosis() throws(SolverFailure) -> Diagnosis {
    guard brief.difference == nil else {
      // Plans run out sooner or later; that is no contradiction of the planner's.
      return Diagnosis(
        conflict: [Diagnosis.Part(.difference, .drop, isEnough: true)], isMinimal: false)
    }
    let all = Array(subsets.all.indices)
    var conflict = try filtered(all)
    let isMinimal = isProven
    if conflict.count > 2 {
      for index in all where isProven && !conflict.contains(index) {
        let other = try filtered(all.filter { $0 != index } + [index])
        if isProven, other.count < conflict.count { conflict = other }
      }
    }
    var parts: [Diagnosis.Part] = []
    for index in conflict { parts.append(try part(index, of: conflict)) }
    return Diagnosis(
      conflict: parts, isMinimal: isMinimal, isOfGivenTerritories: brief.grouping != nil)
  }

  /// What is left of all conditions, ascending, when they are left out in an order.
  private mutating func filtered(_ order: [Int]) throws(SolverFailure) -> [Int] {
    var conflict = order
    for index in order {
      let others = conflict.filter { $0 != index }
      switch try subsets.answer(others) {
      case .impossible: conflict = others
      case .possible: break
      case .unknown: isProven = false
      }
    }
    return conflict.sorted()
  }

  /// The least that a condition has to give way so that a plan meets all others; where none does,
  /// so that one meets the others of the conflict.
  private mutating func part(
    _ index: Int, of conflict: [Int]
  ) throws(SolverFailure) -> Diagnosis.Part {
    let condition = subsets.all[index]
    for (subset, isEnough) in [(Array(subsets.all.indices), true), (conflict, false)] {
      let kept = subset.filter { $0 != index }
      switch try subsets.answer(kept) {
      case .possible(let plan):
        let relaxation = try relaxation(of: condition, keeping: kept, from: plan)
        let others = conflict.filter { $0 != index }
        var own: Relaxation?
        if condition.isNumber, !others.isEmpty, others.count < kept.count,
          case .possible(let plan) = try subsets.answer(others)
        {
          own = try self.relaxation(of: condition, keeping: others, from: plan)
        }
        return Diagnosis.Part(
          condition, relaxation, isEnough: isEnough, ofConflict: own == relaxation ? nil : own)
      case .impossible: continue
      case .unknown: return Diagnosis.Part(condition, .notFoundInTime, isEnough: false)
      }
    }
    // A limit left more conditions in the conflict than contradict each other.
    return Diagnosis.Part(condition, .notFoundInTime, isEnough: false)
  }

  private func relaxation(
    of condition: Condition, keeping kept: [Int], from plan: IntegerSolution
  ) throws(SolverFailure) -> Relaxation {
    try RepairSearch(brief, keeping: kept.map { subsets.all[$0] }, oracle)
      .relaxation(of: condition, from: plan)
  }
}

extension Condition {
  /// Whether the others of a contradiction are said to need more of it, or less.
  fileprivate var isNumber: Bool {
    switch self {
    case .coaches, .territories: true
    case .connected, .leaders, .reach, .placedCoaches, .difference, .otherScenarios, .requirement:
      false
    }
  }
}

/// Which conditions of a brief a plan can meet together, each question asked of the solver once: what
/// fewer conditions rule out, more do, and a plan that meets more conditions meets fewer.
struct ConditionSubsets {
  enum Answer {
    case possible(IntegerSolution)
    case impossible
    /// A limit came first.
    case unknown
  }

  let all: [Condition]
  private let brief: PlanBrief
  private let oracle: FeasibilityOracle
  private var possible: [(subset: Set<Int>, plan: IntegerSolution)] = []
  private var impossible: [Set<Int>] = []

  init(_ brief: PlanBrief, _ oracle: FeasibilityOracle) {
    self.brief = brief
    self.oracle = oracle
    all = brief.conditions
  }

  /// - Parameter subset: places in ``all``.
  mutating func answer(_ subset: [Int]) throws(SolverFailure) -> Answer {
    let asked = Set(subset)
    if let known = possible.first(where: { $0.subset.isSuperset(of: asked) }) {
      return .possible(known.plan)
    }
    if impossible.contains(where: { $0.isSubset(of: asked) }) { return .impossible }
    switch try oracle.anyPlan(RelaxedBrief(brief, keeping: subset.map { all[$0] })) {
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

/// Tells whether there is a plan where some conditions are given up.
struct FeasibilityOracle {
  let limits: SearchLimits
  /// Whether the territories that there could be are asked before the programme; the answer is the
  /// same, only later.
  var asksCover = true

  /// That there is no plan is proven already when this is asked, so the reasons for it are worth
  /// seconds, not minutes; the same branchings on every machine.
  private static let mostBranchings = 1_000

  /// Any plan, by the territories that there could be or, where they are too many, by the programme.
  func anyPlan(_ relaxed: RelaxedBrief) throws(SolverFailure) -> BranchAndCut.Answer {
    guard !limits.isReached else { return .stopped(best: nil, bound: 0) }
    if relaxed.limitsFollowCoaches { return try anyTeam(relaxed) }
    let plain = relaxed.brief
    let brief = plain.counted(in: plain.usualUnits)
    let reach = Reach(brief)
    if asksCover, let answer = PlanCover.anyPlan(brief, reach, relaxed.team, limits) {
      return answer
    }
    // Separators hold for one reach only, so each programme has a pool of its own.
    let search = BranchAndCut(separators: SeparatorPool(brief, reach), limits: limits)
    return try orUnknown { () throws(SolverFailure) in
      try search.minimise(
        .zero, relaxed.model(brief, reach), anyPoint: true,
        strategy: BranchAndCut.Strategy(mostBranchings: Self.mostBranchings))
    }
  }

  /// The answer; that there is none where GLPK gives up, as where a limit comes first. Why there is no
  /// plan is known less well then, that there is none still is.
  private func orUnknown(
    _ answer: () throws(SolverFailure) -> BranchAndCut.Answer
  ) throws(SolverFailure) -> BranchAndCut.Answer {
    do throws(SolverFailure) {
      return try answer()
    } catch {
      if error.isFalseProof { throw error }
      return .stopped(best: nil, bound: 0)
    }
  }

  /// The least largest share of a municipality's clients who wait, per cent, of the plans that there are.
  ///
  /// - Precondition: limits don't depend on the number of coaches.
  func leastLargestShare(_ relaxed: RelaxedBrief) throws(SolverFailure) -> BranchAndCut.Answer {
    guard !limits.isReached else { return .stopped(best: nil, bound: 0) }
    let plain = relaxed.brief
    let brief = plain.counted(in: plain.usualUnits)
    let reach = Reach(brief)
    let search = BranchAndCut(separators: SeparatorPool(brief, reach), limits: limits)
    let model = relaxed.model(brief, reach, measures: [.fairness])
    return try orUnknown { () throws(SolverFailure) in
      try search.minimise(
        model.objective(.fairness), model,
        strategy: BranchAndCut.Strategy(mostBranchings: Self.mostBranchings))
    }
  }

  /// Any plan with any number of coaches, where limits are shares of the mean load: c_j times a limit
  /// that depends on Σ c_j is no linear programme, so each number is asked for itself. There is proof
  /// that none will do where the shares are not what rules them out, or where no share can be kept.
  private func anyTeam(_ relaxed: RelaxedBrief) throws(SolverFailure) -> BranchAndCut.Answer {
    if relaxed.missesAShare { return .infeasible }
    let every = relaxed.withoutShares(coaches: 1...PlanBrief.mostCoaches)
    if case .infeasible = try anyPlan(every) { return .infeasible }
    var isProven = true
    for coaches in relaxed.numbersOfCoaches where !limits.isReached {
      switch try anyPlan(relaxed.staffed(by: coaches)) {
      case .optimal(let value, let plan): return .optimal(value: value, plan)
      case .infeasible: continue
      case .stopped: isProven = false
      }
    }
    if isProven, !limits.isReached, try !mayHaveMoreCoaches(relaxed) { return .infeasible }
    return .stopped(best: nil, bound: 0)
  }

  /// Whether more coaches than a relaxed brief looks at are possible, shares of the mean load aside.
  func mayHaveMoreCoaches(_ relaxed: RelaxedBrief) throws(SolverFailure) -> Bool {
    let most = relaxed.team.coaches.upperBound
    guard most < PlanBrief.mostCoaches else { return false }
    let more = relaxed.withoutShares(coaches: most + 1...PlanBrief.mostCoaches)
    if case .infeasible = try anyPlan(more) { return false }
    return true
  }
}
