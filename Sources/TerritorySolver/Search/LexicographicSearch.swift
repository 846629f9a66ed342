import TerritoryModel

/// The levels of a brief, one after the other.
struct LexicographicSearch {
  enum Ending {
    /// Every level was proven.
    case proven
    /// A limit ended the search.
    case stopped
    /// There is no plan.
    case infeasible
  }

  let brief: PlanBrief
  let reach: Reach
  let search: LevelSearch
  private let progress: ProgressObserver?
  /// Whether whole territories may be chosen; a test solves without too.
  var mayChooseColumns = true
  /// Levels that are proven, with the most that later levels may make of them.
  private var kept: [(level: Level, ceiling: Double)] = []
  /// What no plan that keeps the levels so far is below, where a search found out before the level's
  /// own one.
  private var floors: [Objective: Double] = [:]
  /// The best plan for a level that has not been solved yet.
  private var incumbent: (level: Objective, value: Double, selection: Selection)?
  /// The best plan so far: of the last level that found one.
  private(set) var selection: Selection?
  /// The levels that were reached, with their bounds.
  private(set) var reached: [(level: Level, bound: Double)] = []

  init(_ brief: PlanBrief, _ limits: SearchLimits, _ progress: ProgressObserver? = nil) {
    self.brief = brief
    self.progress = progress
    reach = Reach(brief)
    search = LevelSearch(separators: SeparatorPool(brief, reach), limits: limits)
  }

  /// Solves the levels until all are proven, or a limit is hit.
  mutating func run() throws(SolverFailure) -> Ending {
    var levels = brief.priority.dropFirst(try proveByColumns())
    while let level = levels.popFirst() {
      progress?(SearchProgress(level: level.objective, value: nil, bound: nil))
      if level == Level(.waiting), let next = levels.first {
        let proven = try proveByBound(then: next)
        if proven > 0 {
          levels = levels.dropFirst(proven - 1)
          continue
        }
      }
      let ending =
        try level.objective == .balance && selection != nil
        ? proveBalance(level) : prove(level)
      if ending != .proven { return ending }
    }
    return .proven
  }

  /// A waiting level that a plan brings down to the relaxation's bound is proven without a search of
  /// its own, so the next level is solved as if it were. Where that takes too much work there is
  /// probably no such plan.
  ///
  /// - Returns: how many levels are proven: none, waiting alone, or both.
  private mutating func proveByBound(then next: Level) throws(SolverFailure) -> Int {
    let waiting = model(for: .waiting)
    guard
      let bound = try search.relaxation(of: waiting.objective(.waiting), waiting), bound.isFinite
    else { return 0 }
    let waitingFloor = max(0, bound)
    floors[.waiting] = waitingFloor
    kept.append((Level(.waiting), waitingFloor))
    if brief.isWhole(next.objective), try proveByCounting(next) != nil {
      reached.insert((Level(.waiting), waitingFloor), at: 0)
      return 2
    }
    var strategy = strategy(for: next.objective)
    strategy.mostBranchings = 300
    switch try minimise(next.objective, symmetricModel(for: next.objective), strategy) {
    case .optimal(let bound, let found):
      reached.append((Level(.waiting), waitingFloor))
      _ = try accept(next, bound, found)
      return 2
    case .stopped(let best?, let bound):
      kept.removeLast()
      _ = try accept(Level(.waiting), waitingFloor, best.selection)
      floors[next.objective] = bound
      incumbent = (next.objective, best.value, best.selection)
      return 1
    case .infeasible, .stopped:
      kept.removeLast()
      return 0
    }
  }

  private mutating func prove(_ level: Level) throws(SolverFailure) -> Ending {
    let objective = level.objective
    if brief.isWhole(objective), let ending = try proveByCounting(level) { return ending }
    switch try minimise(objective, symmetricModel(for: objective), strategy(for: objective)) {
    case .optimal(let bound, let found): return try accept(level, bound, found)
    case .stopped(let best, let bound): return stop(level, best, bound)
    case .infeasible:
      // The plan of the level before keeps all levels so far, so a later level has one too.
      if selection != nil { throw SolverFailure(.infeasible) }
      return .infeasible
    }
  }

