import TerritoryModel

/// Who serves whom at least cost for given territories and staff, by successive shortest paths.
///
/// The oracle's own way to waiting and travel: no linear programme, nothing of the solver.
struct ServiceFlow {
  struct Supply {
    let base: Int
    let capacity: Double
    /// Municipalities that its staff may serve.
    let rights: [Int]
  }

  let waiting: Double
  let travel: Double
  /// Clients served by the staff of other territories.
  let help: Double

  /// - Parameters:
  ///   - territories: the municipalities of each supply's own territory.
  ///   - order: waiting, travel and help, first things first; help only after waiting.
  init(_ supplies: [Supply], territories: [[Int]], _ brief: PlanBrief, order: [Objective]) {
    let travelFirst = order.first == .travel
    let helpBeforeTravel =
      order.firstIndex(of: .help) ?? 9 < order.firstIndex(of: .travel) ?? 8
    func isHelp(_ supply: Int, _ m: Int) -> Bool {
      !territories[supply].contains(m) && !brief.shared.contains(m)
    }
    var left = supplies.map(\.capacity)
    var unserved = brief.demand
    var flow = supplies.map { _ in Array(repeating: 0.0, count: brief.count) }
    // The first of travel and help counts a million times as much as the second.
    let cost = supplies.enumerated().map { index, supply in
      (0..<brief.count).map { m in
        let help = isHelp(index, m) ? 1.0 : 0
        let km = brief.distances[m, supply.base]
        return helpBeforeTravel ? help * 1e4 + km : km + help * 1e-6
      }
    }
    while let path = Self.cheapestPath(supplies, left, unserved, flow, cost) {
      // A millionth for help is no way; the shortest one here is far longer than that.
      if travelFirst, path.cost > 1e-4 { break }
      // The path alternates: supply, municipality, supply that gives way, municipality, …
      var amount = min(left[path.steps[0].supply], unserved[path.steps.last!.municipality])
      for (from, to) in zip(path.steps, path.steps.dropFirst()) {
        amount = min(amount, flow[to.supply][from.municipality])
      }
      left[path.steps[0].supply] -= amount
      unserved[path.steps.last!.municipality] -= amount
      for step in path.steps { flow[step.supply][step.municipality] += amount }
      for (from, to) in zip(path.steps, path.steps.dropFirst()) {
        flow[to.supply][from.municipality] -= amount
      }
    }
    waiting = unserved.reduce(0, +)
    var travel = 0.0
    var help = 0.0
    for (index, row) in flow.enumerated() {
      for (m, clients) in row.enumerated() {
        travel += clients * brief.distances[m, supplies[index].base]
        help += isHelp(index, m) ? clients : 0
      }
    }
    self.travel = travel
    self.help = help
  }

  private typealias Step = (supply: Int, municipality: Int)

  /// Bellman and Ford over supplies: the cheapest way to serve somebody a little more.
  private static func cheapestPath(
    _ supplies: [Supply], _ left: [Double], _ unserved: [Double], _ flow: [[Double]],
    _ cost: [[Double]]
  ) -> (cost: Double, steps: [Step])? {
    let least = 1e-9
    var toMunicipality = unserved.map { _ in (cost: Double.infinity, via: -1) }
    var toSupply = left.map { $0 > least ? (cost: 0.0, via: -1) : (cost: Double.infinity, via: -1) }
    var changed = true
    while changed {
      changed = false
      for (s, supply) in supplies.enumerated() where toSupply[s].cost.isFinite {
        for m in supply.rights where toSupply[s].cost + cost[s][m] < toMunicipality[m].cost - least
        {
          toMunicipality[m] = (toSupply[s].cost + cost[s][m], s)
          changed = true
        }
      }
      for m in unserved.indices where toMunicipality[m].cost.isFinite {
        for s in supplies.indices
        where flow[s][m] > least && toMunicipality[m].cost - cost[s][m] < toSupply[s].cost - least {
          toSupply[s] = (toMunicipality[m].cost - cost[s][m], m)
          changed = true
        }
      }
    }
    let open = unserved.indices.filter { unserved[$0] > least && toMunicipality[$0].cost.isFinite }
    guard let end = open.min(by: { toMunicipality[$0].cost < toMunicipality[$1].cost }) else {
      return nil
    }
    var steps: [Step] = [(toMunicipality[end].via, end)]
    while toSupply[steps[0].supply].via >= 0 {
      let municipality = toSupply[steps[0].supply].via
      steps.insert((toMunicipality[municipality].via, municipality), at: 0)
    }
    return (toMunicipality[end].cost, steps)
  }
}
