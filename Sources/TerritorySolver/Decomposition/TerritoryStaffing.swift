import TerritoryModel

/// The staff that costs least for clients who may be served at a gain:
/// s c + t l − the gains of the κ (c + λ l) clients who bring most.
struct TerritoryStaffing {
  /// Clients who bring the same each.
  struct Amount {
    let gain: Double
    let clients: Double

    init(gain: Double, clients: Double) {
      self.gain = gain
      self.clients = clients
    }

    init(_ offer: TerritoryPricing.Offer) {
      self.init(gain: offer.gain, clients: offer.customer.clients)
    }
  }

  struct Staff {
    let coaches: Int
    let leaders: Int
    let cost: Double
  }

  private let brief: PlanBrief
  private let prices: TerritoryPrices
  private let mostCoaches: Int
  private let leaders: ClosedRange<Int>

  /// Up to so many coaches, ``least(_:)`` looks at each number by itself.
  private static let fewCoaches = 16

  init(_ pricing: TerritoryPricing, _ prices: TerritoryPrices) {
    brief = pricing.brief
    self.prices = prices
    mostCoaches = pricing.mostCoaches
    leaders = 0...min(1, pricing.brief.team.leaders)
  }

  /// The best numbers of coaches and leaders: with more coaches gains rise ever less, so the best one
  /// is next to where a caseload no longer brings what a coach costs.
  ///
  /// - Parameter amounts: the most rewarding first.
  func cheapest(serving amounts: [Amount]) -> Staff {
    let worth = prices.coach / brief.annualClientsPerCoach
    let wanted = amounts.reduce(0) { $1.gain > worth ? $0 + $1.clients : $0 }
    var best: Staff?
    for leaders in leaders {
      let ideal = wanted / brief.annualClientsPerCoach - brief.leaderShare * Double(leaders)
      let fewer = Int(max(1, min(Double(mostCoaches), ideal.rounded(.down))))
      for coaches in fewer...min(fewer + 1, mostCoaches) {
        let cost = cost(coaches, leaders, serving: amounts)
        if cost < best?.cost ?? .infinity {
          best = Staff(coaches: coaches, leaders: leaders, cost: cost)
        }
      }
    }
    return best!
  }

  /// A bound on the least cost where what clients bring falls with how many can be served.
  ///
  /// - Parameter amounts: the amounts, the most rewarding first, where so many can be served.
  func least(_ amounts: (Double) -> [Amount]) -> Double {
    let all = amounts(.infinity)
    let likely = cheapest(serving: all)
    guard likely.coaches < Self.fewCoaches else { return likely.cost }
    var least = Double.infinity
    for coaches in 1...mostCoaches {
      // Beyond the likely number, costs only rise.
      if coaches > likely.coaches {
        let beyond = leaders.map { cost(coaches, $0, serving: all) }.min()!
        if beyond >= least || coaches > Self.fewCoaches { return min(least, beyond) }
      }
      let capacity = brief.capacity(coaches: coaches, leaders: leaders.upperBound)
      let here = amounts(capacity)
      least = min(least, leaders.map { cost(coaches, $0, serving: here) }.min()!)
    }
    return least
  }

  private func cost(_ coaches: Int, _ leaders: Int, serving amounts: [Amount]) -> Double {
    var left = brief.capacity(coaches: coaches, leaders: leaders)
    var cost = prices.coach * Double(coaches) + prices.leader * Double(leaders)
    for amount in amounts where left > 0 {
      cost -= amount.gain * min(left, amount.clients)
      left -= amount.clients
    }
    return cost
  }
}
