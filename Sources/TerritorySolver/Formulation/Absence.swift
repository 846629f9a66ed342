import TerritoryModel

extension DistrictingModel {
  /// R ≥ W_k for each base k: what waits at least where one coach of k is away. For each k the staff
  /// serves anew, y^k_mj under the rights of constraint 5, with capacity
  ///
  ///   Σ_m d_m y^k_mj ≤ κ (c_j − Σ_i (1 − σ_i) p_ij + λ l_j − [j = k] a_k),
  ///
  /// a_k the share of whoever is away: x_kk where all work full-time. Where k is no base nobody is away, and
  /// W_k is what waits anyway.
  ///
  /// - Returns: R, clients a year.
  mutating func requireAbsences() -> LinearExpression {
    let worst = LinearExpression(program.addColumn("most_waiting", 0...Double.infinity))
    let own = service
    for away in bases {
      service = [:]
      addServices(named: "away_\(labels[away])")
      requireCapacity(
        named: "away_\(labels[away])_", without: [away: shareAway(from: away)])
      requireServiceRights(named: "away_\(labels[away])_")
      let waiting =
        LinearExpression(brief.totalDemand)
        - services.sum { brief.demand[$0.municipality] * LinearExpression($0.share) }
      require(waiting <= worst, named: "waiting_without_\(labels[away])")
    }
    service = own
    // What all others together can't serve; blocks of fractional bases say less.
    if !isPlain, partTime.isEmpty, team.coaches.count == 1 {
      let staff =
        Double(team.coaches.lowerBound - 1) + brief.leaderShare * Double(team.leaders.lowerBound)
      let least = brief.totalDemand - brief.annualClientsPerCoach * staff
      if least > 0, team.leaders.count == 1 { require(LinearExpression(least) <= worst) }
    }
    return worst
  }

  /// The share of full time of the coach who is away: the largest that there is at a base.
  private mutating func shareAway(from base: Int) -> LinearExpression {
    let open = LinearExpression(opening[base]!)
    guard !partTime.isEmpty else { return open }
    let away = LinearExpression(program.addColumn("share_away_\(labels[base])", 0...1))
    let parts = partTime.sum { LinearExpression($0.coaches[base]!) }
    let most = mostCoaches
    // There is somebody who works full-time, or of each share.
    let isFull = program.addColumn("full_time_at_\(labels[base])", 0...1, isInteger: true)
    require(
      LinearExpression(coaches[base]!) - parts <= most * LinearExpression(isFull),
      named: "full_time_\(labels[base])")
    require(LinearExpression(isFull) <= away, named: "full_time_away_\(labels[base])")
    for kind in partTime {
      let isThere = program.addColumn(
        "part_time_\(kind.label)_at_\(labels[base])", 0...1, isInteger: true)
      require(
        LinearExpression(kind.coaches[base]!) <= Double(kind.count) * LinearExpression(isThere),
        named: "part_time_\(kind.label)_there_\(labels[base])")
      require(
        kind.share * LinearExpression(isThere) <= away,
        named: "part_time_\(kind.label)_away_\(labels[base])")
    }
    return away
  }
}
