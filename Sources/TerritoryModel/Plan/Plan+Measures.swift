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

  /// The value of a level, from the plan alone.
  public func value(of objective: Objective, for brief: PlanBrief) -> Double {
    switch objective {
    case .waiting: waiting(brief.demand).reduce(0, +)
    case .travel: territories.reduce(0) { $0 + $1.travel(brief.distances) }
    case .balance:
      territories.reduce(0) {
        $0 + abs($1.clients(brief.demand) - Double($1.coaches) * brief.meanLoad)
      }
    case .partners:
      brief.partnerships.filter { owner(of: $0.first) != owner(of: $0.second) }
        .reduce(0) { $0 + $1.weight }
    case .help:
      territories.reduce(0) { sum, territory in
        sum
          + territory.helps.filter { !shared.contains($0.municipality) }
          .reduce(0) { $0 + $1.clients }
      }
    case .change:
      Double(brief.reference.map { grouping.changes(from: $0) } ?? 0)
    }
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
