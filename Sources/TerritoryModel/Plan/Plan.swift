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
    /// Full-time coaches (c_j), at least one.
    public let coaches: Int
    /// Leaders based here (l_j), none or one.
    public let leaders: Int
    /// Whom its staff serves, by municipality, inside the territory and outside.
    public let services: [Service]

    /// - Parameters:
    ///   - name: nil for that of the base.
    ///   - likeness: nil for its own name.
    public init(
      name: TerritoryName? = nil, likeness: TerritoryName? = nil, base: Int, municipalities: [Int],
      coaches: Int, leaders: Int,
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
