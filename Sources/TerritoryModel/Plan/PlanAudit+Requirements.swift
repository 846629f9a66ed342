import Foundation

extension PlanAudit {
  /// Whether a requirement is met, by the audit's own reading of it and its own arithmetic.
  static func isMet(_ requirement: Requirement, by plan: Plan, _ brief: PlanBrief) -> Bool {
    func members(_ territory: Plan.Territory, among wanted: [Int]) -> Int {
      Set(wanted).intersection(territory.municipalities).count
    }
    switch requirement.kind {
    case .together(let wanted):
      let counts = plan.territories.map { members($0, among: wanted) }.filter { $0 > 0 }
      return counts.isEmpty || counts == [Set(wanted).count]
    case .apart(let wanted):
      let counts = plan.territories.map { members($0, among: wanted) }
      return counts.allSatisfy { $0 <= 1 } && counts.reduce(0, +) >= wanted.count - 1
    case .base(let base): return plan.territories.map(\.base).contains(base)
    case .neverBase(let base): return plan.territories.allSatisfy { $0.base != base }
    case .territory(let wanted):
      return plan.territories.contains { Set($0.municipalities) == Set(wanted) }
    case .insideAreas(let areas):
      return plan.territories.allSatisfy { territory in
        territory.municipalities.allSatisfy { areas[$0] == areas[territory.base] }
      }
    case .mostKilometres(let most):
      return plan.territories.allSatisfy { territory in
        !territory.municipalities.contains { brief.distances[$0, territory.base] > most }
      }
    case .leastCoaches(let least):
      return !plan.territories.contains { $0.coaches.shares.count < least }
    case .mostCareTeams(let most, let teams):
      return plan.territories.allSatisfy { territory in
        let own = territory.municipalities.map { teams[$0] }.reduce(0, +)
        return Double(own) - most * Double(territory.coaches.shares.count) <= 1e-6
      }
    case .leastClients(let least):
      return plan.territories.allSatisfy { excess($0, over: least, requirement, brief) >= 0 }
    case .mostClients(let most):
      return plan.territories.allSatisfy { excess($0, over: most, requirement, brief) <= 0 }
    case .placedCoaches(let placed, let base):
      guard let territory = plan.territories.first(where: { $0.base == base }) else {
        return false
      }
      var there = territory.coaches.shares
      return placed.shares.allSatisfy { share in
        guard let place = there.firstIndex(of: share) else { return false }
        there.remove(at: place)
        return true
      }
    case .mostWaiting(let share): return leavesWaiting(atMost: share, plan, brief)
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

  /// N times what a territory's clients are above a limit for each of its coaches (by full-time
  /// equivalents), without rounding.
  /// A limit that is a share of the mean load Σ d / N needs no division so.
  private static func excess(
    _ territory: Plan.Territory, over limit: Double, _ requirement: Requirement, _ brief: PlanBrief
  ) -> Decimal {
    let team = fullTime(brief.team.coaches)
    let load = territory.municipalities.map { fifteenDigits(brief.demand[$0]) }.reduce(0, +)
    var perCoach = fifteenDigits(limit) * team
    let mean = brief.demand.reduce(0, +) / brief.team.coaches.shares.reduce(0, +)
    // A limit that was changed since is no share of the mean any more.
    if let share = requirement.shareOfMean, abs(share * mean - limit) <= 1e-9 * limit {
      perCoach = fifteenDigits(share) * brief.demand.map(fifteenDigits).reduce(0, +)
    }
    return load * team - perCoach * fullTime(territory.coaches)
  }

  /// Full-time equivalents without rounding.
  private static func fullTime(_ coaches: Coaches) -> Decimal {
    coaches.shares.map(fifteenDigits).reduce(0, +)
  }

  /// The decimal number that a figure stands for.
  private static func fifteenDigits(_ value: Double) -> Decimal {
    Decimal(string: String(format: "%.15g", value)) ?? Decimal(value)
  }
}
