import TerritoryModel

extension PlanBrief {
  /// As many coaches as any plan can use, whatever the brief's own team.
  ///
  /// A territory uses as many as its service, its load and its care teams ask for. Rounded up, that
  /// is at most one more than their sum for each territory, and there is at most one territory for
  /// each municipality. Coaches who have a place may be of no use there. Any further coach only fills up
  /// the team. Limits that are shares of the mean
  /// load are taken as the brief's own team has them.
  var usefulCoaches: Int {
    let asked = asked
    // Without clients a limit that is a share of the mean load is zero, too.
    var needs =
      totalDemand > 0
      ? totalDemand / annualClientsPerCoach + totalDemand / asked.mostClients : 0
    for (most, teams) in asked.careTeams { needs += Double(teams.reduce(0, +)) / most }
    let supported = asked.leastClients > 0 ? totalDemand / asked.leastClients : .infinity
    let placed = asked.placedCoaches.reduce(0) { $0 + $1.coaches.count }
    let useful = min(
      needs + Double(count * asked.leastCoaches + placed), supported, Double(Self.mostCoaches))
    return max(1, Int(useful + 1e-9))
  }

  /// Whether all that is possible with some coaches stays possible with more: not where coaches need
  /// clients, or where limits are shares of the mean load.
  var allowsMoreCoaches: Bool {
    asked.leastClients == 0 && requirements.allSatisfy { $0.shareOfMean == nil }
  }
}
