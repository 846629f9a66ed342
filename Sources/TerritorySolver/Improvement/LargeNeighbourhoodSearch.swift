import TerritoryModel

/// Large neighbourhood search: some neighbouring territories of a plan are drawn anew by the exact search
/// while all others stay, window by window, until no window can be better (Shaw 1998).
struct LargeNeighbourhoodSearch {
  private let brief: PlanBrief
  private let limits: SearchLimits
  private let size: PlanWindow.Size
  /// Told every better plan.
  private let observe: (Plan) -> Void
  private var plan: Plan
  /// Windows that nothing better was found for, as they were then.
  private var settled: Set<[Plan.Territory]> = []

  /// Windows that are looked at on the same plan, at the same time where there are cores. One number
  /// for all machines, since the plan depends on it.
  private static let windowsAtOnce = 4

  private init(
    _ plan: Plan, for brief: PlanBrief, _ size: PlanWindow.Size, limits: SearchLimits,
    observe: @escaping (Plan) -> Void
  ) {
    self.observe = observe
    self.plan = plan
    self.brief = brief
    self.size = size
    self.limits = limits
  }

  /// A plan that no window betters, the small ones first, then larger ones, which take longer.
  ///
  /// - Parameters:
  ///   - sizes: of windows, ascending.
  ///   - isWorthwhile: whether to go on with larger windows.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  static func improved(
    _ plan: Plan, for brief: PlanBrief, _ limits: SearchLimits, windows sizes: [PlanWindow.Size],
    observe: @escaping (Plan) -> Void = { _ in }, isWorthwhile: (Plan) -> Bool = { _ in true }
  ) throws(SolverFailure) -> Plan {
    var plan = plan
    for size in sizes where !limits.isReached && isWorthwhile(plan) {
      var search = LargeNeighbourhoodSearch(
        plan, for: brief, size, limits: limits.proving, observe: observe)
      try search.run()
      plan = search.plan
    }
    return plan
  }

  /// - Throws: ``SolverFailure`` where GLPK gives up.
  private mutating func run() throws(SolverFailure) {
    var isBetter = true
    while isBetter {
      isBetter = false
      var centers = plan.territories.map(\.base)[...]
      while !centers.isEmpty, !limits.isReached {
        var windows: [PlanWindow] = []
        while windows.count < Self.windowsAtOnce, let center = centers.popFirst() {
          let window = PlanWindow(around: center, of: plan, brief, size)
          guard let window, !settled.contains(window.territories),
            !windows.contains(where: { $0.territories == window.territories })
          else { continue }
          windows.append(window)
        }
        if try improve(windows) {
          isBetter = true
          observe(plan)
        }
      }
    }
  }

  /// Draws windows anew, one beside the other, and keeps what makes the plan better.
  private mutating func improve(_ windows: [PlanWindow]) throws(SolverFailure) -> Bool {
    let shares = limits.parts(windows.count)
    let answers = concurrentMap(windows) { index, window in
      Result { () throws(SolverFailure) in try window.redrawn(shares[index]) }
    }
    limits.spend(shares)
    var isBetter = false
    for (window, answer) in zip(windows, answers) {
      let drawn = try answer.get()
      guard let drawn, let other = try replacing(window, by: drawn) else {
        settled.insert(window.territories)
        continue
      }
      plan = other
      isBetter = true
    }
    return isBetter
  }

  /// The plan with other territories in place of a window's; nil where that is not better, or where
  /// one of them is gone by now.
  private func replacing(
    _ window: PlanWindow, by drawn: [IntegerSolution.Territory]
  ) throws(SolverFailure) -> Plan? {
    let old = Set(window.territories.map(\.base))
    let current = plan.territories.filter { old.contains($0.base) }
    guard current.map(\.municipalities) == window.territories.map(\.municipalities),
      current.map(\.coaches) == window.territories.map(\.coaches)
    else { return nil }
    let others = IntegerSolution(plan).territories.filter { !old.contains($0.base) }
    let selection = IntegerSolution(territories: (others + drawn).sorted { $0.base < $1.base })
    let other = try ServiceAssignment.plan(selection, for: brief, notedIn: limits)
    return other.isBetter(than: plan, for: brief) ? other : nil
  }
}
