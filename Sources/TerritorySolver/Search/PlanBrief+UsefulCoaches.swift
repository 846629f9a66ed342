import TerritoryModel

extension PlanBrief {
  /// As many coaches as any plan can use, whatever the brief's own team.
  ///
  /// A territory uses as many as its service, its load and its care teams ask for. Rounded up, that
  /// is at most one more than their sum for each territory, and there is at most one territory for
  /// each municipality. Any further coach only fills up the team. Limits that are shares of the mean
  /// load are taken as the brief's own team has them.
  var usefulCoaches: Int {
    var needs = totalDemand / annualClientsPerCoach
    var least = 1
    var supported = Double.infinity
    for requirement in requirements {
      switch requirement.kind {
      case .mostClients(let most): needs += totalDemand / most
      case .mostCareTeams(let most, let teams): needs += Double(teams.reduce(0, +)) / most
      case .leastCoaches(let count): least = max(least, count)
      case .leastClients(let clients) where clients > 0:
        supported = min(supported, totalDemand / clients)
      default: break
      }
    }
    let useful = min(needs + Double(count * least), supported, Double(Self.mostCoaches))
    return max(1, Int(useful + 1e-9))
  }

  /// Whether all that is possible with some coaches stays possible with more: not where coaches need
  /// clients, or where limits are shares of the mean load.
  var allowsMoreCoaches: Bool {
    !requirements.contains { requirement in
      if requirement.shareOfMean != nil { return true }
      if case .leastClients = requirement.kind { return true }
      return false
    }
  }
}
