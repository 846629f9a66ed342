import TerritoryModel

/// Set partitioning: chooses whole territories instead of deciding on each municipality (Garfinkel and
/// Nemhauser 1970).
///
/// Without neighbour help a territory's part of a level depends on the territory alone. Then the
/// programme is: choose columns (territory, coaches, leader) so that each municipality is in one of
/// them and the staff comes out, Σ value least. Its relaxation mixes no half territories, so that its
/// bound is close. All columns are written down; the relaxation takes in only those that can improve it
/// (Dantzig and Wolfe 1960), and its reduced costs leave a few that an optimum can have.
struct SetPartitioning {
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
          // At most 600,000 sets; suits(_:) has bounded the coaches.
          columns.append(
            TerritoryColumn(set: Int32(set), coaches: UInt8(coaches), leaders: UInt8(leader)))
        }
      }
    }
    let plan = PlanCover.selection(first, candidates, team)
    // Each set comes up once, and the cover is made of candidates.
    let places = Dictionary(
      uniqueKeysWithValues: candidates.all.enumerated().map { ($1.members, Int32($0)) })
    best = plan.territories.map {
      TerritoryColumn(
        set: places[MunicipalitySet(positions: $0.municipalities)]!,
        coaches: UInt8($0.coaches.count), leaders: UInt8($0.leaders))
    }
  }

  /// Whether territories can be chosen as a whole.
  static func suits(_ brief: PlanBrief) -> Bool {
    !brief.neighbourHelp && brief.shared.isEmpty && !brief.asksForService
      && brief.team.coaches.count <= UInt8.max && !brief.team.coaches.arePartTime
      && !brief.asked.families.contains(.placedCoaches)
  }

  /// How many of the levels can be proven here, from the first one on: sums over territories that are
  /// kept exactly, and travel where it is settled before who waits.
  static func provable(_ levels: some Sequence<Level>) -> Int {
    var count = 0
    var hasWaiting = false
    for level in levels {
      guard level.tolerance == 0, ColumnValues.levels.contains(level.objective) else { break }
      if level.objective == .travel, !hasWaiting { break }
      hasWaiting = hasWaiting || level.objective == .waiting
      count += 1
    }
    return count
  }

  /// The least value of a level, among plans that keep the levels before; nil where that takes too
  /// much work, or GLPK gives up.
  mutating func minimise(_ level: Objective) -> (value: Double, selection: IntegerSolution)? {
    if level == .travel {
      values.settleTravel(of: &columns)
      values.settleTravel(of: &best)
    }
    let part: ColumnPart = { $1.value($0, of: level) }
    guard let relaxation = relaxation(of: [part]) else { return nil }
    let bound = relaxation.bound
    var value = total(level, of: best)
    // As in DistrictingModel.keep: rounding, and no more.
    let rounding = max(1e-7, 1e-9 * abs(bound))
    var gap = max(0.01, 1e-3 * abs(bound))
    // Often the relaxation's own columns hold a plan that is as good as its bound.
    if value - bound > rounding, relaxation.generated.count <= Self.mostChoices,
      case .optimal(let found) = choice(
        [part], among: best + relaxation.generated.map { columns[$0] })
    {
      (best, value) = (found, total(level, of: found))
    }
    while value - bound > rounding {
      gap = min(gap, value - bound)
      let near = columns.indices.filter { relaxation.reducedCosts[$0] <= gap + rounding }
      guard near.count <= Self.mostChoices else { return nil }
      // With the best plan's own columns there always is a choice; that there is none is no answer.
      guard
        case .optimal(let found) = choice(
          [part], among: best + near.map { columns[$0] })
      else { return nil }
      let foundValue = total(level, of: found)
      if foundValue < value { (best, value) = (found, foundValue) }
      // A plan with a column of a greater reduced cost is above the bound by more than the gap.
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

  /// Leaves out columns that no plan of use has.
  mutating func keep(_ isOfUse: (_ members: MunicipalitySet, _ staff: TerritoryColumn) -> Bool) {
    columns = columns.filter { isOfUse(values.sets[Int($0.set)].members, $0) }
  }

  /// The same with fewer columns.
  ///
  /// - Parameter best: the best plan so far.
  func restricted(to columns: [TerritoryColumn], best: [TerritoryColumn]) -> SetPartitioning {
    var part = self
    part.columns = columns
    part.best = best
    return part
  }

  private func total(_ level: Objective, of plan: [TerritoryColumn]) -> Double {
    plan.reduce(0) { $0 + values.value($1, of: level) }
  }

  private var selection: IntegerSolution {
    IntegerSolution(
      territories: best.map { column in
        IntegerSolution.Territory(
          base: values.bestBase(column).base, coaches: Coaches(fullTime: Int(column.coaches)),
          leaders: Int(column.leaders),
          municipalities: Array(values.sets[Int(column.set)].members.positions))
      }.sorted { $0.base < $1.base })
  }
}

extension SetPartitioning {
  /// What an integer programme over some columns came to.
  enum Choice {
    case optimal([TerritoryColumn])
    case infeasible
    /// A limit came first, or GLPK gave up.
    case undecided
  }

  /// The rows: each municipality once, then coaches, leaders, territories, and the levels so far.
  var rows: [ClosedRange<Double>] {
    func exactly(_ count: Int) -> ClosedRange<Double> { Double(count)...Double(count) }
    let territories = brief.territories
    return Array(repeating: exactly(1), count: brief.count)
      + [
        exactly(brief.team.coaches.count), exactly(brief.team.leaders),
        Double(territories.lowerBound)...Double(territories.upperBound),
      ] + kept.map { -Double.infinity...$0.ceiling }
  }

  /// A column's coefficients in the rows.
  func entries(of column: TerritoryColumn) -> [(row: Int, coefficient: Double)] {
    let members = values.sets[Int(column.set)].members
    let levels = kept.enumerated().map {
      (brief.count + 3 + $0, values.value(column, of: $1.level))
    }
    let staff = [
      (brief.count, Double(column.coaches)), (brief.count + 1, Double(column.leaders)),
      (brief.count + 2, 1.0),
    ]
    return (members.positions.map { ($0, 1.0) } + staff + levels).filter { $0.1 != 0 }
  }

  /// The best choice among some of the columns.
  ///
  /// - Parameters:
  ///   - sums: a column's part of each sum; the largest sum is minimised.
  ///   - excluded: plans that are not to be chosen again, as their sets of municipalities.
  func choice(
    _ sums: [ColumnPart], among some: [TerritoryColumn],
    but excluded: [Set<Int32>] = []
  ) -> Choice {
    guard !some.isEmpty else { return .infeasible }
    var program = LinearProgram()
    var totals = sums.map { _ in LinearExpression.zero }
    var rowSums = Array(repeating: LinearExpression.zero, count: rows.count)
    let chosen = some.enumerated().map { index, column in
      let variable = program.addColumn("column_\(index)", 0...1, isInteger: true)
      for (place, part) in sums.enumerated() {
        totals[place] += part(column, values) * LinearExpression(variable)
      }
      for (row, coefficient) in entries(of: column) {
        rowSums[row] += coefficient * LinearExpression(variable)
      }
      return variable
    }
    for (sum, range) in zip(rowSums, rows) {
      guard program.require(Constraint(expression: sum, range: range)) else { return .infeasible }
    }
    for plan in excluded {
      // A no-good cut: some territory has to be another one.
      let same = zip(some, chosen).filter { plan.contains($0.0.set) }
      program.require(
        same.sum { LinearExpression($0.1) } <= Double(plan.count - 1))
    }
    let objective: LinearExpression
    if totals.count == 1 {
      objective = totals[0]
    } else {
      objective = LinearExpression(program.addColumn("largest", 0...Double.infinity))
      for total in totals { program.require(total <= objective) }
    }
    let complete = program
    return withProblem { (problem: inout Problem) in
      problem.load(complete)
      problem.setObjective(objective)
      let relaxed = problem.solveRelaxation(limits)
      guard relaxed == .optimal else { return relaxed == .infeasible ? .infeasible : .undecided }
      let tree = TreeSearch(
        limits: limits, target: -.infinity, separate: { _ in nil }, branch: { _ in })
      switch problem.solveInteger(tree) {
      case .optimal:
        let point = problem.integerPoint
        return .optimal(zip(some, chosen).filter { point[$1.index] > 0.5 }.map(\.0))
      case .infeasible: return .infeasible
      case .stopped, .failed: return .undecided
      }
    }
  }
}
