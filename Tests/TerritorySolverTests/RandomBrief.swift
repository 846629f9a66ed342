import TerritoryModel
import TestSupport

/// A brief over a made-up region, with settings drawn from everything that a brief can ask.
struct RandomBrief: CustomStringConvertible {
  let brief: PlanBrief
  let description: String

  private static let orders: [[Objective]] = [
    [.waiting, .travel, .balance], [.waiting, .travel, .balance], [.waiting, .balance, .travel],
    [.balance, .waiting, .travel], [.travel, .waiting, .balance], [.waiting], [.balance, .travel],
  ]

  /// - Parameter givenTerritories: score a partition drawn at random instead of finding the best.
  init?(seed: UInt64, givenTerritories: Bool = false) {
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
    let order = Self.orders.randomElement(using: &generator)!
    let help = Bool.random(using: &generator)
    let contiguity = Double.random(in: 0...1, using: &generator) < 0.8
    let grouping = givenTerritories ? Self.grouping(count, coaches, using: &generator) : nil
    let leaders = Int.random(in: 0...1, using: &generator)
    guard
      let brief = try? PlanBrief(
        demand: land.demand, borders: land.borders, distances: land.distances,
        annualClientsPerCoach: total * tightness / (Double(coaches) + 0.5),
        leaderShare: 0.5, team: Team(coaches: coaches, leaders: leaders),
        territories: fewest...most, reachKm: Double(reach), neighbourHelp: help,
        contiguity: contiguity, priority: order, grouping: grouping)
    else { return nil }
    self.brief = brief
    description =
      "seed \(seed): \(count) municipalities, \(coaches) coaches, \(leaders) leaders,"
      + " \(brief.territories) territories, reach \(reach), help \(help), contiguity \(contiguity),"
      + " \(order.map(\.rawValue)), grouping \(grouping.map { "\($0)" } ?? "free")"
  }

  /// Territories that need not be connected, sometimes with coaches, sometimes with a shared
  /// municipality.
  private static func grouping(
    _ count: Int, _ coaches: Int, using generator: inout SeededGenerator
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
    return Grouping(
      territories: members.enumerated().map { index, municipalities in
        Grouping.Territory(
          name: "T\(index)", municipalities: municipalities,
          coaches: isStaffed ? staff[index] : nil)
      }, shared: shared)
  }
}
