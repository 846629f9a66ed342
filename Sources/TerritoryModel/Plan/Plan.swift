/// A grouping with bases, staff and who serves whom.
public struct Plan: Sendable, Hashable {
  /// Clients of a municipality that a territory's staff serves.
  public struct Service: Sendable, Hashable {
    /// Position of the municipality.
    public let municipality: Int
    /// Clients a year, above zero.
    public let clients: Double

    public init(municipality: Int, clients: Double) {
      self.municipality = municipality
      self.clients = clients
    }
  }

  /// A territory of the plan.
  public struct Territory: Sendable, Hashable {
    public let name: TerritoryName
    /// The name that it has in common with the territories of other plans that it stands for beside
    /// them: what colours go by. Its own where it stands beside no other plan.
    public let likeness: TerritoryName
    /// Position of the municipality where its coaches are based.
    public let base: Int
    /// Positions of its municipalities, ascending.
    public let municipalities: [Int]
    /// Coaches (c_j by their number), at least one.
    public let coaches: Coaches
    /// Leaders based here (l_j), none or one.
    public let leaders: Int
    /// Whom its staff serves, by municipality, inside the territory and outside.
    public let services: [Service]

    /// - Parameters:
    ///   - name: nil for that of the base.
    ///   - likeness: nil for its own name.
    public init(
      name: TerritoryName? = nil, likeness: TerritoryName? = nil, base: Int, municipalities: [Int],
      coaches: Coaches, leaders: Int,
      services: [Service]
    ) {
      let name = name ?? .municipality(base)
      self.name = name
      self.likeness = likeness ?? name
      self.base = base
      self.municipalities = municipalities.sorted()
      self.coaches = coaches
      self.leaders = leaders
      self.services = services.sorted { $0.municipality < $1.municipality }
    }

    /// The name that a grouping gave; nil where a municipality names it.
    public var givenName: String? { if case .given(let name) = name { name } else { nil } }
  }

  public let territories: [Territory]
  /// Municipalities that belong to no territory and are open to all, ascending.
  public let shared: [Int]

  public init(territories: [Territory], shared: [Int] = []) {
    self.territories = territories
    self.shared = shared.sorted()
  }

  /// The plan's borders alone.
  public var grouping: Grouping {
    Grouping(
      territories: territories.map {
        Grouping.Territory(
          name: $0.givenName ?? "", municipalities: $0.municipalities, coaches: $0.coaches)
      },
      shared: shared)
  }
}

extension Plan.Territory {
  /// Clients a year of the territory's own municipalities.
  public func clients(_ demand: [Double]) -> Double {
    municipalities.reduce(0) { $0 + demand[$1] }
  }

  /// Clients a year that its staff serves, at home and as help.
  public var served: Double { services.reduce(0) { $0 + $1.clients } }

  /// Its staff's service outside the territory, shared municipalities included.
  public var helps: [Plan.Service] {
    services.filter { !municipalities.contains($0.municipality) }
  }

  /// Client-kilometres a year from the base, one way.
  public func travel(_ distances: DistanceTable) -> Double {
    services.reduce(0) { $0 + $1.clients * distances[$1.municipality, base] }
  }
}

extension Plan {
  /// Clients a year that nobody serves, by municipality (w_m).
  public func waiting(_ demand: [Double]) -> [Double] {
    var left = demand
    for territory in territories {
      for service in territory.services { left[service.municipality] -= service.clients }
    }
    // What remains of a subtraction of equals is no client.
    return zip(left, demand).map { abs($0) <= 1e-7 * $1 ? 0 : $0 }
  }

  /// The share of each municipality's clients who wait (w_m / d_m), 0...1; nil where it has no clients.
  public func waitingShares(_ demand: [Double]) -> [Double?] {
    zip(waiting(demand), demand).map { $1 > 0 ? min(max($0 / $1, 0), 1) : nil }
  }

  /// Municipalities with clients of whom nobody is served, ascending.
  public func unserved(_ demand: [Double]) -> [Int] {
    let served = Set(territories.flatMap { $0.services.map(\.municipality) })
    return demand.indices.filter { demand[$0] > 0 && !served.contains($0) }
  }

  /// The territories whose staff serves a municipality, by their place in ``territories``, with its
  /// clients a year that each serves: its own territory first, then those that serve more.
  public func servedBy(_ municipality: Int) -> [(territory: Int, clients: Double)] {
    let own = owner(of: municipality)
    return territories.enumerated().compactMap { index, territory in
      territory.services.first { $0.municipality == municipality }
        .map { (territory: index, clients: $0.clients) }
    }.sorted {
      let (isOwn, isOtherOwn) = ($0.territory == own, $1.territory == own)
      return isOwn != isOtherOwn
        ? isOwn
        : ($1.clients, $0.territory) < ($0.clients, $1.territory)
    }
  }

  /// Municipalities of which another territory serves more than their own does, ascending; shared ones
  /// have no territory of their own.
  public func servedMostlyElsewhere() -> [Int] {
    territories.enumerated().flatMap { index, territory in
      territory.municipalities.filter { municipality in
        let servedBy = servedBy(municipality)
        let own = servedBy.first { $0.territory == index }?.clients ?? 0
        let most = servedBy.map(\.clients).max() ?? 0
        return most > own + 1e-6 * most
      }
    }.sorted()
  }

  /// Clients a year who wait beyond an even share: Σ max(0, w_m − s·d_m) with s = Σ w / Σ d.
  public func waitingBeyondEvenShare(_ demand: [Double]) -> Double {
    let waiting = waiting(demand)
    let total = demand.reduce(0, +)
    guard total > 0 else { return 0 }
    let even = waiting.reduce(0, +) / total
    return zip(waiting, demand).reduce(0) { $0 + max(0, $1.0 - even * $1.1) }
  }

  /// The territory of a municipality, by its place in ``territories``; nil where it is shared.
  public func owner(of municipality: Int) -> Int? {
    territories.firstIndex { $0.municipalities.contains(municipality) }
  }
}

extension Grouping {
  /// Municipalities that are not where they were in another grouping, after the best matching of the
  /// territories of both.
  public func changes(from reference: Grouping) -> Int {
    let own = territories.map(\.municipalities)
    let kept = Matching(reference.territories.map(\.municipalities), own).kept
    let count = own.reduce(shared.count) { $0 + $1.count }
    return count - kept - Set(shared).intersection(reference.shared).count
  }
}

/// What a territory is called.
public enum TerritoryName: Sendable, Hashable {
  /// As a grouping names it.
  case given(String)
  /// After a municipality, by position; numbered from 2 on where another territory beside it has the
  /// name already.
  case municipality(Int, number: Int? = nil)

  /// The name in words.
  ///
  /// - Parameter municipality: a municipality's name by position.
  public func text(_ municipality: (Int) -> String) -> String {
    switch self {
    case .given(let name): name
    case .municipality(let position, number: nil): municipality(position)
    case .municipality(let position, let number?): "\(municipality(position)) \(number)"
    }
  }

  /// A name that a grouping gave; nil where it is empty, so that the base names the territory.
  public init?(_ given: String) {
    guard !given.isEmpty else { return nil }
    self = .given(given)
  }

  /// The same name with a number.
  func numbered(_ number: Int) -> TerritoryName {
    switch self {
    case .given(let name): .given("\(name) \(number)")
    case .municipality(let position, _): .municipality(position, number: number)
    }
  }
}
