import TerritoryModel
import TestSupport

/// A brief over a made-up region, with settings drawn from everything that a brief can ask.
struct RandomBrief: CustomStringConvertible {
  let brief: PlanBrief
  let description: String

  private static let orders = [
    "waiting,travel,balance", "waiting,travel,balance", "waiting,balance,travel",
    "balance,waiting,travel", "travel,waiting,balance", "waiting", "balance,travel",
    "waiting,fairness,travel,balance", "waiting,fairness,travel", "waiting,fairness",
    "fairness,waiting,travel", "fairness,travel", "waiting,travel,fairness",
    "balance,waiting,fairness,travel", "travel,fairness,waiting", "waiting,balance,fairness",
  ]
  /// Tolerances only where whole numbers decide: the oracle knows no plans in between.
  private static let richOrders = [
    "waiting,travel,balance", "waiting,partners,balance,travel", "partners:50%,waiting,travel",
    "waiting,change,partners", "change:50%,waiting,travel,balance", "waiting,help,travel",
    "waiting,travel,help", "balance:30%,waiting,help", "change,balance", "waiting,change,travel",
    "waiting,fairness,travel,balance", "waiting,fairness,help,travel", "fairness,waiting,travel",
    "change:50%,waiting,fairness,travel", "partners,fairness,travel", "waiting,travel,fairness",
    "waiting,help,fairness", "help,fairness,travel",
  ]

  init(_ brief: PlanBrief, _ description: String) {
    self.brief = brief
    self.description = description
  }

