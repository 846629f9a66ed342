import TerritoryModel

/// Solves a location problem: bounds for all sets of bases first, programmes only for those sets that
/// may have a better plan.
///
/// Prices from the whole problem bound the travel of every set of bases at once (``BaseValues``). Sets
/// are taken by their bounds; each one's programme is solved, or found to be too dear by its relaxation,
/// whose prices raise the bounds of the sets that are left. When none of them is below the best plan,
/// that plan is proven (Lagrangian bounds and fixing as in Validi, Buchanan and Lykhovyd 2022).
struct LocationSearch {
  let problem: LocationProblem
  let limits: SearchLimits
  let allocation: AllocationSearch
  /// Sets of bases that may have the best plan, with what their plans cost at least.
  private var open: [(set: StaffedBases, bound: Double)] = []
  /// Sets of bases that were solved, with their least travel.
  private(set) var solved: [(set: StaffedBases, travel: Double)] = []
  private(set) var best: (travel: Double, selection: IntegerSolution)?
  /// What no plan's travel is below, whatever sets of bases are left: nothing less than zero.
  private var floor = 0.0
  /// What plans are looked for up to, as long as there is no better one.
  private var assumed = Double.infinity
  /// Of sets of bases that were solved, those that ruled out most others.
  private var learned: [(values: BaseSets, count: Int)] = []
  private var isListed = false
  let progress: ProgressObserver?

  /// Rounds of the search for prices; it ends sooner where they stop to gain.
  private static let priceRounds = 600
  /// Rounds of the search for prices with knapsacks that are branched on.
  private static let wholeRounds = 150
  /// How far above the bound a plan may be, as a part of it, to be near.
  private static let near = 0.02
  /// Where a plan is looked for first.
  private static let mostStarts = 4
  /// More sets than this are too many to keep.
  private static let mostSets = 400_000

  init(
    _ problem: LocationProblem, _ limits: SearchLimits, _ progress: ProgressObserver? = nil
  ) {
    self.progress = progress
    self.problem = problem
    self.limits = limits
    allocation = AllocationSearch(
      problem: problem, separators: SeparatorPool(problem.brief, problem.reach),
      exact: ExactLoads(problem.brief), limits: limits)
  }

  /// What no plan's travel is below, once the search has ended.
  var bound: Double {
    let ceiling = best?.travel ?? .infinity
    guard isListed else { return min(ceiling, floor) }
    return max(floor, open.reduce(min(ceiling, assumed)) { min($0, $1.bound) })
  }

  /// The most that plans may cost to be as good as the best one, and to be looked at yet.
  var ceiling: Double {
    min(best?.travel ?? .infinity, assumed) * (1 + AllocationSearch.rounding)
  }

  /// Looks for the least travel.
  ///
  /// Plans are looked for up to a little more than the bound, then up to more, and so on (iterative
  /// deepening, Korf 1985). A round rules out most of what costs more at once and proves a bound, so the
  /// plan that is met by chance need not be a good one, and where loads have little room there may be
  /// none.
  ///
  /// - Parameter persists: whether to go on where no plan is found at once.
  /// - Returns: whether it is proven; nil where too many sets of bases are left, or the search does not
  ///   go on: then another method has to answer.
  mutating func minimiseTravel(persists: () -> Bool = { true }) throws(SolverFailure) -> Bool? {
    let (sets, prices) = try findPlan()
    if best == nil, !persists() { return nil }
    // The last round has no ceiling; where the bound is nothing it is the only one.
    let ceilings = floor > 0 ? Self.rooms.map { [floor] in floor * (1 + $0) } : []
    for ceiling in ceilings + [.infinity] {
      assumed = ceiling
      tell()
      guard
        let open = sets.sets(
          upTo: self.ceiling, and: learned.map(\.values), atMost: Self.mostSets, limits)
      else { return limits.isReached ? false : nil }
      self.open = open
      isListed = true
      guard try searchSets(prices) else { return false }
      if let best, best.travel <= assumed { return true }
      floor = assumed
      isListed = false
    }
    return nil
  }

  /// By what part of the first bound plans may be above it in each round but the last.
  private static let rooms = [
    0.005, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.1, 0.125, 0.15, 0.2, 0.25, 0.3, 0.5, 1,
  ]
  private static let mostLearned = 16

