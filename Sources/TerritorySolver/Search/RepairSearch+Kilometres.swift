import TerritoryModel

extension RepairSearch {
  /// The least of the largest D_mj x_mj. It is one of the distances, so they are halved until one is
  /// left: leaving out the pairs that are too far apart tells much sooner whether there is a plan
  /// than a largest distance as a variable, whose relaxation mixes near and far bases.
  ///
  /// - Parameters:
  ///   - limitsService: whether it limits who is served too, where something is asked of that: then
  ///     territories don't tell how many kilometres a plan needs.
  ///   - limit: asks for at most so many kilometres.
  func leastKilometres(
    above asked: Double, from plan: IntegerSolution, limitsService: Bool,
    limit: (inout RelaxedBrief, Double) -> Void
  ) throws(SolverFailure) -> Relaxation {
    let isOfService = limitsService && relaxed.brief.asksForService
    let all = (0..<brief.count).flatMap { a in (0..<a).map { brief.distances[a, $0] } }
    let widest = isOfService ? all.max() ?? 0 : plan.widest(brief.distances)
    let lengths = Set(all).filter { $0 > asked && $0 <= widest }.sorted()
    // Only where rounding takes what is asked for what the plan needs.
    guard !lengths.isEmpty else { return .enough(widest) }
    var range = 0...lengths.count - 1
    while range.count > 1 {
      let middle = (range.lowerBound + range.upperBound) / 2
      var limited = relaxed
      limit(&limited, lengths[middle])
      switch try oracle.anyPlan(limited) {
      case .optimal(_, let found):
        let needed = isOfService ? lengths[middle] : found.widest(brief.distances)
        // Rounding may find a plan that needs less than was thought to be too little.
        let enough = lengths.lastIndex { $0 <= needed } ?? range.lowerBound
        range = range.lowerBound...max(range.lowerBound, enough)
      case .infeasible: range = (middle + 1)...range.upperBound
      case .stopped: return .enough(lengths[range.upperBound])
      }
    }
    return .value(lengths[range.lowerBound])
  }
}

extension IntegerSolution {
  /// The most kilometres from a base to a municipality of its territory.
  fileprivate func widest(_ distances: DistanceTable) -> Double {
    territories.flatMap { territory in
      territory.municipalities.map { distances[$0, territory.base] }
    }.max() ?? 0
  }
}
