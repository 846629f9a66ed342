/// How few wait where a plan has a coach less: a transport problem, of which only the amount is asked.
///
/// Territories, bases and everybody else's places stay. The coaches who are there serve whom they may, in
/// their territory, beside it with neighbour help, and who is shared, whoever belongs to whom. So the most
/// that is served is a maximum flow from bases through rights to municipalities (Ford and Fulkerson), found
/// along shortest ways (Edmonds and Karp 1972).
struct AbsenceFlow {
  private let plan: Plan
  private let brief: PlanBrief
  /// For each territory the municipalities that its staff may serve.
  private let rights: [[Int]]

  init(_ plan: Plan, _ brief: PlanBrief) {
    self.plan = plan
    self.brief = brief
    rights = plan.territories.map { territory in
      let members = Set(territory.municipalities)
      return brief.demand.indices.filter { m in
        guard brief.demand[m] > 0, brief.isWithinReach(m, of: territory.base) else { return false }
        return members.contains(m) || brief.shared.contains(m)
          || brief.neighbourHelp && brief.borders.neighbours[m].contains(where: members.contains)
      }
    }
  }

  /// Clients a year who wait where one coach of the territory is away in which the most do then: of
  /// those there the one of the largest share.
  var mostWaiting: Double {
    let total = brief.totalDemand
    let waiting =
      plan.territories.indices.map { away in
        let capacities = plan.territories.enumerated().map { place, territory in
          // A plan that the audit refuses may have nobody somewhere.
          let isShort = place == away && territory.coaches.count > 0
          return brief.capacity(
            isShort ? territory.coaches.withoutOne.coaches : territory.coaches,
            leaders: territory.leaders)
        }
        return total - mostServed(capacities)
      }.max() ?? total
    return waiting <= 1e-9 * total ? 0 : waiting
  }

  /// The most clients a year that staff with these capacities serves.
  private func mostServed(_ capacities: [Double]) -> Double {
    let total = brief.totalDemand
    let nothing = 1e-12 * total
    var room = capacities
    var left = brief.demand
    var served = rights.map { [Double](repeating: 0, count: $0.count) }
    var sum = 0.0
    while let way = shortestWay(room, left, served, nothing) {
      var amount = min(room[way.territories[0]], left[way.municipality])
      for step in way.returns { amount = min(amount, served[step.territory][step.place]) }
      for (territory, place) in way.services { served[territory][place] += amount }
      for step in way.returns { served[step.territory][step.place] -= amount }
      room[way.territories[0]] -= amount
      left[way.municipality] -= amount
      sum += amount
    }
    return sum
  }

  /// A way along which more is served: a territory with room takes on a municipality from another,
  /// which takes on one from the next, and the last one somebody who waits.
  private struct Way {
    /// The first has room.
    var territories: [Int]
    /// What each takes on, by its place among the territory's rights.
    var services: [(territory: Int, place: Int)]
    /// What each but the first gives up.
    var returns: [(territory: Int, place: Int)]
    /// Of whom more are served.
    let municipality: Int
  }

  private func shortestWay(
    _ room: [Double], _ left: [Double], _ served: [[Double]], _ nothing: Double
  ) -> Way? {
    // How each territory was come to: from which, taking on what, by giving up what.
    var came: [Int: (from: Int, takes: Int, gives: Int)] = [:]
    var seen = Set(room.indices.filter { room[$0] > nothing })
    var queue = seen.sorted()
    var next = 0
    while next < queue.count {
      let territory = queue[next]
      next += 1
      for (place, municipality) in rights[territory].enumerated() {
        if left[municipality] > nothing {
          return way(to: territory, place, municipality, came)
        }
        for other in rights.indices where !seen.contains(other) {
          guard let given = rights[other].firstIndex(of: municipality),
            served[other][given] > nothing
          else { continue }
          seen.insert(other)
          came[other] = (territory, place, given)
          queue.append(other)
        }
      }
    }
    return nil
  }

  private func way(
    to last: Int, _ place: Int, _ municipality: Int,
    _ came: [Int: (from: Int, takes: Int, gives: Int)]
  ) -> Way {
    var way = Way(
      territories: [last], services: [(last, place)], returns: [], municipality: municipality)
    while let step = came[way.territories[0]] {
      way.returns.insert((way.territories[0], step.gives), at: 0)
      way.services.insert((step.from, step.takes), at: 0)
      way.territories.insert(step.from, at: 0)
    }
    return way
  }
}
