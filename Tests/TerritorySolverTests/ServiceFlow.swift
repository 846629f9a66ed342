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

  /// - Parameter travelFirst: serve only where it costs no kilometre more than serving nobody.
  init(_ supplies: [Supply], _ brief: PlanBrief, travelFirst: Bool) {
    var left = supplies.map(\.capacity)
    var unserved = brief.demand
    var flow = supplies.map { _ in Array(repeating: 0.0, count: brief.count) }
    let cost = supplies.map { supply in
      (0..<brief.count).map { brief.distances[$0, supply.base] }
    }
    while let path = Self.cheapestPath(supplies, left, unserved, flow, cost) {
      if travelFirst, path.cost > 1e-12 { break }
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
    travel = zip(flow, cost).reduce(0) { sum, row in
      sum + zip(row.0, row.1).reduce(0) { $0 + $1.0 * $1.1 }
    }
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
