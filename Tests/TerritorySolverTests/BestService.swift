import TerritoryModel
import TestSupport

/// Who serves whom best for given territories and staff, level after level: the oracle's own way to
/// what depends on service, with nothing of the solver.
struct BestService {
  struct Supply {
    let base: Int
    let capacity: Double
    /// The municipalities of its territory.
    let members: [Int]
    /// Municipalities that its staff may serve.
    let rights: [Int]
  }

  private typealias Row = (terms: [(variable: Int, coefficient: Double)], most: Double)

  /// The variables: shares of a municipality's clients.
  private struct Columns {
    let demand: [Double]
    let supplies: [Supply]
    /// Σ d.
    let total: Double
    /// y_mj: whom a supply serves.
    var links: [(supply: Int, municipality: Int, share: Int)] = []
    /// The least share served of any municipality, where fairness is asked for.
    var leastServed: Int?
    /// e_m: those who wait beyond an even share, where fairness is asked for.
    var beyond: [(municipality: Int, share: Int)] = []
    /// The share served of each municipality, as far as a limit on who waits asks for it.
    var asked: [(municipality: Int, share: Int)] = []
    /// What that limit asks for.
    let leastAsked: Double
    var count = 0

    init(_ supplies: [Supply], _ demand: [Double], leastAsked: Double, isFair: Bool) {
      self.leastAsked = leastAsked
      self.supplies = supplies
      self.demand = demand
      total = demand.reduce(0, +)
      for (index, supply) in supplies.enumerated() {
        for m in supply.rights where demand[m] > 0 { links.append((index, m, next())) }
      }
      if leastAsked > 0 {
        for m in people { asked.append((m, next())) }
      }
      guard isFair, total > 0 else { return }
      leastServed = next()
      for m in people { beyond.append((m, next())) }
    }

    var people: [Int] { demand.indices.filter { demand[$0] > 0 } }

    private mutating func next() -> Int {
      count += 1
      return count - 1
    }
  }

  private let brief: PlanBrief
  private let columns: Columns
  private var programme: LexicographicSimplex

  /// - Parameter isMembershipServed: whether whoever a municipality belongs to has to serve at least as
  ///   much of it as any other.
  init(_ supplies: [Supply], _ brief: PlanBrief, isMembershipServed: Bool) {
    self.brief = brief
    let shares = brief.requirements.compactMap { requirement -> Double? in
      if case .mostWaiting(let share) = requirement.kind { share } else { nil }
    }
    columns = Columns(
      supplies, brief.demand,
      // Nothing is asked of given territories.
      leastAsked: brief.grouping == nil ? 1 - (shares.min() ?? 1) : 0,
      isFair: brief.priority.contains { $0.objective == .fairness })
    programme = LexicographicSimplex(
      variables: columns.count,
      rows: Self.limits(columns) + Self.asked(columns) + Self.fairness(columns)
        + (isMembershipServed ? Self.ownService(columns) : []))
  }

  /// Σ_m d_m y_mj ≤ capacity of j, in parts of all clients, and Σ_j y_mj ≤ 1.
  private static func limits(_ columns: Columns) -> [Row] {
    let capacities = columns.supplies.enumerated().map { index, supply -> Row in
      let own = columns.links.filter { $0.supply == index }
      return (
        own.map { ($0.share, columns.demand[$0.municipality] / columns.total) },
        columns.total > 0 ? supply.capacity / columns.total : 0
      )
    }
    let clients = columns.people.map { m -> Row in
      (columns.links.filter { $0.municipality == m }.map { ($0.share, 1) }, 1)
    }
    return capacities + clients
  }

  /// asked_m ≤ Σ_j y_mj and asked_m ≤ what is asked for: nothing served keeps these rows, and they are
  /// met where asked_m is as large as can be.
  private static func asked(_ columns: Columns) -> [Row] {
    columns.asked.flatMap { m, share -> [Row] in
      let own = columns.links.filter { $0.municipality == m }.map { ($0.share, -1.0) }
      return [([(share, 1)] + own, 0), ([(share, 1)], columns.leastAsked)]
    }
  }

  /// leastServed ≤ Σ_j y_mj, and Σ d y / Σ d − Σ_j y_mj ≤ e_m: the share of m who wait beyond the share
  /// of all who do.
  private static func fairness(_ columns: Columns) -> [Row] {
    guard let leastServed = columns.leastServed else { return [] }
    let all = columns.links.map { ($0.share, columns.demand[$0.municipality] / columns.total) }
    return columns.beyond.flatMap { m, beyond -> [Row] in
      let own = columns.links.filter { $0.municipality == m }.map { ($0.share, -1.0) }
      return [([(leastServed, 1)] + own, 0), (all + own + [(beyond, -1)], 0)]
    }
  }

  /// y_mk ≤ y_mj where m belongs to j.
  private static func ownService(_ columns: Columns) -> [Row] {
    columns.supplies.enumerated().flatMap { index, supply in
      columns.links.filter { $0.supply != index && supply.members.contains($0.municipality) }
        .map { link -> Row in
          let own = columns.links.filter {
            $0.supply == index && $0.municipality == link.municipality
          }
          return ([(link.share, 1)] + own.map { ($0.share, -1) }, 0)
        }
    }
  }

  /// Whether no more wait of any municipality than may, which is kept from here on.
  mutating func keepsMostWaiting() -> Bool {
    var cost = Array(repeating: 0.0, count: columns.count)
    for (_, share) in columns.asked { cost[share] = -1 }
    let served = -programme.minimise(cost)
    return served >= columns.leastAsked * Double(columns.asked.count) - 1e-9
  }

  /// The least value of a level, kept by those asked for later.
  mutating func least(_ objective: Objective) -> Double {
    var cost = Array(repeating: 0.0, count: columns.count)
    switch objective {
    case .waiting:
      for link in columns.links { cost[link.share] = -brief.demand[link.municipality] }
      return columns.total + programme.minimise(cost)
    case .fairness:
      guard let leastServed = columns.leastServed else { return 0 }
      cost[leastServed] = -100
      return 100 + programme.minimise(cost)
    case .beyondEvenShare:
      for (m, share) in columns.beyond { cost[share] = brief.demand[m] }
    case .travel:
      for (supply, m, share) in columns.links {
        cost[share] = brief.demand[m] * brief.distances[m, columns.supplies[supply].base]
      }
    case .help:
      for (supply, m, share) in columns.links
      where !columns.supplies[supply].members.contains(m) && !brief.shared.contains(m) {
        cost[share] = brief.demand[m]
      }
    case .balance, .partners, .change, .resilience:
      preconditionFailure("service decides nothing of it")
    }
    return programme.minimise(cost)
  }
}
