import Foundation

extension PlanAudit {
  /// Whether a requirement is met; limits of clients by arithmetic of the audit's own.
  static func isMet(_ requirement: Requirement, by plan: Plan, _ brief: PlanBrief) -> Bool {
    switch requirement.kind {
    case .leastClients(let least):
      plan.territories.allSatisfy { excess($0, over: least, requirement, brief) >= 0 }
    case .mostClients(let most):
      plan.territories.allSatisfy { excess($0, over: most, requirement, brief) <= 0 }
    case .mostWaiting(let share): leavesWaiting(atMost: share, plan, brief)
    case .together, .apart, .base, .neverBase, .territory, .insideAreas, .mostKilometres,
      .leastCoaches, .mostCareTeams:
      requirement.isMet(by: plan, brief)
    }
  }

  /// Whether at least 1 − share of each municipality's clients are served, summed from the services.
  private static func leavesWaiting(
    atMost share: Double, _ plan: Plan, _ brief: PlanBrief
  ) -> Bool {
    let coachYear = coachYear(brief)
    return brief.demand.enumerated().allSatisfy { municipality, clients in
      let served = plan.territories.flatMap(\.services)
        .reduce(0) { $1.municipality == municipality ? $0 + $1.clients : $0 }
      return served >= (1 - share) * clients - slack(clients, beside: min(clients, coachYear))
    }
  }

  /// N times what a territory's clients are above a limit for each of its coaches, without rounding.
  /// A limit that is a share of the mean load Σ d / N needs no division so.
  private static func excess(
    _ territory: Plan.Territory, over limit: Double, _ requirement: Requirement, _ brief: PlanBrief
  ) -> Decimal {
    let team = Decimal(brief.team.coaches)
    let load = territory.municipalities.map { fifteenDigits(brief.demand[$0]) }.reduce(0, +)
    var perCoach = fifteenDigits(limit) * team
    let mean = brief.demand.reduce(0, +) / Double(brief.team.coaches)
    // A limit that was changed since is no share of the mean any more.
    if let share = requirement.shareOfMean, abs(share * mean - limit) <= 1e-9 * limit {
      perCoach = fifteenDigits(share) * brief.demand.map(fifteenDigits).reduce(0, +)
    }
    return load * team - perCoach * Decimal(territory.coaches)
  }

  /// The decimal number that a figure stands for.
  private static func fifteenDigits(_ value: Double) -> Decimal {
    Decimal(string: String(format: "%.15g", value)) ?? Decimal(value)
  }
}
