import TerritoryModel

/// A part of a region as a brief of its own: some municipalities whose territories are drawn anew,
/// and others outside that these only serve.
struct PartialBrief {
  /// Positions in the whole region, ascending.
  let municipalities: [Int]
  let brief: PlanBrief
  let reach: Reach

  /// - Parameters:
  ///   - inside: whose territories are drawn.
  ///   - clients: clients a year to be served, by position in the whole region; those outside are
  ///     the municipalities that are named here and are not inside.
  ///   - territories: how many of them there may be; nil where that is free.
  /// - Returns: nil where the numbers contradict each other.
  init?(
    of whole: PlanBrief, inside: [Int], clients: [Int: Double], team: Team,
    territories: ClosedRange<Int>?
  ) {
    let all = Set(inside).union(clients.keys).sorted()
    let position = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
    let pairs = all.flatMap { m in
      whole.borders.neighbours[m].compactMap { other -> (Int, Int)? in
        guard other > m, let end = position[other] else { return nil }
        return (position[m]!, end)
      }
    }
    let part = try? PlanBrief(
      demand: all.map { clients[$0] ?? 0 }, borders: BorderGraph(count: all.count, pairs: pairs),
      distances: DistanceTable(rows: all.map { m in all.map { whole.distances[m, $0] } }),
      annualClientsPerCoach: whole.annualClientsPerCoach, leaderShare: whole.leaderShare,
      team: team, territories: territories, reachKm: whole.reachKm,
      neighbourHelp: whole.neighbourHelp, contiguity: whole.contiguity,
      priority: [Level(.waiting), Level(.travel)])
    guard let part else { return nil }
    municipalities = all
    brief = part
    reach = Reach(part, outside: Set(all.indices).subtracting(inside.map { position[$0]! }))
  }

  /// Territories of the whole region by their positions in the part.
  func selection(of territories: [IntegerSolution.Territory]) -> IntegerSolution {
    // Only territories of the window come here, whose municipalities are inside.
    let position = Dictionary(
      uniqueKeysWithValues: municipalities.enumerated().map { ($1, $0) })
    return IntegerSolution(
      territories: territories.map {
        IntegerSolution.Territory(
          base: position[$0.base]!, coaches: $0.coaches, leaders: $0.leaders,
          municipalities: $0.municipalities.map { position[$0]! })
      })
  }

  /// Territories of the part by their positions in the whole region.
  func territories(of selection: IntegerSolution) -> [IntegerSolution.Territory] {
    selection.territories.map {
      IntegerSolution.Territory(
        base: municipalities[$0.base], coaches: $0.coaches, leaders: $0.leaders,
        municipalities: $0.municipalities.map { municipalities[$0] })
    }
  }
}
