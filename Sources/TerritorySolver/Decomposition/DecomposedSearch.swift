import TerritoryModel

/// The search for regions that are too large for one programme: a plan from parts of the region and
/// windows of neighbouring territories, and a bound from each territory by itself.
///
/// It ends when neither brings more, mostly without the proof that the plan is best. How far it goes
/// is counted in work, so that every machine comes to the same plan and bound; a limit may end it
/// before.
struct DecomposedSearch {
  private let brief: PlanBrief
  private let reach: Reach
  private let limits: SearchLimits
  private let progress: ProgressObserver?

  /// Pairs of a municipality and a base that may have it. With more, GLPK takes minutes for the first
  /// relaxation alone.
  private static let mostPairs = 8_000
  /// With more pairs than that, a tree without a good plan to begin with finds none for long.
  private static let fewPairs = 1_200
  /// Municipalities of windows: with small ones the plan soon becomes good, with large ones better.
  private static let windowSizes = [14, 20, 28, 36]
  private static let smallWindowSizes = [14, 20]
  private static let roundsOfSubgradients = 150
  private static let roundsOfColumns = 60

  /// - Returns: nil for a brief that one programme can solve, or that asks for more than this search
  ///   knows.
  init?(_ brief: PlanBrief, limits: SearchLimits, _ progress: ProgressObserver? = nil) {
    let reach = Reach(brief)
    guard Self.suits(brief), Self.pairs(reach) > Self.mostPairs else { return nil }
    self.brief = brief
    self.reach = reach
    self.limits = limits
    self.progress = progress
  }

  /// A plan for one programme to begin with.
  ///
  /// - Returns: nil where the region is so small that none is needed, or none was found.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  static func start(
    for brief: PlanBrief, _ limits: SearchLimits, _ progress: ProgressObserver?
  ) throws(SolverFailure) -> Plan? {
    let reach = Reach(brief)
    guard suits(brief), pairs(reach) > fewPairs else { return nil }
    let floor = try WaitingFloor.floor(brief, reach, notedIn: limits)
    let told = DecompositionProgress(brief, waitingFloor: floor, progress)
    told.begin()
    let part = limits.part(of: 2, roundsLeft: 2)
    let plan = try plan(
      brief, windows: smallWindowSizes, limits: part.proving, observe: { told.tell($0) })
    limits.spend([part])
    return plan
  }

  /// A plan from parts of the region, not improved; nil where none is found.
  static func firstPlan(for brief: PlanBrief, _ limits: SearchLimits) -> Selection? {
    guard suits(brief), let first = try? FirstPlan(brief, limits: limits).selection(),
      brief.territories.contains(first.territories.count)
    else { return nil }
    return first
  }

  private static func suits(_ brief: PlanBrief) -> Bool {
    brief.grouping == nil && brief.difference == nil && brief.requirements.isEmpty
      && brief.shared.isEmpty && brief.priority.starts(with: [Level(.waiting), Level(.travel)])
  }

  private static func pairs(_ reach: Reach) -> Int {
    reach.members.reduce(0) { $0 + $1.count { $0 } }
  }

  /// The plan and the bounds of the levels that were reached.
  ///
  /// - Returns: nil where no plan was found.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func run() throws(SolverFailure) -> (plan: Plan, reached: [(level: Level, bound: Double)])? {
    let floor = try WaitingFloor.floor(brief, reach, notedIn: limits)
    let told = DecompositionProgress(brief, waitingFloor: floor, progress)
    told.begin()
    // The bound needs its part of a limit too.
    let part = limits.part(of: 2, roundsLeft: 2)
    let found = try Self.plan(brief, limits: part.proving, observe: { told.tell($0) })
    limits.spend([part])
    guard var plan = found else { return nil }
    if part.isReached, !isSettled(waiting(of: plan, floor)) {
      // Travel has no bound before that, so what is left is for the plan as well.
      plan = try Self.improved(
        plan, for: brief, limits: limits.proving, observe: { told.tell($0) })
    }
    let waiting = waiting(of: plan, floor)
    guard isSettled(waiting) else { return (plan, [(waiting.level, floor)]) }
    let least = try TravelBound(brief, reach, waiting: waiting.value).best(
      for: plan, subgradients: Self.roundsOfSubgradients, columns: Self.roundsOfColumns, limits,
      observe: { told.tell(plan, travelBound: $0) })
    return (plan, [(waiting.level, floor), (Level(.travel), least)])
  }

  private func waiting(of plan: Plan, _ floor: Double) -> LevelResult {
    LevelResult(
      Level(.waiting), value: plan.value(of: .waiting, for: brief), bound: floor, in: brief)
  }

  /// Whether the next level is to follow.
  private func isSettled(_ level: LevelResult) -> Bool {
    level.isProven || limits.gap > 0 && limits.isGoodEnough(level.value, bound: level.bound)
  }

  /// A good plan, without any bound.
  ///
  /// - Parameter observe: told every better plan.
  static func plan(
    _ brief: PlanBrief, windows: [Int] = windowSizes, limits: SearchLimits,
    observe: @escaping (Plan) -> Void = { _ in }
  ) throws(SolverFailure) -> Plan? {
    guard let first = try FirstPlan(brief, limits: limits).selection(),
      brief.territories.contains(first.territories.count)
    else { return nil }
    let plan = try ServiceAssignment.plan(first, for: brief, notedIn: limits)
    observe(plan)
    return try improved(plan, for: brief, windows: windows, limits: limits, observe: observe)
  }

  private static func improved(
    _ plan: Plan, for brief: PlanBrief, windows: [Int] = windowSizes, limits: SearchLimits,
    observe: @escaping (Plan) -> Void
  ) throws(SolverFailure) -> Plan {
    var plan = plan
    for size in windows {
      var improvement = PlanImprovement(
        plan, for: brief, size: size, limits: limits, observe: observe)
      try improvement.run()
      plan = improvement.plan
    }
    return plan
  }
}

extension TravelBound {
  /// The bound by both ways of finding prices, one after the other.
  ///
  /// - Parameters:
  ///   - plan: any plan; the bound comes no nearer to it than the relaxation allows.
  ///   - observe: told every better bound.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func best(
    for plan: Plan, subgradients: Int, columns: Int, _ limits: SearchLimits,
    observe: (Double) -> Void = { _ in }
  ) throws(SolverFailure) -> Double {
    let part = limits.part(of: 2, roundsLeft: 2)
    let start = bySubgradients(
      towards: plan.value(of: .travel, for: brief), rounds: subgradients, limits: part,
      observe: observe)
    limits.spend([part])
    return max(
      0, try byColumns(from: plan, start, rounds: columns, limits: limits, observe: observe))
  }
}