  /// Looks for the least travel up to the ceiling among the sets of bases that are open.
  ///
  /// - Returns: false where a limit came first.
  private mutating func searchSets(_ prices: Prices) throws(SolverFailure) -> Bool {
    while let index = cheapest() {
      tell()
      let next = open[index]
      switch try allocation.travel(next.set, upTo: ceiling, prices) {
      case .optimal(let travel, let selection, let values):
        solved.append((next.set, travel))
        if travel < best?.travel ?? .infinity { best = (travel, selection) }
        open.remove(at: index)
        learn(values)
      case .tooDear(let values):
        open.remove(at: index)
        learn(values)
      case .stopped(let plan):
        if let plan, plan.value < best?.travel ?? .infinity { best = (plan.value, plan.selection) }
        return false
      }
    }
    return true
  }

  /// The best plan with so many territories that a search with limits finds, proven or not.
  ///
  /// - Returns: nil where the brief is no location problem then, or no plan is found.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  static func plan(
    _ brief: PlanBrief, _ reach: Reach, territories: Int, _ limits: SearchLimits
  ) throws(SolverFailure) -> IntegerSolution? {
    let brief = brief.asking(territories: territories).asking([Level(.waiting), Level(.travel)])
    guard let problem = LocationProblem(brief, reach) else { return nil }
    var search = LocationSearch(problem, limits)
    _ = try search.minimiseTravel()
    return search.best?.selection
  }

  /// Looks for prices, and for a plan to compare with. Only where that lies far above the bound, prices
  /// are looked for with knapsacks that are branched on.
  private mutating func findPlan() throws(SolverFailure) -> (sets: BaseSets, prices: Prices) {
    tell()
    var search = LagrangianDual(problem)
    search.run(rounds: Self.priceRounds, limits) {
      floor = max(floor, $0)
      tell()
    }
    var values = BaseValues(problem, search.best, branchings: 0)
    try findPlan(BaseSets(values), values)
    if best?.travel ?? .infinity > floor * (1 + Self.near) {
      search.run(
        rounds: Self.wholeRounds, branchings: problem.branchings, ambition: 0.05, limits
      ) {
        floor = max(floor, $0)
        tell()
      }
      values = BaseValues(problem, search.best, branchings: problem.branchings)
    }
    return (BaseSets(values), search.best)
  }

  /// Tells the progress with travel.
  private func tell() {
    var plan: (@Sendable () -> Plan?)?
    if let selection = best?.selection {
      let brief = problem.brief
      plan = { try? ServiceAssignment.plan(selection, for: brief) }
    }
    progress?(
      SearchProgress(
        level: .travel, value: best?.travel, bound: bound > 0 ? bound : nil, plan: plan))
  }

  /// The set with the least bound; nil where none is left.
  private func cheapest() -> Int? { open.indices.min { open[$0].bound < open[$1].bound } }

  /// Raises bounds by the prices of a set of bases that was solved.
  private mutating func learn(_ values: BaseValues?) {
    guard let values, !open.isEmpty else { return }
    limits.spend(steps: open.count * problem.territories)
    let count = open.count
    open = open.compactMap { entry in
      let bound = max(entry.bound, values.bound(of: entry.set))
      return bound > ceiling ? nil : (entry.set, bound)
    }
    guard count - open.count > learned.last?.count ?? 0 || learned.count < Self.mostLearned else {
      return
    }
    learned.append((BaseSets(values), count - open.count))
    learned.sort { $0.count > $1.count }
    if learned.count > Self.mostLearned { learned.removeLast() }
  }

  /// A plan to compare with: from the cheapest set of bases, and from sets that are good without
  /// limits of loads.
  private mutating func findPlan(_ sets: BaseSets, _ values: BaseValues) throws(SolverFailure) {
    var starts: [StaffedBases] = []
    if let cheapest = sets.best { starts.append(cheapest) }
    for places in VertexSubstitution(problem).sets(starts: 2 * Self.mostStarts, limits)
      .prefix(Self.mostStarts)
    {
      let only = BaseSets(values.only(places))
      limits.spend(steps: only.steps)
      if let set = only.best { starts.append(set) }
    }
    for start in starts {
      var next: StaffedBases? = start
      while let set = next {
        next = nil
        guard let plan = try allocation.anyPlan(set), plan.value < best?.travel ?? .infinity
        else { continue }
        best = (plan.value, plan.selection)
        tell()
        let recentred = recentred(plan.selection)
        if recentred != set { next = recentred }
      }
    }
  }

  /// The best base of each territory.
  private func recentred(_ selection: IntegerSolution) -> StaffedBases {
    let places = Dictionary(uniqueKeysWithValues: problem.bases.enumerated().map { ($1, $0) })
    let bases = selection.territories.map { territory -> StaffedBases.Base in
      let members = territory.municipalities
      let possible = members.filter { base in
        places[base] != nil && members.allSatisfy { problem.reach.members[base][$0] }
      }
      let forced = possible.filter { problem.mustBeBases.contains($0) }
      let sums = (forced.isEmpty ? possible : forced).map { base in
        (base: base, travel: members.reduce(0) { $0 + problem.cost($1, base) })
      }
      // Its own base and staff, at least, are among the problem's.
      let base = sums.min { ($0.travel, $0.base) < ($1.travel, $1.base) }!.base
      let staff = problem.staffs.firstIndex {
        $0.coaches == territory.coaches.count && $0.leaders == territory.leaders
      }!
      return StaffedBases.Base(place: places[base]!, staff: staff)
    }
    return StaffedBases(bases: bases.sorted { $0.place < $1.place })
  }
}

