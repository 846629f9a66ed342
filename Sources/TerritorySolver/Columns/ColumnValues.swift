import TerritoryModel

/// What a territory adds to each level where nobody is served from outside: then that depends on the
/// territory alone, and levels are sums over territories.
struct ColumnValues {
  private let brief: PlanBrief
  private let candidates: TerritoryCandidates
  /// All municipalities by their way from each base, the nearest first.
  private let nearest: [[Int]]
  /// The sets of municipalities that columns refer to, with their clients a year.
  let sets: [(members: MunicipalitySet, demand: Double)]

  init(_ brief: PlanBrief, _ candidates: TerritoryCandidates) {
    self.brief = brief
    self.candidates = candidates
    nearest = (0..<brief.count).map { base in
      (0..<brief.count).sorted {
        (brief.distances[$0, base], $0) < (brief.distances[$1, base], $1)
      }
    }
    sets = candidates.all.map { candidate in
      (candidate.members, candidate.members.positions.reduce(0) { $0 + brief.demand[$1] })
    }
  }

  /// The levels that are sums over territories.
  static let levels: Set<Objective> = [.waiting, .travel, .balance]

  /// The column's part of a level, one of ``levels``.
  ///
  /// - waiting: max(0, Σ_{m ∈ S} d_m − κ (c + λ l))
  /// - travel: Σ d_m D_mj y_mj, with as few waiting as can be and those the farthest away
  /// - balance: |Σ_{m ∈ S} d_m − c·D̄|
  func value(_ column: TerritoryColumn, of level: Objective) -> Double {
    let demand = sets[Int(column.set)].demand
    return switch level {
    case .waiting: max(0, demand - capacity(of: column))
    case .travel: column.travel
    case .balance: abs(demand - Double(column.coaches) * brief.meanLoad)
    default: preconditionFailure("\(level) is no sum over territories")
    }
  }

  /// Clients a year that a column's staff could serve beyond its own: max(0, κ (c + λ l) − Σ_{m ∈ S} d_m).
  func idle(_ column: TerritoryColumn) -> Double {
    max(0, capacity(of: column) - sets[Int(column.set)].demand)
  }

  /// Fills in the travel of columns.
  func settleTravel(of columns: inout [TerritoryColumn]) {
    for index in columns.indices {
      let column = columns[index]
      // Further staff of a territory in which nobody waits travels no more and no less.
      if index > 0, columns[index - 1].set == column.set,
        value(columns[index - 1], of: .waiting) == 0, value(column, of: .waiting) == 0
      {
        columns[index].travel = columns[index - 1].travel
      } else {
        columns[index].travel = bestBase(column).travel
      }
    }
  }

  /// The base with the least travel, of those the first.
  func bestBase(_ column: TerritoryColumn) -> (base: Int, travel: Double) {
    let members = sets[Int(column.set)].members
    // A candidate has a base, and no travel is infinite, so that another takes the place of -1.
    var best = (base: -1, travel: Double.infinity)
    for base in candidates.bases(of: members).positions {
      let travel = travel(members, from: base, serving: capacity(of: column))
      if travel < best.travel { best = (base, travel) }
    }
    return best
  }

  /// Added up from the nearest on: taken from the travel of all, the part of those who wait would
  /// leave a rest of rounding where nobody has to travel.
  private func travel(
    _ members: MunicipalitySet, from base: Int, serving capacity: Double
  ) -> Double {
    var left = capacity
    var travel = 0.0
    for m in nearest[base] where members.contains(MunicipalitySet(m)) {
      let served = min(left, brief.demand[m])
      travel += served * brief.distances[m, base]
      left -= served
    }
    return travel
  }

  private func capacity(of column: TerritoryColumn) -> Double {
    brief.capacity(Coaches(fullTime: Int(column.coaches)), leaders: Int(column.leaders))
  }
}

/// A column's part of a sum over territories.
typealias ColumnPart = @Sendable (_ column: TerritoryColumn, _ values: ColumnValues) -> Double

/// A whole territory as one choice: its municipalities, its staff, and what it adds to each level.
struct TerritoryColumn {
  /// Place among the sets of municipalities.
  let set: Int32
  let coaches: UInt8
  let leaders: UInt8
  /// Client-kilometres a year of serving all that its staff can, the nearest first, from the base that
  /// is best for it; zero until it is asked for.
  var travel = 0.0
  /// The column's part of help by what idle staff has to relay, clients a year (``IdleStaff``); zero
  /// until it is asked for.
  var relayed = 0.0
}
