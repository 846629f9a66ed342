import TerritoryModel

/// Finds a few conditions of an infeasible brief that contradict each other.
///
/// A deletion filter: each condition in turn is left out, and stays out where there is no plan even
/// without it. What is left contradicts itself, and without any one of it there is a plan. Which
/// contradiction is found depends on the order, so where one of more than two conditions is found, a
/// smaller one is looked for that has one of the conditions left out.
struct ConflictSearch {
  private let brief: PlanBrief
  private let possibility: Possibility
  private var subsets: ConditionSubsets
  /// Whether no limit has come yet.
  private var isProven = true

  init(_ brief: PlanBrief, _ possibility: Possibility) {
    self.brief = brief
    self.possibility = possibility
    subsets = ConditionSubsets(brief, possibility)
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
    return Diagnosis(conflict: parts, isMinimal: isMinimal)
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
        let search = RelaxationSearch(
          brief, keeping: kept.map { subsets.all[$0] }, possibility)
        return Diagnosis.Part(
          condition, try search.relaxation(of: condition, from: plan), isEnough: isEnough)
      case .impossible: continue
      case .unknown: return Diagnosis.Part(condition, .notFoundInTime, isEnough: false)
      }
    }
    // A limit left more conditions in the conflict than contradict each other.
    return Diagnosis.Part(condition, .notFoundInTime, isEnough: false)
  }
}
