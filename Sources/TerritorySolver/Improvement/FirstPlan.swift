import TerritoryModel

/// A first plan of a large region: its parts planned by themselves, with as many coaches each as
/// suits their clients.
struct FirstPlan {
  private struct Part {
    let municipalities: [Int]
    /// Clients in caseloads.
    let need: Double
    /// Fewest coaches with which there is a plan of the part.
    let fewest: Int
    var coaches: Int
    var leaders = 0
  }

  private let brief: PlanBrief
  private let limits: SearchLimits

  init(_ brief: PlanBrief, limits: SearchLimits) {
    self.brief = brief
    self.limits = limits
  }

  /// - Returns: nil where the parts make no plan with this team.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func selection() throws(SolverFailure) -> Selection? {
    guard let parts = try staffed() else { return nil }
    let shares = limits.parts(parts.count)
    let plans = concurrentMap(parts) { index, part in
      Result { () throws(SolverFailure) in try self.plan(part, shares[index]) }
    }
    limits.spend(shares)
    var territories: [Selection.Territory] = []
    for plan in plans {
      guard let found = try plan.get() else { return nil }
      territories += found
    }
    return Selection(territories: territories.sorted { $0.base < $1.base })
  }

  private func plan(
    _ part: Part, _ limits: SearchLimits
  ) throws(SolverFailure) -> [Selection.Territory]? {
    guard let partial = partial(part, Team(coaches: part.coaches, leaders: part.leaders)) else {
      return nil
    }
    return try LexicographicSearch(partial.brief, limits).run().selection
      .map(partial.territories)
  }

  private func partial(_ part: Part, _ team: Team) -> PartialBrief? {
    PartialBrief(
      of: brief, inside: part.municipalities,
      clients: Dictionary(
        uniqueKeysWithValues: part.municipalities.map { ($0, brief.demand[$0]) }),
      team: team, territories: nil)
  }

  /// Each part with the coaches that its clients fill, and those left over one by one to the parts
  /// that lack most of one. Leaders go where the most coaches are.
  private func staffed() throws(SolverFailure) -> [Part]? {
    var parts: [Part] = []
    for municipalities in RegionParts.parts(of: brief) {
      guard let fewest = try fewestCoaches(municipalities) else { return nil }
      let clients = municipalities.reduce(0) { $0 + brief.demand[$1] }
      let need = clients / brief.annualClientsPerCoach
      parts.append(
        Part(
          municipalities: municipalities, need: need, fewest: fewest,
          coaches: max(fewest, Int(need))))
    }
    let byCoaches = parts.indices.sorted { (parts[$1].coaches, $0) < (parts[$0].coaches, $1) }
    guard byCoaches.count >= brief.team.leaders else { return nil }
    for index in byCoaches.prefix(brief.team.leaders) { parts[index].leaders = 1 }
    func lack(_ index: Int) -> Double {
      let part = parts[index]
      return part.need - Double(part.coaches) - brief.leaderShare * Double(part.leaders)
    }
    var left = brief.team.coaches - parts.reduce(0) { $0 + $1.coaches }
    while left > 0 {
      let index = parts.indices.max { (lack($0), $1) < (lack($1), $0) }!
      parts[index].coaches += 1
      left -= 1
    }
    while left < 0 {
      let spare = parts.indices.filter { parts[$0].coaches > parts[$0].fewest }
      guard let index = spare.min(by: { (lack($0), $0) < (lack($1), $1) }) else { return nil }
      parts[index].coaches -= 1
      left += 1
    }
    return parts
  }

  private func fewestCoaches(_ municipalities: [Int]) throws(SolverFailure) -> Int? {
    for coaches in 1...municipalities.count {
      let part = Part(municipalities: municipalities, need: 0, fewest: 1, coaches: coaches)
      let team = Team(coaches: coaches, leaders: 0)
      guard let partial = partial(part, team) else { return nil }
      let search = LevelSearch(
        separators: SeparatorPool(partial.brief, partial.reach), limits: limits)
      let model = GroupingModel(
        partial.brief, reach: partial.reach, measures: [], hasService: false)
      var answer: LevelSearch.Answer? = try search.minimise(.zero, model, anyPoint: true)
      if case .stopped = answer {
        // Not limited: it takes milliseconds, and without it there is no plan to show.
        answer = PlanCover.anyPlan(partial.brief, partial.reach, StaffTotals(team), .none)
      }
      switch answer {
      case .optimal: return coaches
      case .infeasible: break
      case .stopped, nil: return nil
      }
    }
    return nil
  }
}
