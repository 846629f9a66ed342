import TerritoryModel

/// Chooses whole territories instead of deciding on each municipality.
///
/// Without neighbour help a territory's part of a level depends on the territory alone. Then the
/// programme is: choose columns (territory, coaches, leader) so that each municipality is in one of
/// them and the staff comes out, Σ value least. Its relaxation mixes no half territories, so that its
/// bound is close. All columns are written down; the relaxation takes in only those that can improve it
/// (Dantzig and Wolfe 1960), and its reduced costs leave a few that an optimum can have.
struct ColumnSearch {
  let brief: PlanBrief
  let limits: SearchLimits
  let values: ColumnValues
  /// Columns that a plan may have which keeps the levels so far.
  private(set) var columns: [TerritoryColumn] = []
  /// The best plan so far.
  private(set) var best: [TerritoryColumn]
  /// Proven levels, with the most that later ones may make of them.
  private(set) var kept: [(level: Objective, ceiling: Double)] = []

  private static let mostColumns = 3_000_000
  /// More columns than this are too many for an integer programme to choose from.
  private static let mostChoices = 3000

  /// - Parameter mostSets: more sets of municipalities than these are too many.
  /// - Returns: nil where territories can't be chosen as a whole, where there are too many, or where
  ///   no plan is found at once.
  init?(_ brief: PlanBrief, _ reach: Reach, _ limits: SearchLimits, mostSets: Int = .max) {
    let team = StaffTotals(brief.team)
    guard Self.suits(brief), limits.millisecondsLeft > 0,
      let candidates = TerritoryCandidates(brief, reach, team, mostSets: mostSets)
    else { return nil }
    let leaders = 0...min(1, brief.team.leaders)
    let count = candidates.all.reduce(0) { $0 + $1.coaches.count * leaders.count }
    guard count <= Self.mostColumns else { return nil }
    var cover = CoverSearch(brief, candidates, team, limits)
    guard case .found(let first) = cover.run() else { return nil }
    self.brief = brief
    self.limits = limits
    values = ColumnValues(brief, candidates)
    columns.reserveCapacity(count)
    for (set, candidate) in candidates.all.enumerated() {
      for coaches in candidate.coaches {
        for leader in leaders {
          columns.append(
            TerritoryColumn(set: Int32(set), coaches: UInt8(coaches), leaders: UInt8(leader)))
        }
      }
    }
    let plan = PlanCover.selection(first, candidates, team)
    let places = Dictionary(
      uniqueKeysWithValues: candidates.all.enumerated().map { ($1.members, Int32($0)) })
    best = plan.territories.map {
      TerritoryColumn(
        set: places[MunicipalitySet(positions: $0.municipalities)]!,
        coaches: UInt8($0.coaches), leaders: UInt8($0.leaders))
    }
  }

  /// Whether territories can be chosen as a whole.
  static func suits(_ brief: PlanBrief) -> Bool {
    !brief.neighbourHelp && brief.shared.isEmpty && !brief.asksForService
      && brief.team.coaches <= UInt8.max
  }

  /// How many of the levels can be proven here, from the first one on: sums over territories that are
  /// kept exactly, and travel where it is settled before who waits.
  static func provable(_ levels: some Sequence<Level>) -> Int {
    var count = 0
    var hasWaiting = false
    for level in levels {
      guard level.tolerance == 0 else { break }
      switch level.objective {
      case .waiting: hasWaiting = true
      case .travel where hasWaiting: break
      case .balance: break
      case .travel, .fairness, .beyondEvenShare, .partners, .help, .change: return count
      }
      count += 1
    }
    return count
  }

  /// The least value of a level, among plans that keep the levels before; nil where that takes too
  /// much work, or GLPK gives up.
  mutating func minimise(_ level: Objective) -> (value: Double, selection: Selection)? {
    if level == .travel {
      values.settleTravel(of: &columns)
      values.settleTravel(of: &best)
    }
    guard let relaxation = relaxation(of: level) else { return nil }
    let bound = relaxation.bound
    var value = total(level, of: best)
    // As in GroupingModel.keep: rounding, and no more.
    let rounding = max(1e-7, 1e-9 * abs(bound))
    var gap = max(0.01, 1e-3 * abs(bound))
    // Often the relaxation's own columns hold a plan that is as good as its bound.
    if value - bound > rounding, relaxation.generated.count <= Self.mostChoices,
      case .optimal(let found) = choice(
        level, among: best + relaxation.generated.map { columns[$0] })
    {
      (best, value) = (found, total(level, of: found))
    }
    while value - bound > rounding {
      gap = min(gap, value - bound)
      let near = columns.indices.filter { relaxation.reducedCosts[$0] <= gap + rounding }
      guard near.count <= Self.mostChoices else { return nil }
      // With the best plan's own columns there always is a choice; that there is none is no answer.
      guard case .optimal(let found) = choice(level, among: best + near.map { columns[$0] })
      else { return nil }
      let foundValue = total(level, of: found)
      if foundValue < value { (best, value) = (found, foundValue) }
      // Whoever has a column of a greater reduced cost is above the bound by more than the gap.
      if value - bound <= gap + rounding { break }
      gap *= 4
    }
    let ceiling = value + max(1e-6, 1e-7 * abs(value))
    columns = columns.indices.filter {
      relaxation.reducedCosts[$0] <= ceiling - bound + rounding
    }.map { columns[$0] }
    kept.append((level, ceiling))
    return (value, selection)
  }

  private func total(_ level: Objective, of plan: [TerritoryColumn]) -> Double {
    plan.reduce(0) { $0 + values.value($1, of: level) }
  }

  private var selection: Selection {
    Selection(
      territories: best.map { column in
        Selection.Territory(
          base: values.bestBase(column).base, coaches: Int(column.coaches),
          leaders: Int(column.leaders),
          municipalities: Array(values.sets[Int(column.set)].members.positions))
      }.sorted { $0.base < $1.base })
  }
}