  /// - Parameters:
  ///   - givenTerritories: score a partition drawn at random instead of finding the best.
  ///   - isRich: with requirements, shared municipalities, partnerships and a reference plan.
  ///   - limitsWaiting: with a limit on the share of a municipality's clients who may wait.
  ///   - isPartTime: with coaches who work part-time, some of whom have a base of their own.
  init?(
    seed: UInt64, givenTerritories: Bool = false, isRich: Bool = false,
    limitsWaiting: Bool = false, isPartTime: Bool = false
  ) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 3...8, using: &generator)
    let land = RandomGeography(
      count: count, wholeNumbers: Bool.random(using: &generator), using: &generator)
    let fewest = Int.random(in: 1...min(3, count), using: &generator)
    let most = min(count, fewest + [0, 0, 1, count].randomElement(using: &generator)!)
    // The oracle tries every staffing, so teams stay small.
    let coaches = Int.random(in: fewest...min(fewest + 2, 5), using: &generator)
    let total = land.demand.reduce(0, +)
    let tightness = Double.random(in: 0.6...1.3, using: &generator)
    let reach = [1000, 90, 70, 50].randomElement(using: &generator)!
    let order = (isRich ? Self.richOrders : Self.orders).randomElement(using: &generator)!
    let help = Bool.random(using: &generator)
    let membership = Membership.allCases.randomElement(using: &generator)!
    let contiguity = Double.random(in: 0...1, using: &generator) < 0.8
    let leaders = Int.random(in: 0...1, using: &generator)
    let grouping =
      givenTerritories ? Self.grouping(count, coaches, leaders, using: &generator) : nil
    let shared = isRich && Double.random(in: 0...1, using: &generator) < 0.25 ? [count - 1] : []
    let open = Array(0..<(count - shared.count))
    var requirements = isRich ? Self.requirements(open, land, total, coaches, &generator) : []
    let reference = isRich ? Self.grouping(count, coaches, leaders, using: &generator) : nil
    let partnerships = isRich ? Self.partnerships(count, using: &generator) : []
    if limitsWaiting {
      let share = Double(Int.random(in: 0...19, using: &generator)) / 20
      requirements.append(Requirement(.mostWaiting(share: share), origin: .given("test")))
    }
    var team = Coaches(fullTime: coaches)
    if isPartTime {
      team = Self.partTime(coaches, using: &generator)
      if Bool.random(using: &generator), let base = open.randomElement(using: &generator),
        let share = team.shares.randomElement(using: &generator)
      {
        let placed = Coaches(shares: [share])
        requirements.append(
          Requirement(.placedCoaches(placed, base: base), origin: .given("test")))
      }
    }
    guard let levels = try? Level.priority(order.split(separator: ",").map(String.init)),
      let brief = try? PlanBrief(
        demand: land.demand, borders: land.borders, distances: land.distances,
        annualClientsPerCoach: total * tightness / (Double(coaches) + 0.5),
        leaderShare: 0.5, team: Team(coaches: team, leaders: leaders),
        territories: fewest...most, reachKm: Double(reach), neighbourHelp: help,
        membership: membership, contiguity: contiguity, priority: levels, shared: shared,
        requirements: requirements,
        partnerships: partnerships, reference: reference, grouping: grouping)
    else { return nil }
    self.brief = brief
    description =
      "seed \(seed): \(count) municipalities, \(team.shares) coaches, \(leaders) leaders,"
      + " \(brief.territories) territories, reach \(reach), help \(help),"
      + " membership \(membership), contiguity \(contiguity),"
      + " \(order), shared \(shared), \(requirements.map(\.kind)),"
      + " grouping \(grouping.map { "\($0)" } ?? "free")"
  }

  /// Some of the coaches with a share of full time, at times several with the same.
  static func partTime(_ coaches: Int, using generator: inout SeededGenerator) -> Coaches {
    let shares = (0..<coaches).map { _ in
      [1, 1, 0.5, 0.7, 0.25].randomElement(using: &generator)!
    }
    return Coaches(shares: shares)
  }

  static func partnerships(
    _ count: Int, using generator: inout SeededGenerator
  ) -> [Partnership] {
    (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      let first = Int.random(in: 0..<(count - 1), using: &generator)
      let second = Int.random(in: (first + 1)..<count, using: &generator)
      return Partnership(
        first, second, weight: Double(Int.random(in: 1...3, using: &generator)))
    }
  }

  static func requirements(
    _ open: [Int], _ land: RandomGeography, _ total: Double, _ coaches: Int,
    _ generator: inout SeededGenerator
  ) -> [Requirement] {
    (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      let some = Array(open.shuffled(using: &generator).prefix(2))
      let mean = total / Double(coaches)
      let kind: Requirement.Kind =
        switch Int.random(in: 0..<11, using: &generator) {
        case 0: .together(some)
        case 1: .apart(some)
        case 2: .base(some[0])
        case 3: .neverBase(some[0])
        case 4:
          .territory(
            land.borders.neighbours[some[0]].prefix(1).filter { open.contains($0) } + [some[0]])
        case 5: .insideAreas((0..<land.demand.count).map { $0 < 2 ? "a" : "b" })
        case 6: .leastClients(mean * Double.random(in: 0.3...0.9, using: &generator))
        case 7: .mostClients(mean * Double.random(in: 1.1...2, using: &generator))
        case 8: .mostKilometres(Double.random(in: 30...90, using: &generator))
        case 9: .leastCoaches(Int.random(in: 1...2, using: &generator))
        default: .mostCareTeams(2, teams: land.demand.indices.map { $0 % 3 })
        }
      return Requirement(kind, origin: .given("test"))
    }
  }

  /// Territories that need not be connected, sometimes with coaches, leaders, bases or a shared
  /// municipality.
  static func grouping(
    _ count: Int, _ coaches: Int, _ leaders: Int, using generator: inout SeededGenerator
  ) -> Grouping {
    let most = min(coaches, count - 1)
    let territories = Int.random(in: 1...most, using: &generator)
    let hasShared = Bool.random(using: &generator)
    var members = Array(repeating: [Int](), count: territories)
    for (index, m) in (0..<count).shuffled(using: &generator).dropFirst(hasShared ? 1 : 0)
      .enumerated()
    {
      members[index < territories ? index : Int.random(in: 0..<territories, using: &generator)]
        .append(m)
    }
    let shared = Set(0..<count).subtracting(members.flatMap { $0 }).sorted()
    var staff = Array(repeating: 1, count: territories)
    for _ in territories..<max(coaches, territories) {
      staff[Int.random(in: 0..<territories, using: &generator)] += 1
    }
    let isStaffed = Bool.random(using: &generator)
    let led = Int.random(in: 0..<territories, using: &generator)
    let isLed = Bool.random(using: &generator)
    let bases = members.map { municipalities in
      Bool.random(using: &generator) ? nil : municipalities.randomElement(using: &generator)
    }
    return Grouping(
      territories: members.enumerated().map { index, municipalities in
        Grouping.Territory(
          name: "T\(index)", municipalities: municipalities,
          coaches: isStaffed ? Coaches(fullTime: staff[index]) : nil,
          leaders: isLed ? (index == led ? leaders : 0) : nil, base: bases[index])
      }, shared: shared)
  }
}
