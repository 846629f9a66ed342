import TerritoryModel

/// Some neighbouring territories of a plan, to be drawn anew while all others stay as they are.
///
/// What others serve in the window stays served, and what the window's staff serves outside has to be
/// served by it again; so the whole plan becomes better as the window does.
struct PlanWindow {
  /// In the order of the plan.
  let territories: [Plan.Territory]
  private let plan: Plan
  private let brief: PlanBrief

  /// Branchings of a search; a window that takes more is left as it is.
  private static let mostBranchings = 5_000
  /// Clients a year: fewer are not worth a search of their own.
  private static let leastWaiting = 1e-3

  /// The territory of a base and those that border on the window, nearest base first, until there are
  /// `size` municipalities.
  ///
  /// - Returns: nil where the plan has no such base.
  init?(around base: Int, of plan: Plan, _ brief: PlanBrief, size: Int) {
    guard let center = plan.territories.firstIndex(where: { $0.base == base }) else { return nil }
    var window = [center]
    var members = Set(plan.territories[center].municipalities)
    while members.count < size {
      let near = plan.territories.indices.filter { index in
        !window.contains(index)
          && plan.territories[index].municipalities.contains { m in
            brief.borders.neighbours[m].contains { members.contains($0) }
          }
      }
      let kilometres = { (index: Int) in brief.distances[plan.territories[index].base, base] }
      guard let next = near.min(by: { (kilometres($0), $0) < (kilometres($1), $1) }) else { break }
      window.append(next)
      members.formUnion(plan.territories[next].municipalities)
    }
    territories = window.sorted().map { plan.territories[$0] }
    self.plan = plan
    self.brief = brief
  }

  /// Better territories, where the search finds some within its branchings.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func redrawn(_ limits: SearchLimits) throws(SolverFailure) -> [Selection.Territory]? {
    let clients = clients
    guard let partial = partialBrief(clients) else { return nil }
    let search = LevelSearch(
      separators: SeparatorPool(partial.brief, partial.reach), limits: limits)
    let model = GroupingModel(
      partial.brief, reach: partial.reach, measures: [.waiting, .travel])
    func better(
      _ objective: Objective, than value: Double, by least: Double, _ model: GroupingModel
    ) throws(SolverFailure) -> [Selection.Territory]? {
      var model = model
      model.program.require(model.objective(objective) <= value - least)
      let strategy = LevelSearch.Strategy(mostInAll: Self.mostBranchings)
      switch try search.minimise(
        model.objective(objective), model, target: 0, strategy: strategy)
      {
      case .optimal(_, let found), .stopped((_, let found)?, _):
        return partial.territories(of: found)
      case .infeasible, .stopped: return nil
      }
    }
    let served = territories.reduce(0) { $0 + $1.served }
    let waiting = max(0, clients.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } - served)
    if waiting > Self.leastWaiting,
      let found = try better(.waiting, than: waiting, by: Self.leastWaiting, model)
    {
      return found
    }
    var keeping = model
    keeping.keep(.waiting, atMost: waiting)
    let travel = territories.reduce(0) { $0 + $1.travel(brief.distances) }
    return try better(.travel, than: travel, by: brief.rounding(of: .travel), keeping)
  }

  /// Clients a year that are left to the window, by municipality.
  private var clients: [Int: Double] {
    let inside = Set(territories.flatMap(\.municipalities))
    let bases = Set(territories.map(\.base))
    var clients = Dictionary(uniqueKeysWithValues: inside.map { ($0, brief.demand[$0]) })
    for territory in plan.territories where !bases.contains(territory.base) {
      for service in territory.services { clients[service.municipality]? -= service.clients }
    }
    for service in territories.flatMap(\.services) where !inside.contains(service.municipality) {
      clients[service.municipality, default: 0] += service.clients
    }
    // What remains of a subtraction of equals is no client.
    return clients.mapValues { $0 < 1e-9 ? 0 : $0 }
  }

  private func partialBrief(_ clients: [Int: Double]) -> PartialBrief? {
    let others = plan.territories.count - territories.count
    let least = max(1, brief.territories.lowerBound - others)
    let most = brief.territories.upperBound - others
    guard least <= most else { return nil }
    return PartialBrief(
      of: brief, inside: territories.flatMap(\.municipalities), clients: clients,
      team: Team(
        coaches: territories.reduce(0) { $0 + $1.coaches },
        leaders: territories.reduce(0) { $0 + $1.leaders }),
      territories: least...most)
  }
}
