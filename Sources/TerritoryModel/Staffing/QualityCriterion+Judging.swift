extension QualityCriterion {
  /// The criteria that a team alone decides: caseload, team and leader.
  static func criteria(of coverage: TeamCoverage) -> [QualityCriterion] {
    let team = coverage.team
    return [
      QualityCriterion(
        .caseload, coverage.caseloadAtFullCoverage, isMet: coverage.caseloadScore == 5,
        score: coverage.caseloadScore),
      QualityCriterion(
        .team, Double(team.coaches), isMet: team.coaches >= fewestCoaches && team.leaders > 0),
      QualityCriterion(.leader, Double(team.leaders), isMet: team.leaders > 0),
    ]
  }

  /// Care teams per coach; nil where the region's `municipalities.csv` knows of none.
  ///
  /// - Parameters:
  ///   - careTeams: of each municipality, nil where not known.
  ///   - staff: municipalities and coaches of each territory; one of everything without a plan.
  /// - Returns: the most of any territory and of the region as a whole, which differs where a shared
  ///   municipality's care teams belong to no territory.
  static func careTeams(
    _ careTeams: [Int?], staff: [(municipalities: [Int], coaches: Int)], coaches: Int
  ) -> QualityCriterion? {
    let known = careTeams.compactMap { $0 }
    guard known.contains(where: { $0 > 0 }) else { return nil }
    guard known.count == careTeams.count else {
      return QualityCriterion(
        .careTeams, open: .careTeamsUnknown(careTeams.count - known.count))
    }
    let loads = staff.map { territory in
      let teams = territory.municipalities.reduce(0) { $0 + careTeams[$1]! }
      return Double(teams) / Double(territory.coaches)
    }
    let mean = Double(known.reduce(0, +)) / Double(coaches)
    let most = loads.reduce(mean, max)
    return QualityCriterion(.careTeams, most, isMet: most <= mostCareTeamsPerCoach + 1e-9)
  }
}
