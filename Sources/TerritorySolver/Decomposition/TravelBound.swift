import TerritoryModel

/// A bound on travel that no plan of a region is below, however large the region is.
///
/// Lagrangian relaxation of the rows that hold territories together: each municipality in one
/// territory, each client served once, Σ c_j = N, Σ l_j = L. At any prices, the cheapest territories
/// of all bases, each looked at by itself (``TerritoryPricing``), cost no more together than those of
/// a plan:
///
/// Σ_j min(0, cost_j) + Σ_m d_m v_m − u W − Σ_m p_m − s N − t L ≤ travel
///
/// where W clients may wait and v_m ≤ u. Whole coaches and connected territories stay inside, which
/// makes it stronger than the linear relaxation. That a municipality belongs to a territory at all is
/// only asked for where that costs capacity (``WaitingFloor``); of others p_m ≥ 0.
struct TravelBound {
  struct Answer {
    let bound: Double
    /// How far the territories together break each row: where the bound rises.
    let slope: TerritoryPrices
    /// The cheapest that was found of each base.
    let territories: [PricedTerritory]
  }

  let brief: PlanBrief
  /// The most clients a year that may wait (W).
  let waiting: Double
  /// Municipalities that have to belong to a territory here too.
  let remote: Set<Int>
  private let pricings: [TerritoryPricing]

  init(_ brief: PlanBrief, _ reach: Reach, waiting: Double) {
    self.brief = brief
    self.waiting = waiting
    remote = Set(WaitingFloor.remote(brief, reach))
    pricings = (0..<brief.count).filter { reach.members[$0][$0] }
      .map { TerritoryPricing(brief, reach, base: $0) }
  }

  /// The bound at given prices.
  ///
  /// - Parameter limits: what the work is noted in; at their time the bound is as good as it is by then.
  /// - Precondition: v_m ≤ u, u ≥ 0, and p_m ≥ 0 but for the remote.
  func answer(at prices: TerritoryPrices, _ limits: SearchLimits = .none) -> Answer {
    precondition(prices.ceiling >= 0 && prices.service.allSatisfy { $0 <= prices.ceiling })
    precondition(prices.membership.indices.allSatisfy { isAllowed(prices.membership[$0], of: $0) })
    let found = concurrentMap(pricings) { _, pricing in
      pricing.cheapest(at: prices, limits.withFreeWork)
    }
    limits.spend(steps: found.reduce(0) { $0 + $1.steps })
    let (coaches, leaders) = (Double(brief.team.coaches), Double(brief.team.leaders))
    var slope = TerritoryPrices(
      service: brief.demand, membership: Array(repeating: -1, count: brief.count),
      coach: -coaches, leader: -leaders, ceiling: -waiting)
    var bound =
      zip(brief.demand, prices.service).reduce(0) { $0 + $1.0 * $1.1 } - waiting * prices.ceiling
      - prices.membership.reduce(0, +) - prices.coach * coaches - prices.leader * leaders
    for (cost, territory, _) in found where cost < 0 {
      bound += cost
      for m in territory.members { slope.membership[m] += 1 }
      for service in territory.services { slope.service[service.municipality] -= service.clients }
      slope.coach += Double(territory.coaches)
      slope.leader += Double(territory.leaders)
    }
    return Answer(bound: bound, slope: slope, territories: found.map(\.territory))
  }

  /// Whether a municipality may have a price.
  private func isAllowed(_ membership: Double, of municipality: Int) -> Bool {
    membership >= 0 || remote.contains(municipality)
  }
}
