import TerritoryModel

/// Tightens a relaxation by group capacity cuts until none is broken, or they bring nothing more.
struct CuttingPlanes {
  /// Each kind of cuts that is looked for.
  let cuts: [GroupCapacityCuts]
  let limits: SearchLimits

  static let mostRounds = 100
  /// After so many rounds that together raise the bound by less than a part of it, it ends.
  private static let patience = 6
  private static let worthwhile = 1e-5
  private static let roundsBetweenCleanings = 4

  /// Adds cuts to a problem whose relaxation is solved, and solves it again, round by round.
  ///
  /// - Parameter cutoff: a bound that is enough.
  /// - Returns: `optimal`, or what ended the loop.
  func tighten(
    _ problem: inout Problem, below cutoff: Double = .infinity, rounds: Int = mostRounds
  ) -> SolveStatus {
    let start = problem.rowCount
    var values = [problem.relaxationValue]
    for round in 1...rounds where values.last! < cutoff {
      let point = problem.relaxationPoint
      let rows = cuts.flatMap { $0.rows(brokenBy: point, limits) }
      if rows.isEmpty { break }
      for row in rows { problem.add(row) }
      var status = problem.resolve(limits)
      if status == .optimal, round.isMultiple(of: Self.roundsBetweenCleanings) {
        status = clean(&problem, start)
      }
      guard status == .optimal else { return status }
      values.append(problem.relaxationValue)
      if values.count > Self.patience {
        let before = values[values.count - 1 - Self.patience]
        if values.last! - before <= Self.worthwhile * abs(before) { break }
      }
    }
    return clean(&problem, start)
  }

  /// Cuts that the optimum does not touch only make the problem larger; should a later one break them,
  /// they are found again.
  private func clean(_ problem: inout Problem, _ start: Int) -> SolveStatus {
    problem.deleteSlackRows(behind: start)
    return problem.resolve(limits)
  }
}

extension DistrictingModel {
  /// Cuts for what staff can serve, and for what territories may have where their loads are limited.
  ///
  /// - Parameter leaderPlaces: where the one leader may be; nil where that is open.
  func capacityCuts(leaderPlaces: Set<Int>? = nil) -> [GroupCapacityCuts] {
    let service = CapacityColumns(
      bases: bases, opening: opening, coaches: coaches, leaders: leaders, service: service)
    var cuts = [GroupCapacityCuts(brief, service, leaderPlaces: leaderPlaces)]
    let most = brief.asked.mostClients
    if most.isFinite, brief.grouping == nil {
      let membership = bases.map { j in
        (j, (memberships[j] ?? [:]).merging([j: opening[j]!]) { one, _ in one })
      }
      // Each base stands once in bases.
      let columns = CapacityColumns(
        bases: bases, opening: opening, coaches: coaches, leaders: [:],
        service: Dictionary(uniqueKeysWithValues: membership))
      cuts.append(GroupCapacityCuts(brief, columns, mostForCoach: most))
    }
    return cuts
  }
}
