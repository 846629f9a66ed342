import TerritoryModel

extension PlanBrief {
  /// As many coaches as any plan can use, whatever the brief's own team.
  ///
  /// A territory uses as many as its service, its load and its care teams ask for. Rounded up, that
  /// is at most one more than their sum for each territory, and there is at most one territory for
  /// each municipality. Any further coach only fills up the team, unless coaches have to be where they
  /// are of no use: those who have a place are left out of such questions
  /// (``PlanCase/withCoachesAnywhere``). Limits that are shares of the mean load are taken as the brief's
  /// own team has them.
  var usefulCoaches: Int {
    let asked = asked
    // Without clients a limit that is a share of the mean load is zero, too.
    var needs =
      totalDemand > 0
      ? totalDemand / annualClientsPerCoach + totalDemand / asked.mostClients : 0
    for (most, teams) in asked.careTeams { needs += Double(teams.reduce(0, +)) / most }
    let supported = asked.leastClients > 0 ? totalDemand / asked.leastClients : .infinity
    let useful = min(
      needs + Double(count * asked.leastCoaches), supported, Double(Self.mostCoaches))
    return max(1, Int(useful + 1e-9))
  }

  /// Whether all that is possible with these coaches stays possible with as many as another brief has, which
  /// asks the same: not where coaches need clients, where limits are shares of the mean load, or
  /// where more coaches bring more leaders, each of whom needs a territory.
  package func staysPossible(with more: PlanBrief) -> Bool {
    asked.leastClients == 0 && !hasLimitsByMean && team.leaders == more.team.leaders
  }

  /// Whether limits are shares of the mean load, so that no number of coaches is known beyond which more
  /// make no difference.
  var hasLimitsByMean: Bool { requirements.contains { $0.shareOfMean != nil } }
}
