extension Requirement {
  /// Whether a plan's territories meet the requirement, from the plan alone.
  ///
  /// Limits of clients are held to exactly, in decimal numbers (``ExactLoads``).
  ///
  /// - Parameter slack: how far care teams and shares who wait may miss their limit by rounding.
  public func isMet(by plan: Plan, _ brief: PlanBrief, slack: Double = 1e-6) -> Bool {
    let territories = plan.territories
    func owner(_ municipality: Int) -> Int? {
      territories.firstIndex { $0.municipalities.contains(municipality) }
    }
    switch kind {
    case .together(let members):
      return Set(members.map(owner)).count == 1
    case .apart(let members):
      return Set(members.map(owner)).count == members.count
    case .base(let base):
      return territories.contains { $0.base == base }
    case .neverBase(let base):
      return !territories.contains { $0.base == base }
    case .territory(let members):
      return territories.contains { $0.municipalities == members.sorted() }
    case .insideAreas(let areas):
      return territories.allSatisfy { Set($0.municipalities.map { areas[$0] }).count == 1 }
    case .leastClients, .mostClients:
      let loads = ExactLoads(brief, [self])
      return territories.allSatisfy {
        loads.miss(of: $0.municipalities, coaches: $0.coaches) == nil
      }
    case .mostKilometres(let most):
      return territories.allSatisfy { territory in
        territory.municipalities.allSatisfy { brief.distances[$0, territory.base] <= most }
      }
    case .leastCoaches(let least):
      return territories.allSatisfy { $0.coaches >= least }
    case .mostCareTeams(let most, let teams):
      return territories.allSatisfy { territory in
        let own = territory.municipalities.reduce(0) { $0 + teams[$1] }
        return Double(own) <= most * Double(territory.coaches) + slack
      }
    case .mostWaiting(let share):
      return plan.waitingShares(brief.demand).allSatisfy { $0 ?? 0 <= share + slack }
    }
  }
}
