import TerritoryModel

/// Finds the cheapest territory of one base at given prices.
///
/// That is a connected set S of municipalities within reach with c ≥ 1 coaches, l ≤ 1 leaders and
/// service y of S and its neighbours, which has the least
/// Σ_m d_m (D_mj − v_m) y_m + Σ_{m ∈ S} p_m + s c + t l, where Σ_m d_m y_m ≤ κ (c + λ l).
struct TerritoryPricing {
  /// A municipality that the base may serve.
  struct Customer {
    let municipality: Int
    /// Clients a year.
    let clients: Double
    /// From the base.
    let kilometres: Double
    /// Those of the municipality and its neighbours that may be members: one of them has to be.
    let sponsors: [Int]
  }

  /// A customer who pays more than the way costs.
  struct Offer {
    let customer: Customer
    /// Client-kilometres for each client, above zero.
    let gain: Double
  }

  let brief: PlanBrief
  let base: Int
  /// Whether a municipality may be a member.
  let mayJoin: [Bool]
  let mostCoaches: Int
  private let customers: [Customer]

  init(_ brief: PlanBrief, _ reach: Reach, base: Int) {
    self.brief = brief
    self.base = base
    let mayJoin = reach.members[base]
    self.mayJoin = mayJoin
    mostCoaches = brief.team.coaches - brief.territories.lowerBound + 1
    customers = (0..<brief.count).compactMap { m in
      guard brief.demand[m] > 0, brief.isWithinReach(m, of: base) else { return nil }
      let near = brief.neighbourHelp ? [m] + brief.borders.neighbours[m] : [m]
      let sponsors = near.filter { mayJoin[$0] }
      guard !sponsors.isEmpty else { return nil }
      return Customer(
        municipality: m, clients: brief.demand[m], kilometres: brief.distances[m, base],
        sponsors: sponsors)
    }
  }

  /// A cost that no territory of the base is below, and the cheapest one that was seen; mostly that
  /// is its cost. At a limit the bound is the one that is proven by then.
  ///
  /// - Returns: with them the elementary steps that it took.
  func cheapest(
    at prices: TerritoryPrices, _ limits: SearchLimits = .none
  ) -> (bound: Double, territory: PricedTerritory, steps: Int) {
    let offers = customers.compactMap { customer in
      let gain = prices.service[customer.municipality] - customer.kilometres
      return gain > 0 ? Offer(customer: customer, gain: gain) : nil
    }
    var search = TerritorySearch(
      self, prices,
      offers: offers.sorted {
        ($1.gain, $0.customer.municipality) < ($0.gain, $1.customer.municipality)
      },
      limits)
    search.run()
    return (search.bound, search.cheapest, search.steps)
  }
}