  /// A level whose values are whole numbers: is there a plan with the least that the relaxation
  /// allows, or with one more? Its relaxation is near zero where a hair of every municipality moves,
  /// so that rounding it up proves what branching would take long for. Nil where counting up leads
  /// too far.
  private mutating func proveByCounting(_ level: Level) throws(SolverFailure) -> Ending? {
    var model = symmetricModel(for: level.objective)
    let objective = model.objective(level.objective)
    guard let bound = try search.relaxation(of: objective, model), bound.isFinite else {
      return nil
    }
    let least = max(0, (bound - 1e-6).rounded(.up))
    model.keep(level.objective, atMost: least)
    switch try search.minimise(objective, model, anyPoint: true) {
    case .optimal(_, let found): return try accept(level, least, found)
    case .infeasible, .stopped: return nil
    }
  }

  /// Notes a level that is proven, or near enough to its bound. What later levels keep is the value of the plan itself, solved anew with
  /// its whole numbers fixed: the search's own value is below it by rounding, and a plan that
  /// reaches that exactly need not exist. The level's tolerance comes on top.
  mutating func accept(
    _ level: Level, _ bound: Double, _ found: Selection
  ) throws(SolverFailure) -> Ending {
    let plan = try ServiceAssignment.plan(found, for: brief, ceilings: ceilings)
    let exact = max(bound, plan.value(of: level.objective, for: brief))
    kept.append((level, exact * (1 + level.tolerance)))
    reached.append((level, bound))
    selection = found
    return .proven
  }

  /// What levels may have that are kept above their least: with a tolerance, or within a gap.
  var ceilings: [Objective: Double] {
    let loose = kept.filter { $0.level.tolerance > 0 || search.limits.gap > 0 }
    return Dictionary(uniqueKeysWithValues: loose.map { ($0.level.objective, $0.ceiling) })
  }

  private mutating func stop(
    _ level: Level, _ found: (value: Double, selection: Selection)?, _ bound: Double
  ) -> Ending {
    if let incumbent, incumbent.level == level.objective,
      incumbent.value <= found?.value ?? .infinity
    {
      selection = incumbent.selection
    } else if let best = found?.selection ?? (selection == nil ? anyPlan() : nil) {
      selection = best
    }
    let floor = floors[level.objective] ?? 0
    if selection != nil { reached.append((level, max(floor, bound))) }
    return .stopped
  }

  /// A plan to show where a limit came before the first one: better than none, though it is late.
  private func anyPlan() -> Selection? {
    switch PlanCover.anyPlan(brief, reach, StaffTotals(brief.team), .none) {
    case .optimal(_, let plan): return plan
    case .infeasible, .stopped, nil: break
    }
    // In a larger region even this takes long, and whoever stopped the search does not wait.
    let isSmall = brief.count <= MunicipalitySet.mostMunicipalities
    guard isSmall, brief.difference == nil else { return nil }
    let possibility = Possibility(limits: SearchLimits(work: 5_000), asksCover: false)
    guard
      case .optimal(_, let plan) = try? possibility.anyPlan(
        RelaxedBrief(brief, keeping: brief.conditions))
    else { return nil }
    return plan
  }

  /// The ways that were measured to be fastest (Documentation/Performance.md).
  private func strategy(for level: Objective) -> LevelSearch.Strategy {
    guard kept.isEmpty else { return .standard }
    return switch level {
    case .balance: LevelSearch.Strategy(cuts: false)
    case .waiting where !brief.neighbourHelp: LevelSearch.Strategy(cuts: false, staffFirst: false)
    default: .standard
    }
  }

  private func model(for level: Objective, bases: [Int]? = nil) -> GroupingModel {
    let measures = Set(kept.map(\.level.objective) + [level])
    var model = GroupingModel(
      brief, reach: reach, measures: measures, bases: bases, basesAreFixed: bases != nil)
    for (level, ceiling) in kept { model.keep(level.objective, atMost: ceiling) }
    return model
  }

  /// The model, with plans left out that are as good as others in all levels so far.
  private func symmetricModel(for level: Objective) -> GroupingModel {
    var model = model(for: level)
    let ceilings = brief.difference?.ceilings.keys.map { $0 } ?? []
    let levels = kept.map(\.level.objective) + [level] + ceilings
    if brief.basesAreFree(for: levels) {
      let isServed = levels.contains { $0 == .waiting || $0 == .help }
      model.requireFirstBase(
        servesOutside: isServed && (brief.neighbourHelp || !brief.shared.isEmpty))
    }
    return model
  }

