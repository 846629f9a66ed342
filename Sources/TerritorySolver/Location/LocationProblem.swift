import TerritoryModel

/// A brief whose territories each serve their own members and nobody else, all of them.
///
/// Then nobody waits, who serves whom follows from membership, and what is left is a location problem:
/// choose K bases and put every municipality to one of them, so that the sum of client-kilometres is
/// least, the loads keep their limits and territories are connected (the model of Hess and others
/// 1965, with contiguity).
struct LocationProblem {
  /// Staff that a territory may have, with the loads that it may have then.
  struct Staff {
    let coaches: Int
    let leaders: Int
    /// Clients a year of the territory's own municipalities, a hair wider than asked for, so that
    /// rounding cuts off no plan. ``ExactLoads`` decides.
    let load: ClosedRange<Double>
  }

  let brief: PlanBrief
  let reach: Reach
  let staffs: [Staff]
  /// Municipalities that may be bases, ascending.
  let bases: [Int]
  /// Municipalities that have to be bases.
  let mustBeBases: Set<Int>
  /// Number of territories (K).
  let territories: Int
  /// Most coaches that a territory may have: the others need theirs.
  private let mostCoaches: Int

  /// How many ways there may be to place a base with its staff, whatever is left to place after it:
  /// where there are more, territories are many, and no matter of few bases.
  private static let mostPlacings = 20_000_000
  private static let rounding = 1e-11
  /// Fillings of knapsacks for one look at all bases and staffs.
  private static let mostFillings = 2_400

  /// - Returns: nil where the brief asks for something else too.
  init?(_ brief: PlanBrief, _ reach: Reach) {
    guard brief.grouping == nil, brief.difference == nil, brief.shared.isEmpty,
      !brief.neighbourHelp, brief.territories.count == 1,
      Self.orders.contains(brief.priority.map(\.objective)),
      brief.priority.allSatisfy({ $0.tolerance == 0 }),
      brief.totalDemand
        <= brief.capacity(brief.team.coaches, leaders: brief.team.leaders)
    else { return nil }
    let limits = brief.asked
    guard !brief.team.coaches.arePartTime,
      limits.families.isSubset(of: [.groups, .apart, .bases, .pairs, .loads, .coaches])
    else {
      return nil
    }
    self.brief = brief
    self.reach = reach
    territories = brief.territories.lowerBound
    bases = (0..<brief.count).filter { reach.members[$0][$0] }
    mustBeBases = limits.bases
    let mostCoaches = brief.team.coaches.count - (territories - 1) * limits.leastCoaches
    self.mostCoaches = mostCoaches
    let kinds = (mostCoaches - limits.leastCoaches + 1) * min(2, brief.team.leaders + 1)
    let left = territories * brief.team.coaches.count * (brief.team.leaders + 1)
    guard mostCoaches >= limits.leastCoaches, kinds * left <= Self.mostPlacings / brief.count
    else { return nil }
    staffs = (limits.leastCoaches...mostCoaches).flatMap { coaches in
      (0...min(1, brief.team.leaders)).compactMap { leaders -> Staff? in
        let least = limits.leastClients * Double(coaches)
        let most = min(
          limits.mostClients * Double(coaches),
          brief.capacity(Coaches(fullTime: coaches), leaders: leaders), brief.totalDemand)
        guard least <= most * (1 + Self.rounding) else { return nil }
        let load = (least * (1 - Self.rounding), most * (1 + Self.rounding))
        return Staff(coaches: coaches, leaders: leaders, load: load.0...max(load.0, load.1))
      }
    }
    guard !staffs.isEmpty else { return nil }
  }

  /// What can be asked for: waiting is at its least of nothing, and travel decides before balance.
  /// Travel alone is at its least of nothing too, since nobody has to be served.
  private static let orders: [[Objective]] = [
    [.waiting], [.waiting, .travel], [.waiting, .travel, .balance], [.travel],
  ]

  var count: Int { brief.count }

  /// How often each knapsack is branched on once prices are near their best: where there are few kinds of
  /// staff it may take more. There is a base: without one hasTerritoryForEach is false, and where
  /// it is not asked nothing rules bases out.
  var branchings: Int { Self.mostFillings / (bases.count * staffs.count) }

  /// Whether each municipality fits into some territory as the most clients of a territory are asked for.
  /// What staff can serve is another matter: who does not fit may wait.
  var hasTerritoryForEach: Bool {
    eachFits(into: brief.asked.mostClients * Double(mostCoaches) * (1 + Self.rounding))
  }

  /// Whether some territory's staff can serve each municipality wholly: where none can, somebody waits.
  var mayServeEach: Bool { eachFits(into: staffs.reduce(0) { max($0, $1.load.upperBound) }) }

  /// Whether each municipality fits into a territory of so many clients beside its base alone.
  private func eachFits(into most: Double) -> Bool {
    let demand = brief.demand
    return (0..<count).allSatisfy { m in
      bases.contains { reach.members[$0][m] && (m == $0 ? 0 : demand[$0]) + demand[m] <= most }
    }
  }

  /// Client-kilometres a year of a municipality that belongs to a base: d_m D_mj.
  func cost(_ municipality: Int, _ base: Int) -> Double {
    brief.demand[municipality] * brief.distances[municipality, base]
  }
}
