import TerritoryModel

/// The search for regions whose tree would take hours: the relaxation of service with its cuts bounds
/// travel, diving from it leads to staff, rounding to a plan, and large neighbourhood search betters it
/// until no window of neighbouring territories can be better.
///
/// It ends by itself, mostly without the proof that the plan is best. How far it goes is counted in work,
/// so that every machine comes to the same plan and bound; a limit may end it before.
struct LargeRegionSearch {
  private let brief: PlanBrief
  private let reach: Reach
  private let limits: SearchLimits
  private let progress: ProgressObserver?

  /// Pairs of a municipality and a base that may have it.
  private static let mostPairs = 8_000
  init(
    _ brief: PlanBrief, _ reach: Reach, _ limits: SearchLimits, _ progress: ProgressObserver?
  ) {
    self.brief = brief
    self.reach = reach
    self.limits = limits
    self.progress = progress
  }

  /// Whether a brief has a tree that can't be searched, and asks for nothing that this does not know.
  static func suits(_ brief: PlanBrief, _ reach: Reach) -> Bool {
    RoundedPlan.suits(brief) && reach.pairs > mostPairs
  }

  /// - Returns: the levels as far as they were proven, with the bound of the next.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func run() throws(SolverFailure) -> LevelsFound {
    progress?(SearchProgress(level: .waiting, value: nil, bound: brief.waitingByCapacity))
    // The windows need their part of a limit too.
    let part = limits.part(of: 2, roundsLeft: 2)
    let root = try root(part)
    limits.spend([part])
    guard let root else { return LevelsFound(ending: .infeasible) }
    guard var plan = try firstPlan(root.staff) else { return LevelsFound(ending: .stopped) }
    tell(plan, root)
    plan = try LargeNeighbourhoodSearch.improved(
      plan, for: brief, limits, windows: PlanWindow.Size.small + [.large],
      observe: { tell($0, root) },
      isWorthwhile: { !isGoodEnough($0, root) })
    return found(plan, root)
  }

  /// What the relaxation tells.
  private struct Root {
    /// No plan has less waiting, clients a year.
    var waiting: Double
    /// No plan that has no more waiting has less travel, client-kilometres; nil where a limit came first.
    var travel: Double?
    var staff: [IntegerSolution.Territory]?
  }

  /// - Returns: nil where no plan is possible.
  private func root(_ limits: SearchLimits) throws(SolverFailure) -> Root? {
    let capacity = brief.waitingByCapacity
    guard let first = try dive(capacity, limits) else { return Root(waiting: capacity) }
    if first.bound < .infinity {
      return Root(waiting: capacity, travel: first.bound, staff: first.staff)
    }
    // Not all of the capacity can be of use.
    let model = ServiceModel(brief, reach, .waiting, keeping: [])
    guard let least = try ServiceSearch.relaxation(of: model, limits) else {
      return limits.isReached ? Root(waiting: capacity) : nil
    }
    let waiting = max(capacity, least)
    let second = try dive(waiting, limits)
    return Root(waiting: waiting, travel: second?.bound, staff: second?.staff)
  }

  private func dive(
    _ floor: Double, _ limits: SearchLimits
  ) throws(SolverFailure) -> (bound: Double, staff: [IntegerSolution.Territory]?)? {
    let kept = [KeptLevel(level: Level(.waiting), ceiling: floor)]
    return try ServiceDive.fromRoot(
      of: ServiceModel(brief, reach, .travel, keeping: kept), limits,
      observe: { progress?(SearchProgress(level: .travel, value: nil, bound: $0)) })
  }

  /// The better of two plans: what rounding comes to, and what a question with less freedom does, since
  /// more freedom must not lead to a worse plan.
  private func firstPlan(_ staff: [IntegerSolution.Territory]?) throws(SolverFailure) -> Plan? {
    var best: Plan?
    if let staff { best = try RoundedPlan.plan(staff, for: brief, reach, limits) }
    for territories in counts {
      let part = limits.proving.part(ofWork: Self.restrictedWork)
      let selection = try LocationSearch.plan(
        brief.withoutNeighbourHelp, reach, territories: territories, part)
      limits.spend([part])
      guard let selection else { continue }
      let plan = try ServiceAssignment.plan(selection, for: brief, notedIn: limits)
      if best.map({ plan.isBetter(than: $0, for: brief) }) ?? true { best = plan }
      break
    }
    if let best { return best }
    guard let first = try FirstPlan.selection(for: brief) else { return nil }
    return try ServiceAssignment.plan(first, for: brief, notedIn: limits)
  }

  /// Numbers of territories to try without neighbour help: the one that is asked for or, where that is
  /// free, half of the most, a quarter and so on, since the fewer there are, the less is left over in
  /// each.
  private var counts: [Int] {
    let allowed = brief.territories
    let halved = sequence(first: allowed.upperBound) { count in
      count > allowed.lowerBound ? max(allowed.lowerBound, (count + 1) / 2) : nil
    }
    return allowed.count == 1 ? [allowed.lowerBound] : Array(halved.dropFirst())
  }

  private static let restrictedWork = 200_000

  private func isSettled(_ plan: Plan, _ root: Root) -> Bool {
    plan.value(of: .waiting, for: brief) <= root.waiting + brief.rounding(of: .waiting)
  }

  private func isGoodEnough(_ plan: Plan, _ root: Root) -> Bool {
    guard let bound = root.travel, isSettled(plan, root) else { return false }
    return limits.isGoodEnough(plan.value(of: .travel, for: brief), bound: bound)
  }

  private func tell(_ plan: Plan, _ root: Root) {
    let level: Objective = isSettled(plan, root) ? .travel : .waiting
    progress?(
      SearchProgress(
        level: level, value: plan.value(of: level, for: brief),
        bound: level == .waiting ? root.waiting : root.travel, plan: { plan }))
  }

  private func found(_ plan: Plan, _ root: Root) -> LevelsFound {
    let selection = IntegerSolution(plan)
    guard isSettled(plan, root) else {
      return LevelsFound(
        ending: .stopped, stopped: (Level(.waiting), root.waiting), selection: selection)
    }
    let waiting = ProvenLevel(
      level: Level(.waiting), bound: root.waiting,
      ceiling: max(root.waiting, plan.value(of: .waiting, for: brief)), selection: selection,
      method: .waitingBound)
    return LevelsFound(
      ending: .stopped, proven: [waiting], stopped: (Level(.travel), root.travel ?? 0),
      selection: selection)
  }
}
