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
  /// The same where one choice is as good as proven by the relaxation.
  private static let mostForDivisions = 10_000
  /// Where more divisions than this are as good, they are not told apart one by one.
  private static let mostDivisions = 40

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

  /// Tells of the divisions into territories, each once and the least first, by the least help with them
  /// as far as that can be told by territories, and what waits.
  ///
  /// - Parameters:
  ///   - staff: what idle staff can do.
  ///   - most: the most that a division of use has.
  ///   - visit: is told the territories; returns the most that a further division of use has.
  /// - Returns: what divisions that were not told have at least; infinite where all of use were told.
  func visitDivisions(
    _ staff: IdleStaff, most: Double,
    _ visit: ([MunicipalitySet]) throws(SolverFailure) -> Double
  ) throws(SolverFailure) -> Double {
    guard let relaxation = relaxation(of: [{ $1.value($0, of: .waiting) }]) else { return 0 }
    let bound = relaxation.bound
    let rounding = max(1e-7, 1e-9 * abs(bound))
    var (most, least) = (most, bound)
    // A division with a column of a greater reduced cost is above the bound by more than the gap.
    var gap = rounding
    var told: [Set<Int32>] = []
    while true {
      gap = min(gap, most - bound)
      let all = columns.indices.filter { relaxation.reducedCosts[$0] <= gap + rounding }
      guard let near = near(all.map { columns[$0] }, staff, bound, gap: gap + rounding) else {
        return least
      }
      search: while true {
        switch choice(IdleStaff.parts, among: near, but: told) {
        case .undecided: return least
        case .infeasible: break search
        case .optimal(let plan):
          let value = IdleStaff.parts.map { part in
            plan.reduce(0) { $0 + part($1, values) }
          }.max()!
          guard value <= min(most, bound + gap) + rounding else { break search }
          guard told.count < Self.mostDivisions else { return max(least, value - rounding) }
          told.append(Set(plan.map(\.set)))
          most = min(most, try visit(plan.map { values.sets[Int($0.set)].members }))
        }
      }
      least = bound + gap
      if most <= least + rounding { return .infinity }
      // That each column alone is within the gap does not say so of each division.
      gap = all.count == columns.count ? most - bound : max(4 * gap, 1e-4 * abs(bound))
    }
  }

  /// Those of some columns that a division may have whose help is above a bound by no more than a gap;
  /// nil where they are too many, or a limit came first.
  private func near(
    _ some: [TerritoryColumn], _ staff: IdleStaff, _ bound: Double, gap: Double
  ) -> [TerritoryColumn]? {
    var part = self
    part.columns = staff.parted(some, among: some, gap: gap)
    while part.columns.count > Self.mostForDivisions {
      part.best = staff.parted(best, among: part.columns, gap: gap)
      guard let relaxation = part.relaxation(of: IdleStaff.parts) else { return nil }
      let room = bound + gap - relaxation.bound
      let left = part.columns.indices.filter { relaxation.reducedCosts[$0] <= room }
        .map { part.columns[$0] }
      guard left.count < part.columns.count else { return nil }
      part.columns = staff.parted(left, among: left, gap: gap)
    }
    return part.columns
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

extension SetPartitioning {
  /// The optimum of the linear relaxation over all columns.
  struct Relaxation {
    /// No choice of columns has less.
    let bound: Double
    /// What each column adds to the bound at least, in their order.
    let reducedCosts: [Double]
    /// The columns that were taken into the relaxation.
    let generated: [Int]
  }

  /// Generates columns until none can improve the relaxation; nil where a limit comes first, or GLPK
  /// gives up.
  ///
  /// - Parameter sums: a column's part of each sum; the largest sum is minimised.
  func relaxation(of sums: [ColumnPart]) -> Relaxation? {
    let below = -Double.infinity...0
    var master = ColumnMaster(rows: rows + (sums.count > 1 ? sums.map { _ in below } : []))
    if sums.count > 1 {
      // No sum is above it.
      master.addColumn(cost: 1, entries: sums.indices.map { (rows.count + $0, -1) })
    }
    for column in best { add(column, sums, to: &master) }
    var reducedCosts = Array(repeating: 0.0, count: columns.count)
    var isInMaster = Array(repeating: false, count: columns.count)
    while true {
      guard master.solve(limits) == .optimal else { return nil }
      price(sums, master.duals, into: &reducedCosts)
      let fresh = mostPromising(reducedCosts).filter { !isInMaster[$0] }
      if fresh.isEmpty {
        // What rounding leaves below zero counts once for each territory.
        let leastCost = min(0, reducedCosts.min() ?? 0)
        return Relaxation(
          bound: master.value + Double(brief.territories.upperBound) * leastCost,
          reducedCosts: reducedCosts, generated: isInMaster.indices.filter { isInMaster[$0] })
      }
      for index in fresh {
        isInMaster[index] = true
        add(columns[index], sums, to: &master)
      }
    }
  }

  /// The reduced cost of each column: its value less what its coefficients are worth in the rows.
  private func price(_ sums: [ColumnPart], _ duals: [Double], into costs: inout [Double]) {
    let prices = sums.count > 1 ? duals.suffix(sums.count).map { -$0 } : [1]
    let worth = SetWeights(Array(duals.prefix(brief.count)))
    let setWorth = values.sets.map { worth.sum(over: $0.members) }
    let staff = duals[brief.count...]
    for (index, column) in columns.enumerated() {
      var cost = -setWorth[Int(column.set)]
      for (part, price) in zip(sums, prices) { cost += price * part(column, values) }
      cost -= Double(column.coaches) * staff[brief.count]
      cost -= Double(column.leaders) * staff[brief.count + 1] + staff[brief.count + 2]
      for (place, earlier) in kept.enumerated() {
        cost -= staff[brief.count + 3 + place] * values.value(column, of: earlier.level)
      }
      costs[index] = cost
    }
  }

  /// Of the columns below zero, the least for each first municipality and staff.
  private func mostPromising(_ costs: [Double]) -> [Int] {
    var least: [Int?] = Array(
      repeating: nil, count: brief.count * 2 * (brief.team.coaches.count + 1))
    for (index, column) in columns.enumerated() where costs[index] < -1e-7 {
      let first = values.sets[Int(column.set)].members.first
      let staff = 2 * Int(column.coaches) + Int(column.leaders)
      // Staff is below 2 (coaches + 1), so each first municipality has a range of its own.
      let place = first * 2 * (brief.team.coaches.count + 1) + staff
      if least[place].map({ costs[index] < costs[$0] }) ?? true { least[place] = index }
    }
    return least.compactMap { $0 }
  }

  private func add(_ column: TerritoryColumn, _ sums: [ColumnPart], to master: inout ColumnMaster) {
    let parts = sums.map { $0(column, values) }
    guard parts.count > 1 else {
      return master.addColumn(cost: parts[0], entries: entries(of: column))
    }
    let further = parts.enumerated().map { (rows.count + $0, $1) }.filter { $0.1 != 0 }
    master.addColumn(cost: 0, entries: entries(of: column) + further)
  }
}

/// Sums of weights over sets of municipalities, eight positions at a time.
private struct SetWeights {
  private var tables: [[Double]] = []

  init(_ weights: [Double]) {
    for start in stride(from: 0, to: weights.count, by: 8) {
      var table = Array(repeating: 0.0, count: 256)
      for bits in 1..<256 {
        let position = start + bits.trailingZeroBitCount
        table[bits] = table[bits & (bits - 1)] + (position < weights.count ? weights[position] : 0)
      }
      tables.append(table)
    }
  }

  func sum(over set: MunicipalitySet) -> Double {
    var rest = set.rawValue
    var sum = 0.0
    for table in tables {
      sum += table[Int(rest & 255)]
      rest >>= 8
    }
    return sum
  }
}
