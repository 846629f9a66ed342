import TerritoryModel

extension PlanSolver {
  /// For each requirement of a brief, whether it binds: whether its plan would be better without it.
  /// Exact, by solving the brief without each in turn.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func findings(
    _ solution: Solution, for brief: PlanBrief
  ) throws(SolverFailure) -> [RequirementFinding] {
    try together(brief.requirements) { index, requirement throws(SolverFailure) in
      let isMet = requirement.isMet(by: solution.plan, brief)
      guard brief.grouping == nil, !limits.isReached else {
        return RequirementFinding(requirement, isMet: isMet, cost: nil, isProven: false)
      }
      var others = brief.requirements
      others.remove(at: index)
      let other = try outcome(brief.replacing(requirements: others))?.solution
      let found = Self.firstBetterLevel(solution, other, in: brief)
      return RequirementFinding(
        requirement, isMet: isMet, cost: found.better, isProven: found.isProven)
    }
  }

  /// Answers to several questions that don't depend on each other, in their order: at the same time
  /// where limits let them, and else one after the other.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up on one of them.
  private func together<Item: Sendable, Answer: Sendable>(
    _ items: [Item], _ body: @Sendable (Int, Item) throws(SolverFailure) -> Answer
  ) throws(SolverFailure) -> [Answer] {
    var answers: [Answer] = []
    guard limits.allowConcurrency else {
      for (index, item) in items.enumerated() { answers.append(try body(index, item)) }
      return answers
    }
    let found = concurrentMap(items) { index, item in
      Result { () throws(SolverFailure) in try body(index, item) }
    }
    for answer in found { answers.append(try answer.get()) }
    return answers
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
      if let second = secondFigure(mine, theirs, brief) { return (second, theirs.isProven) }
      guard theirs.isProven else { return (nil, false) }
    }
    return (nil, Array(pairs).count == brief.priority.count)
  }

  /// What the second figure of a level costs; nil where it has none, or costs nothing.
  private static func secondFigure(
    _ mine: LevelResult, _ theirs: LevelResult, _ brief: PlanBrief
  ) -> RequirementFinding.Cost? {
    guard let own = mine.beyondEvenShare, let other = theirs.beyondEvenShare else { return nil }
    let without = theirs.isProven ? other.bound : other.value
    let rounding = 10 * brief.rounding(of: .beyondEvenShare) + 1e-5 * abs(own.bound)
    guard own.bound - without > rounding else { return nil }
    return RequirementFinding.Cost(
      objective: .beyondEvenShare, value: own.bound, without: without)
  }
}
