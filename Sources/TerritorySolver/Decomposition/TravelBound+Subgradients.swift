import TerritoryModel

extension TravelBound {
  /// Prices with a good bound, and the territories that were found on the way.
  struct Start {
    var prices: TerritoryPrices
    var bound = -Double.infinity
    var territories: [PricedTerritory] = []
  }

  /// Prices by subgradients: in each round they move to where the bound rises, by the more the
  /// further it is below a plan's travel, and by less where that has not helped for long.
  ///
  /// - Parameters:
  ///   - travel: of a plan, client-kilometres a year.
  ///   - observe: told every better bound.
  func bySubgradients(
    towards travel: Double, rounds: Int, limits: SearchLimits,
    observe: (Double) -> Void = { _ in }
  ) -> Start {
    var prices = startingPrices
    var start = Start(prices: prices)
    var seen: Set<[Int]> = []
    var direction: TerritoryPrices?
    var step = 1.0
    var roundsWithoutGain = 0
    for _ in 0..<rounds where !limits.isReached {
      let answer = answer(at: prices, limits)
      start.territories += answer.territories.filter { seen.insert($0.likeness).inserted }
      if answer.bound > start.bound {
        roundsWithoutGain = 0
        start.bound = answer.bound
        start.prices = prices
        observe(answer.bound)
        if limits.gap > 0, limits.isGoodEnough(travel, bound: answer.bound) { break }
      } else {
        roundsWithoutGain += 1
      }
      if roundsWithoutGain == Self.patience {
        step *= 0.6
        roundsWithoutGain = 0
        prices = start.prices
        direction = nil
        continue
      }
      let slope = inside(answer.slope, at: prices)
      let next = direction.map { slope.mixed(with: $0, share: 0.3) } ?? slope
      direction = next
      let length = squaredLength(next)
      guard length > 0, travel > answer.bound else { break }
      move(&prices, along: next, by: step * (travel - answer.bound) / length)
    }
    return start
  }

  /// Rounds that may bring nothing before steps get shorter.
  private static let patience = 15

  /// A client is worth a part of the reach, and a coach half a caseload of that.
  private var startingPrices: TerritoryPrices {
    let farthest = (0..<brief.count).flatMap { m in
      brief.borders.neighbours[m].map { brief.distances[m, $0] }
    }.max()
    let way = min(brief.reachKm, farthest ?? 0) / 5
    let coach = way * brief.annualClientsPerCoach / 2
    return TerritoryPrices(
      service: Array(repeating: way, count: brief.count),
      membership: Array(repeating: 0, count: brief.count), coach: coach,
      leader: coach * brief.leaderShare, ceiling: way)
  }

  /// The slope along which prices stay allowed.
  private func inside(_ slope: TerritoryPrices, at prices: TerritoryPrices) -> TerritoryPrices {
    var slope = slope
    for m in 0..<brief.count {
      if prices.service[m] >= prices.ceiling {
        slope.ceiling += max(0, slope.service[m])
        slope.service[m] = min(0, slope.service[m])
      }
      if prices.membership[m] <= 0, !remote.contains(m) {
        slope.membership[m] = max(0, slope.membership[m])
      }
    }
    return slope
  }

  // A step that moves the price of each client by a kilometre moves that of a municipality by a
  // quarter of a caseload of kilometres, and so on: each price in the measure of what it pays for.

  private var membershipMeasure: Double { brief.annualClientsPerCoach / 4 }

  private var staffMeasure: Double {
    brief.annualClientsPerCoach / Double(brief.team.coaches).squareRoot()
  }

  private func squaredLength(_ slope: TerritoryPrices) -> Double {
    var sum = slope.ceiling * slope.ceiling / brief.annualClientsPerCoach
    for m in 0..<brief.count {
      if brief.demand[m] > 0 { sum += slope.service[m] * slope.service[m] / brief.demand[m] }
      sum += slope.membership[m] * slope.membership[m] * membershipMeasure
    }
    return sum + (slope.coach * slope.coach + slope.leader * slope.leader) * staffMeasure
  }

  private func move(_ prices: inout TerritoryPrices, along slope: TerritoryPrices, by step: Double)
  {
    prices.ceiling = max(0, prices.ceiling + step * slope.ceiling / brief.annualClientsPerCoach)
    for m in 0..<brief.count {
      if brief.demand[m] > 0 { prices.service[m] += step * slope.service[m] / brief.demand[m] }
      prices.service[m] = min(prices.service[m], prices.ceiling)
      prices.membership[m] += step * slope.membership[m] * membershipMeasure
      if !remote.contains(m) { prices.membership[m] = max(0, prices.membership[m]) }
    }
    prices.coach += step * slope.coach * staffMeasure
    prices.leader += step * slope.leader * staffMeasure
  }
}
