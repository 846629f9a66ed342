import TerritoryModel

/// What the parts of a plan cost and earn while each territory is looked at by itself: multipliers of
/// the rows that hold territories together.
struct TerritoryPrices {
  /// What a territory gets for each client a year that it serves (v_m), kilometres.
  var service: [Double]
  /// What it pays for each of its municipalities (p_m), client-kilometres; below zero only for those
  /// that have to belong to some territory.
  var membership: [Double]
  /// What it pays for a coach (s), client-kilometres.
  var coach: Double
  /// What it pays for a leader (t), client-kilometres.
  var leader: Double
  /// The most that a client may bring (u ≥ v_m), kilometres: each who waits spares as much.
  var ceiling: Double

  /// The prices between these and others.
  ///
  /// - Parameter share: of the others, 0 to 1.
  func mixed(with other: Self, share: Double) -> Self {
    func mix(_ one: Double, _ two: Double) -> Double { (1 - share) * one + share * two }
    return TerritoryPrices(
      service: zip(service, other.service).map(mix),
      membership: zip(membership, other.membership).map(mix),
      coach: mix(coach, other.coach), leader: mix(leader, other.leader),
      ceiling: mix(ceiling, other.ceiling))
  }
}

/// A territory that was found at some prices, with its base and staff.
struct PricedTerritory {
  let base: Int
  /// Ascending.
  let members: [Int]
  let coaches: Int
  let leaders: Int
  /// Clients a year that it serves, by municipality.
  let services: [(municipality: Int, clients: Double)]

  init(
    base: Int, members: [Int], coaches: Int, leaders: Int,
    services: [(municipality: Int, clients: Double)]
  ) {
    self.base = base
    self.members = members
    self.coaches = coaches
    self.leaders = leaders
    self.services = services
  }

  /// A territory of a plan.
  init(_ territory: Plan.Territory) {
    self.init(
      base: territory.base, members: territory.municipalities, coaches: territory.coaches,
      leaders: territory.leaders,
      services: territory.services.map { ($0.municipality, $0.clients) })
  }

  /// The same for territories that are alike, but for how clients are divided at the margin.
  var likeness: [Int] {
    [base, coaches, leaders, members.count] + members + services.map(\.municipality)
  }
}
