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
