import Foundation
import TerritoryModel
import TestSupport

extension RandomBrief {
  /// A brief from the edges of what can be asked: any levels in any order, nearly no and far too many
  /// coaches, ties, municipalities without clients, no distances at all, given territories with
  /// bases and staff, shared municipalities and requirements beside each other.
  ///
  /// - Parameters:
  ///   - clients: what all numbers of clients are multiplied by.
  ///   - kilometres: what all distances are multiplied by.
  ///   - caseload: what a coach's clients a year are multiplied by.
  ///   - spread: how many powers of ten each municipality's clients and each distance may be off, up or
  ///     down.
  init?(
    wildSeed seed: UInt64, clients: Double = 1, kilometres: Double = 1, caseload: Double = 1,
    spread: Double = 0
  ) {
    var generator = SeededGenerator(seed: seed)
    func chance(_ share: Double) -> Bool { Double.random(in: 0...1, using: &generator) < share }
    let coaches = [1, 2, 2, 3, 3, 4, 5, 9].randomElement(using: &generator)!
    // The oracle tries every staffing.
    let count = Int.random(in: 2...(coaches > 4 ? 5 : 7), using: &generator)
    let land = RandomGeography(count: count, wholeNumbers: chance(0.6), using: &generator)
    var spreading = SeededGenerator(seed: ~seed)
    func spreadOut(_ value: Double) -> Double {
      spread > 0 ? value * pow(10, Double.random(in: -spread...spread, using: &spreading)) : value
    }
    let demand = Self.demand(land, isEmptied: chance(0.3), isEven: chance(0.2), &generator)
      .map(spreadOut)
    var distances = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    for a in 0..<count {
      for b in 0..<a {
        distances[a][b] = spreadOut(land.distances[a, b])
        distances[b][a] = distances[a][b]
      }
    }
    let hasDistances = chance(0.9)
    // What some of the methods ask for is seldom drawn by chance.
    let isLocation = chance(0.15)
    let isUsual = !isLocation && chance(0.2)
    let total = demand.reduce(0, +)
    let reach = [1000.0, 90, 60, 35].randomElement(using: &generator)!
    let load = (isLocation ? [1, 1.3, 5] : [0.1, 0.6, 0.9, 1, 1.3, 5])
      .randomElement(using: &generator)!
    let leaders = Int.random(in: 0...(isUsual ? 1 : 2), using: &generator)
    let shared = !isLocation && chance(0.2) && count > 2 ? [count - 1] : []
    let open = Array(0..<(count - shared.count))
    let grouping =
      !isLocation && !isUsual && chance(0.25)
      ? Self.grouping(count, coaches, leaders, using: &generator) : nil
    let requirements =
      chance(0.5) ? Self.requirements(open, land, total, coaches, &generator) : []
    let reference = chance(0.5) ? Self.grouping(count, coaches, leaders, using: &generator) : nil
    let levels =
      isLocation || isUsual
      ? Self.usualLevels(isFair: chance(0.6), atLeast: isUsual ? 2 : 1, &generator)
      : Self.levels(hasReference: reference != nil, &generator)
    let membership = Membership.allCases.randomElement(using: &generator)!
    let fewest = Int.random(in: 1...count, using: &generator)
    let most = isLocation ? fewest : max(fewest, min(count, coaches))
    let territories = !isLocation && chance(0.5) ? nil : fewest...most
    let brief = try? PlanBrief(
      demand: demand.map { $0 * clients }, borders: land.borders,
      distances: DistanceTable(
        rows: (0..<count).map { a in
          (0..<count).map { hasDistances ? distances[a][$0] * kilometres : 0 }
        }),
      annualClientsPerCoach: max(1, total) * load / Double(coaches) * clients * caseload,
      leaderShare: 0.5,
      team: Team(coaches: coaches, leaders: leaders), territories: territories,
      reachKm: reach * kilometres, neighbourHelp: isUsual || !isLocation && chance(0.6),
      membership: membership, contiguity: chance(0.8),
      priority: levels, shared: shared,
      requirements: requirements.map { Self.scaled($0, clients, kilometres) },
      partnerships: Self.partnerships(count, using: &generator), reference: reference,
      grouping: grouping)
    guard let brief else { return nil }
    self.init(
      brief,
      "wild seed \(seed): \(count) municipalities \(demand), \(coaches) coaches, \(leaders) leaders,"
        + " load \(load), \(brief.territories) territories, reach \(reach), help"
        + " \(brief.neighbourHelp), membership \(membership), contiguity \(brief.contiguity),"
        + " \(levels.map(\.description).joined(separator: ",")), shared \(brief.shared),"
        + " \(requirements.map(\.kind)), grouping \(grouping.map { "\($0)" } ?? "free")")
  }

  private static func demand(
    _ land: RandomGeography, isEmptied: Bool, isEven: Bool, _ generator: inout SeededGenerator
  ) -> [Double] {
    land.demand.map { clients in
      if isEmptied, Bool.random(using: &generator) { return 0 }
      return isEven ? 4 : clients
    }
  }

  /// The first ones of the default order, with fairness or without.
  private static func usualLevels(
    isFair: Bool, atLeast least: Int, _ generator: inout SeededGenerator
  ) -> [Level] {
    let all = Level.defaultPriority.filter { isFair || $0.objective != .fairness }
    return Array(all.prefix(Int.random(in: least...all.count, using: &generator)))
  }

  /// Some levels in any order, with tolerances only where whole numbers decide, since the oracle knows
  /// no plans in between.
  private static func levels(
    hasReference: Bool, _ generator: inout SeededGenerator
  ) -> [Level] {
    var objectives = Objective.levels.filter { hasReference || $0 != .change }
      .shuffled(using: &generator)
    objectives = Array(
      objectives.prefix(Int.random(in: 1...objectives.count, using: &generator)))
    return objectives.map { objective in
      let isWhole = [.partners, .change, .balance].contains(objective)
      let isLoose = isWhole && Int.random(in: 0..<5, using: &generator) == 0
      return Level(objective, tolerance: isLoose ? 0.3 : 0)
    }
  }

  private static func scaled(
    _ requirement: Requirement, _ clients: Double, _ kilometres: Double
  ) -> Requirement {
    switch requirement.kind {
    case .leastClients(let least):
      Requirement(.leastClients(least * clients), origin: requirement.origin)
    case .mostClients(let most):
      Requirement(.mostClients(most * clients), origin: requirement.origin)
    case .mostKilometres(let most):
      Requirement(.mostKilometres(most * kilometres), origin: requirement.origin)
    default: requirement
    }
  }
}
