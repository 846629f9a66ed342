extension PlanAudit {
  /// Clients a year who wait where a coach is away in the worst case, from a maximum flow that is pushed
  /// municipality by municipality along single chains (Ford and Fulkerson).
  static func waitingWithoutOne(_ plan: Plan, _ brief: PlanBrief) -> Double {
    let all = brief.demand.reduce(0, +)
    let rights = plan.territories.map { territory in
      (0..<brief.count).map { m in
        brief.demand[m] > 0 && brief.distances[m, territory.base] <= brief.reachKm
          && (territory.municipalities.contains(m) || plan.shared.contains(m)
            || brief.neighbourHelp
              && territory.municipalities.contains { brief.borders.borders(m, $0) })
      }
    }
    return plan.territories.indices.reduce(0) { worst, away in
      let capacity = plan.territories.enumerated().map { place, territory in
        let shares = territory.coaches.shares
        let lost = place == away ? shares.max() ?? 0 : 0
        return brief.annualClientsPerCoach
          * (shares.reduce(0, +) - lost + brief.leaderShare * Double(territory.leaders))
      }
      return max(worst, all - pushed(capacity, rights, brief.demand))
    }
  }

  /// The most that is served, pushing clients along chains of territories, depth first.
  private static func pushed(
    _ capacity: [Double], _ rights: [[Bool]], _ demand: [Double]
  ) -> Double {
    let least = 1e-11 * demand.reduce(0, +)
    var served = rights.map { _ in [Double](repeating: 0, count: demand.count) }
    var free = capacity
    var sum = 0.0
    /// Has a municipality served by so much more, from whoever has room or can be relieved.
    func push(_ municipality: Int, _ amount: Double, _ visited: inout Set<Int>) -> Double {
      for territory in rights.indices where rights[territory][municipality] {
        // Each territory is visited once, so this goes no deeper than there are territories.
        guard visited.insert(territory).inserted else { continue }
        if free[territory] > least {
          let more = min(amount, free[territory])
          free[territory] -= more
          served[territory][municipality] += more
          return more
        }
        for other in demand.indices where other != municipality && served[territory][other] > least
        {
          let relieved = push(other, min(amount, served[territory][other]), &visited)
          guard relieved > 0 else { continue }
          served[territory][other] -= relieved
          served[territory][municipality] += relieved
          return relieved
        }
      }
      return 0
    }
    for municipality in demand.indices {
      var left = demand[municipality]
      while left > least {
        var visited: Set<Int> = []
        let more = push(municipality, left, &visited)
        if more <= 0 { break }
        left -= more
        sum += more
      }
    }
    return sum
  }
}
