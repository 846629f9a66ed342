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

  /// How large windows are.
  struct Size {
    /// At most, at least 2.
    let territories: Int
    /// At most: more take long to prove.
    let municipalities: Int
    /// Of a search; a window that takes more is left with what was found.
    let work: Int

    static let small = [3, 5, 8].map { Size(territories: $0, municipalities: 40, work: 1_500) }
    static let large = Size(territories: 16, municipalities: 80, work: 15_000)
  }

  private let size: Size

  /// The territory of a base and those that border on the window, nearest base first.
  ///
  /// - Returns: nil where the plan has no such base, or nothing borders on its territory.
  init?(around base: Int, of plan: Plan, _ brief: PlanBrief, _ size: Size) {
    guard let center = plan.territories.firstIndex(where: { $0.base == base }) else { return nil }
    var window = [center]
    var members = Set(plan.territories[center].municipalities)
    while window.count < size.territories {
      let near = plan.territories.indices.filter { index in
        !window.contains(index)
          && plan.territories[index].municipalities.contains { m in
            brief.borders.neighbours[m].contains { members.contains($0) }
          }
      }
      let kilometres = { (index: Int) in brief.distances[plan.territories[index].base, base] }
      guard let next = near.min(by: { (kilometres($0), $0) < (kilometres($1), $1) }) else { break }
      let more = plan.territories[next].municipalities
      if window.count > 1, members.count + more.count > size.municipalities { break }
      window.append(next)
      members.formUnion(more)
    }
    guard window.count > 1 else { return nil }
    territories = window.sorted().map { plan.territories[$0] }
    self.plan = plan
    self.size = size
    self.brief = brief
  }

  /// The best territories that the search finds within its work.
  ///
  /// - Returns: nil where it finds none.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func redrawn(_ limits: SearchLimits) throws(SolverFailure) -> [IntegerSolution.Territory]? {
    guard let partial = partialBrief(clients) else { return nil }
    let part = limits.part(ofWork: size.work)
    var search = LexicographicSearch(partial.brief, part, reach: partial.reach)
    search.start = partial.selection(
      of: IntegerSolution(plan).territories.filter { territory in
        territories.contains { $0.base == territory.base }
      })
    let found = try search.run()
    limits.spend([part])
    return found.selection.map(partial.territories)
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
        coaches: territories.reduce(Coaches(fullTime: 0)) { $0 + $1.coaches },
        leaders: territories.reduce(0) { $0 + $1.leaders }),
      territories: least...most)
  }
}
