import TerritoryModel

/// Finds the plans that a plan is decided against (``DecisionBasis``).
///
/// They are by-products, so their searches have a small budget of work together, besides the limits of
/// the plan's own search: what is not found within it is left out.
public struct DecisionSearch: Sendable {
  private let limits: SearchLimits
  private let brief: PlanBrief
  private let outcome: Outcome
  /// The same question with another number of coaches; nil where that contradicts what is asked.
  private let asking: @Sendable (Coaches) -> PlanBrief?

  /// Work of all searches together: many times what the plans of most counties take.
  private static let work = 20_000
  /// How many teams are tried to find one that serves everybody.
  private static let tries = 3

  private enum Found {
    case plan(Evaluation.Answer)
    /// No plan is possible, or it can't be asked for.
    case none
    /// Nothing was proven within the limits.
    case open

    var answer: Evaluation.Answer? { if case .plan(let answer) = self { answer } else { nil } }
  }

  /// - Parameters:
  ///   - solver: with the limits of the plan's own search.
  ///   - outcome: what became of the brief.
  ///   - asking: makes the question with another number of coaches; nil where it can't be asked.
  public init(
    _ solver: PlanSolver, _ brief: PlanBrief, _ outcome: Outcome,
    asking: @escaping @Sendable (Coaches) -> PlanBrief?
  ) {
    limits = solver.limits.besides(work: Self.work)
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
    let more = coaches + Coaches(fullTime: 1)
    let oneMore = try plan(for: more)
    return DecisionBasis(
      price: price, oneMore: oneMore.answer,
      servingAll: try servingAll(
        from: max(needed, Int(coaches.equivalents.rounded(.down)) + 1),
        below: PlanBrief.mostCoaches, (more, oneMore)))
  }

  /// The first of a few teams with which nobody waits.
  ///
  /// - Parameter known: coaches that were asked for already, and what was found; nil where none were.
  /// - Returns: nil where it is open with fewer coaches.
  private func servingAll(
    from first: Int, below end: Int, _ known: (coaches: Coaches, found: Found)?
  ) throws(SolverFailure) -> Evaluation.Answer? {
    guard first < end else { return nil }
    for count in first..<min(first + Self.tries, end) {
      let coaches = Coaches(fullTime: count)
      let found =
        if let known, known.coaches == coaches { known.found } else { try plan(for: coaches) }
      switch found {
      case .plan(let answer): if answer.servesAll { return answer }
      case .none: continue
      case .open: return nil
      }
    }
    return nil
  }

  private func plan(for coaches: Coaches) throws(SolverFailure) -> Found {
    guard let other = asking(coaches) else { return .none }
    // Levels after waiting, fairness and travel decide nothing that is told of these plans. A priority has a
    // level.
    let told = [Objective.waiting, .fairness, .travel].map { objective in
      other.priority.firstIndex { $0.objective == objective } ?? other.priority.endIndex - 1
    }
    let last = told.max()!
    return try plan(for: other.asking(Array(other.priority[...last])))
  }

  private func plan(for brief: PlanBrief) throws(SolverFailure) -> Found {
    guard !limits.isReached else { return .open }
    // Why there is no plan is not told.
    guard let outcome = try PlanSolver(limits: limits).outcome(brief) else { return .none }
    guard case .optimal = outcome else { return .open }
    return .plan(Evaluation.Answer(brief: brief, outcome: outcome))
  }

  /// The same question with fairness right after waiting, or only after travel: of all cheapest plans the
  /// one that serves most alike. A plan of any other order is neither the fairest nor the cheapest.
  private func price(_ own: Evaluation.Answer) throws(SolverFailure) -> PriceOfFairness? {
    let priority = brief.priority
    let isAlike = priority.dropFirst().starts(with: [Level(.fairness), Level(.travel)])
    let isCheapest = priority.dropFirst().starts(with: [Level(.travel)])
    guard brief.difference == nil, let first = priority.first, first.objective == .waiting,
      isAlike || isCheapest,
      // What may be neither has no price.
      own.outcome.solution?.levels.prefix(isAlike ? 3 : 2).allSatisfy(\.isProven) == true
    else { return nil }
    let other =
      isAlike
      ? [first, Level(.travel), Level(.fairness)] : [first, Level(.fairness), Level(.travel)]
    guard let found = try priced(brief.asking(other)),
      abs(found.value(of: .waiting)! - own.value(of: .waiting)!)
        <= 10 * brief.rounding(of: .waiting)
    else { return nil }
    return isAlike
      ? PriceOfFairness(alike: own, cheapest: found)
      : PriceOfFairness(alike: found, cheapest: own)
  }

  /// The plan of another order; nil where what is told of it is not proven. That is no second figure: after
  /// travel, clients beyond an even share may depend on how exactly that is kept.
  private func priced(_ brief: PlanBrief) throws(SolverFailure) -> Evaluation.Answer? {
    guard !limits.isReached, let outcome = try PlanSolver(limits: limits).outcome(brief),
      let levels = outcome.solution?.levels, levels.count == brief.priority.count,
      levels.allSatisfy(\.isValueProven)
    else { return nil }
    return Evaluation.Answer(brief: brief, outcome: outcome)
  }
}