  /// Balance after other levels. The levels before it leave few sets of bases, so the least balance
  /// is found for one set at a time, on a far smaller programme, until no other set can do better.
  private mutating func proveBalance(_ level: Level) throws(SolverFailure) -> Ending {
    var seen: [[Int]] = []
    var best: (value: Double, selection: Selection)?
    // Of the sets so far.
    var bound = Double.infinity
    var next = selection!.bases.sorted()
    while seen.count < Self.mostBaseSets {
      var model = model(for: .balance, bases: next)
      if let best { model.keepBalance(below: goodEnough(best.value)) }
      switch try search.minimise(.balance, model, .standard, observe: observer(.balance)) {
      case .optimal(let value, let found):
        best = (value, found)
        bound = min(bound, value)
      case .stopped(let found?, let least) where isGoodEnough(found.value, least):
        best = found
        bound = min(bound, least)
      case .infeasible: if best == nil { return try prove(level) }
      case .stopped(let found, _): return stop(level, found ?? best, 0)
      }
      seen.append(next)
      guard let current = best, current.value > 1e-6 else { break }
      incumbent = (.balance, current.value, current.selection)
      let better = goodEnough(current.value)
      switch try otherBases(than: seen, below: better) {
      case .infeasible: return try accept(level, min(bound, better), current.selection)
      case .optimal(_, let found): next = found.bases.sorted()
      case .stopped: return stop(level, current, 0)
      }
    }
    if let best, best.value <= 1e-6 {
      return try accept(level, best.value, best.selection)
    }
    return try prove(level)
  }

  /// After so many sets of bases the whole programme is solved at once instead.
  private static let mostBaseSets = 4

  /// Any plan with other bases and a smaller balance. The level before guides the search: its
  /// relaxation tells soonest that nothing is left. Whether there are other bases at all is asked
  /// first, since that takes a programme without balance.
  private func otherBases(
    than seen: [[Int]], below value: Double
  ) throws(SolverFailure) -> LevelSearch.Answer {
    let before = kept.last!.level.objective
    var model = model(for: before)
    for bases in seen { model.exclude(bases: bases) }
    let any = try search.minimise(model.objective(before), model, anyPoint: true)
    guard case .optimal = any else { return any }
    model = self.model(for: .balance)
    model.keepBalance(below: value)
    for bases in seen { model.exclude(bases: bases) }
    return try search.minimise(model.objective(before), model, anyPoint: true)
  }
}

extension LexicographicSearch {
  /// Minimises a level. Where a plan within the gap ends the search, its bound stands for the optimum.
  private func minimise(
    _ level: Objective, _ model: GroupingModel, _ strategy: LevelSearch.Strategy
  ) throws(SolverFailure) -> LevelSearch.Answer {
    let answer = try search.minimise(
      level, model, strategy, observe: observer(level, boundsAll: true))
    guard case .stopped(let best?, let bound) = answer, isGoodEnough(best.value, bound) else {
      return answer
    }
    return .optimal(value: bound, best.selection)
  }

  private func isGoodEnough(_ value: Double, _ bound: Double) -> Bool {
    search.limits.isGoodEnough(value, bound: bound)
  }

  /// The bound that makes a value good enough.
  private func goodEnough(_ value: Double) -> Double { value * (1 - search.limits.gap) }

  /// Tells the progress of a level's search.
  ///
  /// - Parameter boundsAll: whether what bounds the search bounds all plans of the level.
  private func observer(
    _ level: Objective, boundsAll: Bool = false
  ) -> (_ best: Double?, _ bound: Double) -> Void {
    guard let progress else { return { _, _ in } }
    let known = incumbent?.level == level ? incumbent?.value : nil
    let floor = floors[level]
    return { best, bound in
      progress(
        SearchProgress(
          level: level, value: [best, known].compactMap(\.self).min(),
          bound: boundsAll && bound.isFinite ? max(bound, floor ?? 0) : floor))
    }
  }
}

extension LevelSearch {
  fileprivate func minimise(
    _ level: Objective, _ model: GroupingModel, _ strategy: Strategy,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void
  ) throws(SolverFailure) -> Answer {
    // No level can be below zero.
    try minimise(
      model.objective(level), model, target: 0, strategy: strategy, observe: observe)
  }
}

extension GroupingModel {
  /// Asks for a balance that is better than `value` by more than rounding.
  fileprivate mutating func keepBalance(below value: Double) {
    program.require(objective(.balance) <= value - 1e-6)
  }
}
