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

  /// Why the front has no point.
  private func noPlan() throws -> TradeOff.Ending {
    let hasNumbers = pair.measures.contains(.coaches)
    guard let brief = hasNumbers ? try? question(mostThatMatter()) : try question(nil) else {
      return .infeasible(nil)
    }
    switch try solver.solve(brief) {
    // What is due to one number says nothing of others.
    case .infeasible(let diagnosis)
    where hasNumbers && diagnosis.conflict.contains { $0.condition.isOfCoaches }:
      return .infeasible(nil)
    case .infeasible(let diagnosis): return .infeasible(diagnosis)
    case .unknown: return .stopped
    case .optimal, .feasible: return .infeasible(nil)
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
  /// Better by more than the levels kept may give away (``DistrictingModel/keep(_:atMost:)``), so that no
  /// point is found twice: a millionth of what the level is about.
  static func below(_ value: Double, _ objective: Objective, _ brief: PlanBrief) -> Double {
    if brief.isWhole(objective) { return value.rounded() - 1 }
    // What help may be off by is no measure of what anybody would choose between.
    let least = brief.rounding(of: objective == .help ? .waiting : objective)
    return value - least - 1e-6 * abs(value)
  }
}

extension PlanBrief {
  /// The same brief with the most that levels may have.
  func keeping(_ ceilings: [Objective: Double]) -> PlanBrief {
    ceilings.isEmpty
      ? self : differing(by: Difference(from: [], municipalities: 1, ceilings: ceilings))
  }
}

extension TradeOffSearch {
  /// Two levels, by the epsilon-constraint method.
  mutating func walkLevels() throws {
    let brief = try question(nil)
    // Waiting and travel first: their programmes are the easier ones to bound. Fairness last: it has a
    // second figure, which the other level must not wait for.
    let (a, b) = orderedLevels
    var ceilings: [Objective: Double] = [:]
    while let point = try best(brief, [a, b], below: ceilings) {
      points.append(point)
      if pair.keepsWaiting { keptWaiting = point.plan.value(of: .waiting, for: brief) }
      let next = Self.below(point.plan.value(of: b, for: brief), b, brief)
      // Nothing is less than none.
      if next < 0 { return }
      ceilings[b] = next
    }
  }

  private var orderedLevels: (Objective, Objective) {
    // Both are levels: pairs with a number are walked otherwise.
    let (first, second) = (pair.first.objective!, pair.second.objective!)
    if first == .fairness { return (second, first) }
    return [.waiting, .travel].contains(second) ? (second, first) : (first, second)
  }

  /// Each number of territories against a level.
  mutating func walkTerritories() throws {
    let brief = try question(nil)
    // The other one is a level: pairs with coaches are walked otherwise.
    let level = pair.measures.compactMap(\.objective)[0]
    guard let ideal = try best(brief, [level], settles: false) else { return }
    if pair.keepsWaiting { keptWaiting = ideal.plan.value(of: .waiting, for: brief) }
    try walk(brief.territories, level, until: ideal) { brief.asking(territories: $0) }
  }

  /// Each number against a level, until the level can't improve any more.
  ///
  /// - Parameter brief: what is asked with a number; nil where so few are too few.
  mutating func walk(
    _ numbers: ClosedRange<Int>, _ level: Objective, until ideal: TradeOff.Point?,
    _ brief: (Int) -> PlanBrief?
  ) throws {
    var ceiling: Double?
    for number in numbers {
      guard let brief = brief(number) else { continue }
      if let ceiling, ceiling < 0 { return }
      if let ideal, let ceiling, ideal.plan.value(of: level, for: ideal.brief) > ceiling { return }
      guard let point = try best(brief, [level], below: ceiling.map { [level: $0] } ?? [:])
      else { continue }
      points.append(point)
      ceiling = Self.below(point.plan.value(of: level, for: brief), level, brief)
    }
  }

  /// Each number of coaches against the fewest territories that they make possible.
  mutating func walkTerritories(
    withCoaches numbers: ClosedRange<Int>, _ brief: (Int) -> PlanBrief?
  ) throws {
    var most: Int?
    for number in numbers {
      guard let brief = brief(number) else { continue }
      let fewest = brief.territories.lowerBound
      let highest = min(brief.territories.upperBound, most.map { $0 - 1 } ?? .max)
      if highest < fewest { if most != nil { return } else { continue } }
      for territories in fewest...highest {
        guard let point = try best(brief.asking(territories: territories), []) else { continue }
        points.append(point)
        most = territories
        break
      }
    }
  }
}

extension TradeOffSearch {
  /// Steps that a curve is shown at.
  private static let stepsOfCurve = 10

  /// Fairness against travel or waiting: the least of the other level where in no municipality a larger
  /// share waits than at each step, from the least largest share that there is to the one of the plan
  /// that is best in the other level.
  mutating func walkCurve() throws {
    let brief = try question(nil)
    // A curve is of fairness and another level.
    let other = pair.measures.compactMap(\.objective).first { $0 != .fairness }!
    guard let cheapest = try best(brief, [other, .fairness]) else { return }
    if pair.keepsWaiting { keptWaiting = cheapest.plan.value(of: .waiting, for: brief) }
    guard let fairest = try best(brief, [.fairness], settles: false) else { return }
    let from = fairest.plan.value(of: .fairness, for: brief)
    let to = cheapest.plan.value(of: .fairness, for: brief)
    // Where the best plan is as fair as any, the two don't conflict.
    if to - from > brief.rounding(of: .fairness) {
      steps = TradeOff.Steps(from: from, to: to, count: Self.stepsOfCurve)
      for step in 0..<Self.stepsOfCurve {
        let share = from + (to - from) * Double(step) / Double(Self.stepsOfCurve)
        let limited = brief.limiting(percentWaiting: share)
        guard let point = try best(limited, [other, .fairness]) else { throw Stopped() }
        add(point)
      }
    }
    add(cheapest)
  }

  /// Adds a point unless it is the one before: where a curve is flat, a larger share brings nothing.
  private mutating func add(_ point: TradeOff.Point) {
    func isSame(_ measure: Measure, _ last: TradeOff.Point) -> Bool {
      // Both are levels: only a curve comes here.
      let rounding = point.brief.rounding(of: measure.objective!)
      return abs(point.value(of: measure) - last.value(of: measure)) <= rounding
    }
    if let last = points.last, pair.measures.allSatisfy({ isSame($0, last) }) { return }
    points.append(point)
  }
}

extension PlanBrief {
  /// The same brief where in no municipality more of a hundred clients wait.
  fileprivate func limiting(percentWaiting share: Double) -> PlanBrief {
    // The plan that has the least largest share has it, and the least waiting, but for rounding.
    let most = min(1, (share + 2 * rounding(of: .fairness)) / 100)
    return replacing(
      requirements: requirements + [Requirement(.mostWaiting(share: most), origin: .computed)])
  }
}

extension Condition {
  fileprivate var isOfCoaches: Bool { if case .coaches = self { true } else { false } }
}
