import TerritoryModel

/// Who may coach whom, and how many at a time: a plan as the simulation uses it.
public struct ServiceNetwork: Sendable {
  /// Clients that the staff of each territory can have at a time.
  public let places: [Int]
  /// The group that each municipality's candidates are counted in: its territory's number, or the
  /// number of territories for a shared municipality.
  let groups: [Int]
  /// For each municipality the territories that it is their own of, the nearest base first: one, or
  /// for a shared municipality all that serve it; none where it is out of reach.
  let own: [[Int]]
  /// For each municipality the territories that help there, the nearest base first.
  let helping: [[Int]]

  /// - Parameters:
  ///   - places: of each territory.
  ///   - groups: of each municipality, up to and including the number of territories.
  init(places: [Int], groups: [Int], own: [[Int]], helping: [[Int]]) {
    precondition(own.count == groups.count && helping.count == groups.count)
    self.places = places
    self.groups = groups
    self.own = own
    self.helping = helping
  }

  /// The network of a plan.
  ///
  /// A territory's staff serves its own municipalities within reach, and those others that the plan
  /// has it serve. A shared municipality that nobody serves in the plan is open to all in reach.
  ///
  /// - Parameter caseloadCap: clients at a time of a full-time coach.
  public init(_ plan: Plan, for brief: PlanBrief, caseloadCap: Double) {
    let territories = plan.territories
    let places = territories.map {
      $0.coaches.shares.reduce(0) { $0 + Self.wholePlaces($1 * caseloadCap) }
        + $0.leaders * Self.wholePlaces(brief.leaderShare * caseloadCap)
    }
    var groups = Array(repeating: territories.count, count: brief.count)
    for (index, territory) in territories.enumerated() {
      for municipality in territory.municipalities { groups[municipality] = index }
    }
    var own = Array(repeating: [Int](), count: brief.count)
    var helping = own
    for municipality in 0..<brief.count {
      let inReach = territories.indices.filter {
        brief.isWithinReach(municipality, of: territories[$0].base)
      }.sorted {
        let (a, b) = (territories[$0].base, territories[$1].base)
        return (brief.distances[municipality, a], $0) < (brief.distances[municipality, b], $1)
      }
      let serving = inReach.filter { index in
        territories[index].services.contains { $0.municipality == municipality }
      }
      if groups[municipality] == territories.count {
        own[municipality] = serving.isEmpty ? inReach : serving
      } else {
        own[municipality] = inReach.filter { $0 == groups[municipality] }
        helping[municipality] = serving.filter { $0 != groups[municipality] }
      }
    }
    self.init(places: places, groups: groups, own: own, helping: helping)
  }

  /// Clients at a time of somebody who has at most so many: a fraction is no place. What falls short
  /// of a whole by rounding only counts as one.
  static func wholePlaces(_ caseload: Double) -> Int { Int((caseload + 1e-9).rounded(.down)) }

  /// Positions of municipalities whose candidates nobody may coach.
  public var unserved: [Int] {
    groups.indices.filter { own[$0].isEmpty && helping[$0].isEmpty }
  }

  /// Territories, and one more for shared municipalities where there are any.
  var groupCount: Int { max(places.count, (groups.max() ?? 0) + 1) }
}
