import TerritoryModel

/// Who may coach whom, and how many at a time: a plan as the simulation uses it.
public struct ServiceNetwork: Sendable {
  /// Clients that the staff of each territory can have at a time, when all of it is there.
  public let places: [Int]
  /// The staff of each territory.
  let posts: [[StaffPost]]
  /// The group that each municipality's candidates are counted in: its territory's number, or the
  /// number of territories for a shared municipality.
  let groups: [Int]
  /// For each municipality the territories that it is their own of, the nearest base first: one, or
  /// for a shared municipality all that serve it; none where it is out of reach.
  let own: [[Int]]
  /// For each municipality the territories that help there, the nearest base first.
  let helping: [[Int]]

  /// - Parameters:
  ///   - posts: of each territory.
  ///   - groups: of each municipality, up to and including the number of territories.
  init(posts: [[StaffPost]], groups: [Int], own: [[Int]], helping: [[Int]]) {
    precondition(own.count == groups.count && helping.count == groups.count)
    self.posts = posts
    places = posts.map { $0.reduce(0) { $0 + $1.places } }
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
    let leader = StaffPost(
      places: Self.wholePlaces(brief.leaderShare * caseloadCap), share: brief.leaderShare,
      isCoach: false)
    let posts = territories.map { territory in
      territory.coaches.shares.map { share in
        StaffPost(places: Self.wholePlaces(share * caseloadCap), share: share, isCoach: true)
      } + Array(repeating: leader, count: territory.leaders)
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
    self.init(posts: posts, groups: groups, own: own, helping: helping)
  }

  /// Clients at a time of somebody who has at most so many: a fraction is no place. What falls short
  /// of a whole by rounding only counts as one. A caseload is a million at most.
  static func wholePlaces(_ caseload: Double) -> Int { Int((caseload + 1e-9).rounded(.down)) }

  /// Positions of municipalities whose candidates nobody may coach.
  public var unserved: [Int] {
    groups.indices.filter { own[$0].isEmpty && helping[$0].isEmpty }
  }

  /// Coaches of each territory, when all are there.
  var coaches: [Int] { posts.map { $0.count(where: \.isCoach) } }

  /// Clients a year of each territory's own municipalities.
  ///
  /// - Parameter demand: of each municipality.
  func clients(of demand: [Double]) -> [Double] {
    var clients = Array(repeating: 0.0, count: posts.count)
    for (municipality, group) in groups.enumerated() where group < posts.count {
      clients[group] += demand[municipality]
    }
    return clients
  }

  /// Territories, and one more for shared municipalities where there are any.
  var groupCount: Int { max(places.count, (groups.max() ?? 0) + 1) }
}