extension LocationSearch {
  /// The levels of a brief that is a location problem.
  ///
  /// - Parameter persists: whether to go on where no plan is found at once.
  /// - Returns: nil where it is none, or none that this method solves; another one has to answer then.
  static func levels(
    _ brief: PlanBrief, _ reach: Reach, _ limits: SearchLimits,
    _ progress: ProgressObserver? = nil, persists: () -> Bool = { true }
  ) throws(SolverFailure) -> LevelsFound? {
    guard let problem = LocationProblem(brief, reach) else { return nil }
    guard problem.hasTerritoryForEach else { return LevelsFound(ending: .infeasible) }
    guard problem.mayServeEach else { return nil }
    var search = LocationSearch(problem, limits, progress)
    guard let isProven = try search.minimiseTravel(persists: persists) else { return nil }
    guard let best = search.best else { return nil }
    // Every plan that the problem has serves everybody, or with travel alone need serve nobody.
    func proven(_ place: Int, _ value: Double, _ selection: IntegerSolution) -> ProvenLevel {
      ProvenLevel(
        level: brief.priority[place], bound: value, ceiling: value, selection: selection,
        method: .location)
    }
    func stopped(
      in place: Int, _ bound: Double, _ before: [ProvenLevel], _ selection: IntegerSolution
    ) -> LevelsFound {
      LevelsFound(
        ending: .stopped, proven: before, stopped: (brief.priority[place], bound),
        selection: selection)
    }
    var levels = [proven(0, 0, best.selection)]
    if brief.priority.count > 1 {
      guard isProven else { return stopped(in: 1, search.bound, levels, best.selection) }
      levels.append(proven(1, search.bound, best.selection))
    }
    if brief.priority.count > 2 {
      let balanced = try search.minimiseBalance()
      guard balanced.isProven else { return stopped(in: 2, 0, levels, balanced.selection) }
      levels.append(proven(2, balanced.balance, balanced.selection))
    }
    return LevelsFound(
      ending: .proven, proven: levels, selection: levels.last!.selection,
      met: [best.selection])
  }

  /// The least balance of all plans with the least travel.
  private func minimiseBalance() throws(SolverFailure) -> (
    selection: IntegerSolution, balance: Double, isProven: Bool
  ) {
    // Asked only where a plan was found.
    var selection = best!.selection
    var balance = balance(selection)
    for (set, travel) in solved where travel <= ceiling {
      progress?(SearchProgress(level: .balance, value: balance, bound: nil))
      switch try allocation.balance(set, travel: best!.travel) {
      case .optimal(let other):
        if self.balance(other) < balance - 1e-9 * problem.brief.totalDemand {
          selection = other
          balance = self.balance(other)
        }
      case .infeasible: continue
      case .stopped: return (selection, balance, false)
      }
    }
    return (selection, balance, true)
  }

  /// Σ_j |Σ_m d_m x_mj − c_j·D̄|, clients a year.
  private func balance(_ selection: IntegerSolution) -> Double {
    selection.territories.reduce(0) { sum, territory in
      let load = territory.municipalities.reduce(0) { $0 + problem.brief.demand[$1] }
      return sum + abs(load - territory.coaches.equivalents * problem.brief.meanLoad)
    }
  }
}
