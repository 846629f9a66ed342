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
  let progress: ProgressObserver?
  /// Whether whole territories may be chosen; a test solves without too.
  var mayChooseColumns = true
  /// Whether service may be searched for before membership; a test solves without too.
  var mayServeFirst = true
  /// Levels that are proven, with the most that later levels may make of them.
  var kept: [(level: Level, ceiling: Double)] = []
  /// What no plan that keeps the levels so far is below, where a search found out before the level's
  /// own one.
  var floors: [Objective: Double] = [:]
  /// The sets of bases that the last level allows, where all of them are known.
  var baseSets: [[Int]]?
  /// A plan to begin with, if there is one; it need not have the least of any level.
  var start: Selection?
  /// The best plan for a level that has not been solved yet.
  var incumbent: (level: Objective, value: Double, selection: Selection)?
  /// The best plan so far: of the last level that found one.
  private(set) var selection: Selection?
  /// The levels that were reached, with their bounds.
  var reached: [(level: Level, bound: Double)] = []

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
      // A large region's programme takes long to write down alone.
      if search.limits.isReached { return stop(level, nil, 0) }
      progress?(SearchProgress(level: level.objective, value: nil, bound: nil))
      if level == Level(.waiting) {
        let proven = try proveByBound(then: levels.first)
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

  mutating func prove(_ level: Level) throws(SolverFailure) -> Ending {
    let objective = level.objective
    if brief.isWhole(objective), let ending = try proveByCounting(level) { return ending }
    switch try minimise(level, strategy(for: objective)) {
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
  mutating func proveByCounting(_ level: Level) throws(SolverFailure) -> Ending? {
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

  /// Notes a level that is proven, or near enough to its bound. What later levels keep is the value of
  /// the plan itself, solved anew with its whole numbers fixed: the search's own value is below it by
  /// rounding, and a plan that reaches that exactly need not exist. The level's tolerance comes on top.
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

  mutating func stop(
    _ level: Level, _ found: (value: Double, selection: Selection)?, _ bound: Double
  ) -> Ending {
    if let incumbent, incumbent.level == level.objective,
      incumbent.value <= found?.value ?? .infinity
    {
      selection = incumbent.selection
    } else if let best = found?.selection ?? (selection == nil ? start ?? anyPlan() : nil) {
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
}
