import TerritoryModel

/// The search for the cheapest territory of a base: branching on a municipality next to the set that
/// joins it or stays out.
///
/// For a set of members the best service is greedy, and the best staff is next to where a further
/// caseload stops paying (``TerritoryStaffing``).
struct TerritorySearch {
  private enum State { case open, member, out }

  private let pricing: TerritoryPricing
  private let prices: TerritoryPrices
  /// The most rewarding first.
  private let offers: [TerritoryPricing.Offer]
  private let staffing: TerritoryStaffing
  private var states: [State]
  private var members: [Int]
  private var best: (cost: Double, members: [Int], staff: TerritoryStaffing.Staff)?
  /// Nothing that was left unsearched costs less.
  private var openBound = Double.infinity
  private var branchings = 0
  private let limits: SearchLimits
  /// Elementary steps so far, about.
  private(set) var steps = 0

  /// Beyond so many, the bound of what is open counts. The same on every machine.
  private static let mostBranchings = 2_000
  /// Elementary steps for each offer of a set: is it open, what does it bring, with which staff?
  private static let stepsOfAnOffer = 100

  init(
    _ pricing: TerritoryPricing, _ prices: TerritoryPrices, offers: [TerritoryPricing.Offer],
    _ limits: SearchLimits
  ) {
    self.limits = limits
    self.pricing = pricing
    self.prices = prices
    self.offers = offers
    staffing = TerritoryStaffing(pricing, prices)
    states = pricing.mayJoin.map { $0 ? .open : .out }
    states[pricing.base] = .member
    members = [pricing.base]
  }

  mutating func run() { visit(paid: prices.membership[pricing.base]) }

  /// No territory costs less. Only after ``run()``.
  var bound: Double { min(openBound, best!.cost) }

  /// The cheapest that was seen. Only after ``run()``.
  var cheapest: PricedTerritory {
    let (_, members, staff) = best!
    var left = pricing.brief.capacity(coaches: staff.coaches, leaders: staff.leaders)
    var services: [(municipality: Int, clients: Double)] = []
    for offer in offers where left > 0 {
      guard offer.customer.sponsors.contains(where: members.contains) else { continue }
      let clients = min(left, offer.customer.clients)
      left -= clients
      services.append((offer.customer.municipality, clients))
    }
    return PricedTerritory(
      base: pricing.base, members: members.sorted(), coaches: staff.coaches,
      leaders: staff.leaders, services: services)
  }

  /// - Parameter paid: Σ p_m of the members.
  private mutating func visit(paid: Double) {
    steps += Self.stepsOfAnOffer * (1 + offers.count)
    let own = staffing.cheapest(serving: offers.filter { has(.member, $0) }.map(Amount.init))
    if paid + own.cost < best?.cost ?? .infinity { best = (paid + own.cost, members, own) }
    let least = paid + rebates + relaxedCost
    guard least < best!.cost - 1e-9 else { return }
    guard branchings < Self.mostBranchings, !limits.isReached else {
      openBound = min(openBound, least)
      return
    }
    branchings += 1
    guard let next = candidate else { return }
    states[next] = .member
    members.append(next)
    visit(paid: paid + prices.membership[next])
    members.removeLast()
    // Whoever joins for nothing or brings something is never better left out.
    if prices.membership[next] > 0 {
      states[next] = .out
      visit(paid: paid)
    }
    states[next] = .open
  }

  private typealias Amount = TerritoryStaffing.Amount

  /// Whether one of a customer's sponsors is in a state.
  private func has(_ state: State, _ offer: TerritoryPricing.Offer) -> Bool {
    offer.customer.sponsors.contains { states[$0] == state }
  }

  /// What all open municipalities that bring something would bring, below zero.
  private var rebates: Double {
    states.indices.reduce(0) { states[$1] == .open ? $0 + min(0, prices.membership[$1]) : $0 }
  }

  /// No more than staff and service cost where any open municipality may join. Each customer who
  /// needs one pays its part of the cheapest: the customers of a municipality together pay no more
  /// than its price.
  private var relaxedCost: Double {
    var served: [Amount] = []
    var open: [TerritoryPricing.Offer] = []
    var customers = Array(repeating: 0.0, count: states.count)
    for offer in offers {
      if has(.member, offer) {
        served.append(Amount(offer))
      } else if has(.open, offer) {
        open.append(offer)
        for sponsor in offer.customer.sponsors { customers[sponsor] += 1 }
      }
    }
    guard !open.isEmpty else { return staffing.cheapest(serving: served).cost }
    let parts = open.map { offer in
      offer.customer.sponsors.filter { states[$0] == .open }
        .map { max(0, prices.membership[$0]) / customers[$0] }.min()!
    }
    // A part is paid for at most `most` clients, so each of them pays as much less.
    return staffing.least { most in
      let joining = zip(open, parts).map { offer, part in
        Amount(
          gain: offer.gain - part / min(most, offer.customer.clients),
          clients: offer.customer.clients)
      }
      return (served + joining.filter { $0.gain > 0 }).sorted { $0.gain > $1.gain }
    }
  }

  /// The open municipality that promises most, of those next to the set where it has to be
  /// connected; at once one that joins for nothing.
  private var candidate: Int? {
    let near =
      pricing.brief.contiguity
      ? members.flatMap { pricing.brief.borders.neighbours[$0] } : Array(states.indices)
    var promise = Array(repeating: 0.0, count: states.count)
    for offer in offers where !has(.member, offer) {
      for sponsor in offer.customer.sponsors {
        promise[sponsor] +=
          offer.gain * min(offer.customer.clients, pricing.brief.annualClientsPerCoach)
      }
    }
    var found: (municipality: Int, value: Double)?
    for m in near where states[m] == .open {
      if prices.membership[m] <= 0 { return m }
      let value = promise[m] - prices.membership[m]
      if found == nil || (found!.value, m) < (value, found!.municipality) { found = (m, value) }
    }
    return found?.municipality
  }
}
