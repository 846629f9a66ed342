import TerritoryModel

/// Finds the exact front of two measures, point by point.
///
/// A number (coaches, territories) is walked through from the fewest on; two levels exchange by the
/// epsilon-constraint method: the least of one, then the least of the other at that, then the same
/// again for plans that are better in the other. Each point is optimal in a search that allows
/// nothing but what is better than the points before, so none is dominated; the last search proves
/// that nothing is left, so none is missing.
public struct TradeOffSearch {
  /// A limit stopped a search.
  struct Stopped: Error {}

  let pair: TradeOffPair
  let solver: PlanSolver
  /// Coaches beyond which the front is not asked for; nil for as many as make a difference.
  let mostCoaches: Int?
  /// What is asked with a number of coaches, or with the team of the question where none is given.
  ///
  /// It throws where so many coaches can't be placed.
  let question: (Int?) throws(InvalidInput) -> PlanBrief

  var points: [TradeOff.Point] = []
  /// The most that may wait, where waiting is kept.
  var keptWaiting: Double?
  /// Where the points of a curve lie.
  var steps: TradeOff.Steps?

  public init(
    _ pair: TradeOffPair, solver: PlanSolver, mostCoaches: Int? = nil,
    question: @escaping (Int?) throws(InvalidInput) -> PlanBrief
  ) {
    self.pair = pair
    self.solver = solver
    self.mostCoaches = mostCoaches
    self.question = question
  }

  /// The front.
  ///
  /// - Throws: ``InvalidInput`` where what is asked contradicts itself, ``SolverFailure`` where GLPK
  ///   gives up.
  public static func run(_ search: TradeOffSearch) throws -> TradeOff {
    var search = search
    var ending = TradeOff.Ending.complete
    do {
      let measures = search.pair.measures
      if measures.contains(.coaches) {
        try search.walkCoaches()
      } else if measures.contains(.territories) {
        try search.walkTerritories()
      } else if search.pair.isCurve {
        try search.walkCurve()
      } else {
        try search.walkLevels()
      }
      if search.points.isEmpty { ending = try search.noPlan() }
    } catch is Stopped {
      ending = .stopped
    }
    if case .complete = ending, search.points.contains(where: { !$0.isProven }) {
      ending = .stopped
    }
    return TradeOff(
      pair: search.pair, points: search.worthChoosing, ending: ending,
      keptWaiting: search.pair.keepsWaiting ? search.keptWaiting : nil,
      steps: search.steps, mostCoaches: search.mostCoaches)
  }

  /// The points without those that another one is better than: where a gap is allowed, a point may
  /// turn out worse than a later one.
  private var worthChoosing: [TradeOff.Point] {
    let measures = pair.measures
    func values(_ point: TradeOff.Point) -> [Double] { measures.map { point.value(of: $0) } }
    return points.filter { point in
      let own = values(point)
      return !points.contains { other in
        let others = values(other)
        return others != own && zip(others, own).allSatisfy { $0 <= $1 }
      }
    }
  }

  private func noPlan() throws -> TradeOff.Ending {
    switch try solver.solve(question(nil)) {
    case .infeasible(let diagnosis): .infeasible(diagnosis)
    case .unknown: .stopped
    case .optimal, .feasible: .infeasible(nil)
    }
  }

  /// The best plan of a brief by levels, or nil where the brief allows none.
  ///
  /// - Parameters:
  ///   - levels: those that have to be proven.
  ///   - ceilings: the most that levels may have.
  ///   - settles: whether the other levels of the brief's priority settle what is left open.
  /// - Throws: ``Stopped``, with the plan so far among the points where it is to be settled.
  mutating func best(
    _ brief: PlanBrief, _ levels: [Objective], below ceilings: [Objective: Double] = [:],
    settles: Bool = true
  ) throws -> TradeOff.Point? {
    let first = (pair.keepsWaiting ? [.waiting] : []) + levels
    let rest = settles ? brief.priority.filter { !first.contains($0.objective) } : []
    var ceilings = ceilings
    if let keptWaiting, pair.keepsWaiting { ceilings[.waiting] = keptWaiting }
    let asked = brief.asking(first.map { Level($0) } + rest).keeping(ceilings)
    guard let outcome = try solver.outcome(asked) else { return nil }
    guard let solution = outcome.solution else { throw Stopped() }
    let proven = solution.levels.filter(\.isValueProven).map(\.objective)
    let point = TradeOff.Point(
      brief: asked, outcome: outcome, plan: solution.plan,
      isProven: Set(first).isSubset(of: proven))
    // Where a limit stopped a level after these, it stops the next search by itself.
    if point.isProven || isGoodEnough(solution, first) { return point }
    if settles { points.append(point) }
    throw Stopped()
  }

  private func isGoodEnough(_ solution: Solution, _ levels: [Objective]) -> Bool {
    levels.allSatisfy { objective in
      solution.levels.contains {
        $0.objective == objective
          && ($0.isValueProven || solver.limits.isGoodEnough($0.value, bound: $0.bound))
      }
    }
  }

  /// The most that something better than a value may have.
  ///
  /// Better by more than the levels kept may give away (``GroupingModel/keep(_:atMost:)``), so that no
  /// point is found twice: a millionth of what the level is about.
  static func below(_ value: Double, _ objective: Objective, _ brief: PlanBrief) -> Double {
    if isWhole(objective, brief) { return value.rounded() - 1 }
    // What help may be off by is no measure of what anybody would choose between.
    let least = brief.rounding(of: objective == .help ? .waiting : objective)
    return value - least - 1e-6 * abs(value)
  }

  private static func isWhole(_ objective: Objective, _ brief: PlanBrief) -> Bool {
    switch objective {
    case .change: true
    case .partners: brief.partnerships.allSatisfy { $0.weight == $0.weight.rounded() }
    case .waiting, .fairness, .beyondEvenShare, .travel, .balance, .help: false
    }
  }
}

extension PlanBrief {
  /// The same brief with the most that levels may have.
  func keeping(_ ceilings: [Objective: Double]) -> PlanBrief {
    ceilings.isEmpty
      ? self : differing(by: Difference(from: [], municipalities: 1, ceilings: ceilings))
  }
}
