import TerritoryModel

/// Finds the plans that a plan is decided against (``DecisionBasis``).
///
/// They are by-products, so each search has a small budget of work of its own, besides the limits of
/// the plan's own search: what is not found within it is left out.
public struct DecisionSearch {
  /// Those of the plan's own search.
  private let limits: SearchLimits
  private let brief: PlanBrief
  private let outcome: Outcome
  /// The same question with another number of coaches; nil where that contradicts what is asked.
  private let asking: (Coaches) -> PlanBrief?

  /// Work of each search: many times what the plans of most counties take.
  private static let work = 20_000
  /// How many teams are tried to find one that serves everybody.
  private static let tries = 3

  /// - Parameters:
  ///   - solver: with the limits of the plan's own search.
  ///   - outcome: what became of the brief.
  ///   - asking: makes the question with another number of coaches; nil where it can't be asked.
  public init(
    _ solver: PlanSolver, _ brief: PlanBrief, _ outcome: Outcome,
    asking: @escaping (Coaches) -> PlanBrief?
  ) {
    limits = solver.limits
    self.brief = brief
    self.outcome = outcome
    self.asking = asking
  }

  /// - Parameter needed: coaches that the headcount needs.
  /// - Returns: nil where there is no plan.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func basis(needed: Int) throws(SolverFailure) -> DecisionBasis? {
    guard outcome.solution != nil else { return nil }
    let own = Evaluation.Answer(brief: brief, outcome: outcome)
    let coaches = brief.team.coaches
    guard !own.servesAll else {
      let smaller = try servingAll(
        from: needed, below: Int(coaches.equivalents.rounded(.up)), nil)
      return DecisionBasis(price: nil, oneMore: nil, servingAll: smaller)
    }
    let price = try price(own)
    let oneMore = try answer(coaches + Coaches(fullTime: 1))
    return DecisionBasis(
      price: price, oneMore: oneMore,
      servingAll: try servingAll(
        from: max(needed, Int(coaches.equivalents.rounded(.down)) + 1),
        below: PlanBrief.mostCoaches, oneMore))
  }

  /// The first of a few teams with which nobody waits.
  private func servingAll(
    from first: Int, below end: Int, _ oneMore: Evaluation.Answer?
  ) throws(SolverFailure) -> Evaluation.Answer? {
    guard first < end else { return nil }
    for count in first..<min(first + Self.tries, end) {
      let coaches = Coaches(fullTime: count)
      let known = oneMore.flatMap { $0.brief.team.coaches == coaches ? $0 : nil }
      let found = if let known { known } else { try answer(coaches) }
      if let found, found.servesAll { return found }
    }
    return nil
  }

  private func answer(_ coaches: Coaches) throws(SolverFailure) -> Evaluation.Answer? {
    guard let other = asking(coaches) else { return nil }
    // Levels after travel decide nothing that is told of these plans. A priority has a level.
    let last = other.priority.firstIndex { $0.objective == .travel } ?? other.priority.endIndex - 1
    return try answer(other.asking(Array(other.priority[...last])))
  }

  /// - Returns: nil where no plan is possible, or none was proven within the limits.
  private func answer(_ brief: PlanBrief) throws(SolverFailure) -> Evaluation.Answer? {
    guard !limits.isReached else { return nil }
    let solver = PlanSolver(limits: limits.besides(work: Self.work))
    guard let outcome = try solver.outcome(brief), case .optimal = outcome else { return nil }
    return Evaluation.Answer(brief: brief, outcome: outcome)
  }

  /// The same question without the level fairness, or with it right after waiting. A plan of any other
  /// order is neither the fairest nor the cheapest.
  private func price(_ own: Evaluation.Answer) throws(SolverFailure) -> PriceOfFairness? {
    let priority = brief.priority
    let isAlike = priority.dropFirst().starts(with: [Level(.fairness), Level(.travel)])
    let isCheapest = priority.dropFirst().starts(with: [Level(.travel)])
    guard brief.difference == nil, let first = priority.first, first.objective == .waiting,
      isAlike || isCheapest
    else { return nil }
    let other = [first] + (isAlike ? [] : [Level(.fairness)]) + [Level(.travel)]
    // Both have a plan: what is not proven is no answer.
    guard let found = try answer(brief.asking(other)),
      abs(found.value(of: .waiting)! - own.value(of: .waiting)!)
        <= 10 * brief.rounding(of: .waiting)
    else { return nil }
    return isAlike
      ? PriceOfFairness(alike: own, cheapest: found)
      : PriceOfFairness(alike: found, cheapest: own)
  }
}
