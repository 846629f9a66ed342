import TerritoryModel

/// The least help after waiting, told by whole territories.
///
/// Where a territory has s = max(0, D − κ (c + λ l)) clients beyond its staff, or staff idle for
/// i = max(0, κ (c + λ l) − D) clients, and W wait, help is
///
///   Σ s − W + E,  E = Σ_{s > 0} (out + free) + Σ_{s = 0} (in + waiting),
///
/// `out` being what a territory's staff serves elsewhere, `in` what it is served from elsewhere, and
/// `free` staff that serves nobody, Δ altogether. So help + W ≥ Σ s.
///
/// Of a plan with help + W above a bound on Σ s by no more than a gap, E is no more than the gap. Idle
/// staff serves i − free at least outside: either municipalities of territories with s > gap that are
/// on its borders and in its reach, of which such a territory is served s + gap at most; or those of
/// territories with less, s + out + free altogether; or those of territories with idle staff, which
/// counts in E. With p what is beyond the first of these and Δ, therefore, E ≥ Σ p − Σ_{s ≤ gap} s, and
///
///   help + W ≥ Σ_{s > gap} s + Σ p.
struct IdleStaff {
  private let values: ColumnValues
  private let brief: PlanBrief
  /// Δ, clients a year.
  private let free: Double
  /// For each municipality those on its borders.
  private let neighbours: [MunicipalitySet]
  /// For each municipality the bases that reach it.
  private let reaching: [MunicipalitySet]

  /// A column's part of either sum; the larger sum counts.
  static let parts: [ColumnPart] = [
    { $1.value($0, of: .waiting) }, { column, _ in column.relayed },
  ]

  /// - Parameters:
  ///   - brief: with neighbour help.
  ///   - waiting: the most who may wait, clients a year.
  init(_ brief: PlanBrief, _ values: ColumnValues, waiting: Double) {
    self.values = values
    self.brief = brief
    let capacity = brief.capacity(brief.team.coaches, leaders: brief.team.leaders)
    let rounding = DistrictingModel.slack(of: .waiting, brief.totalDemand, brief)
    free = max(0, capacity - (brief.totalDemand - waiting)) + rounding
    neighbours = brief.borders.neighbours.map { MunicipalitySet(positions: $0) }
    reaching = (0..<brief.count).map { m in
      MunicipalitySet(positions: (0..<brief.count).filter { brief.isWithinReach(m, of: $0) })
    }
  }

  /// Columns with their parts of the second sum.
  ///
  /// - Parameters:
  ///   - all: every column that a plan of use may have.
  ///   - gap: by how much help of a plan of use may be above the bound.
  func parted(
    _ columns: [TerritoryColumn], among all: [TerritoryColumn], gap: Double
  ) -> [TerritoryColumn] {
    let taken = mostTaken(all, gap)
    return columns.map { column in
      var column = column
      let lacking = values.value(column, of: .waiting)
      column.relayed = lacking > gap ? lacking : relayed(column, taken)
      return column
    }
  }

  /// The most of each municipality's clients that idle staff serves while its territory lacks more staff
  /// than the gap.
  private func mostTaken(_ columns: [TerritoryColumn], _ gap: Double) -> [Double] {
    // By 6b a municipality's own territory serves as much of it as any other one.
    let share = brief.membership == .served ? 0.5 : 1
    var most = Array(repeating: 0.0, count: brief.count)
    for column in columns {
      let lacking = values.value(column, of: .waiting)
      guard lacking > gap else { continue }
      for m in values.sets[Int(column.set)].members.positions {
        most[m] = max(most[m], lacking + gap)
      }
    }
    return most.indices.map { min(share * brief.demand[$0], most[$0]) }
  }

  private func relayed(_ column: TerritoryColumn, _ taken: [Double]) -> Double {
    var left = values.idle(column) - free
    guard left > 0 else { return 0 }
    let members = values.sets[Int(column.set)].members
    let around = members.positions.reduce(MunicipalitySet()) { $0.union(neighbours[$1]) }
    for m in around.subtracting(members).positions where !reaching[m].isDisjoint(with: members) {
      left -= taken[m]
    }
    return max(0, left)
  }
}
