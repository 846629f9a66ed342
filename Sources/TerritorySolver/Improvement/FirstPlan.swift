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
    /// The shares of those coaches who are part-time.
    var partTime: [Double] = []

    var staff: Coaches {
      Coaches(fullTime: max(0, coaches - partTime.count), partTime: partTime)
    }
  }

  private let brief: PlanBrief
  private let limits: SearchLimits

  /// A plan to show or to begin with where there is no other, not improved. Work limits it, so that it is
  /// the same on every machine; it takes a fraction of a second.
  ///
  /// - Returns: nil where none is found, or where the brief asks for what parts do not keep.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  static func selection(for brief: PlanBrief) throws(SolverFailure) -> IntegerSolution? {
    let brief = brief.asking([Level(.waiting), Level(.travel)])
    guard RoundedPlan.suits(brief),
      let found = try FirstPlan(brief: brief, limits: SearchLimits(work: mostWork)).selection(),
      brief.territories.contains(found.territories.count)
    else { return nil }
    return found
  }

  private static let mostWork = 3_000

  /// - Returns: nil where the parts make no plan with this team.
  private func selection() throws(SolverFailure) -> IntegerSolution? {
    guard let parts = try staffed() else { return nil }
    let shares = limits.parts(parts.count)
    let plans = concurrentMap(parts) { index, part in
      Result { () throws(SolverFailure) in try self.plan(part, shares[index]) }
    }
    limits.spend(shares)
    var territories: [IntegerSolution.Territory] = []
    for plan in plans {
      guard let found = try plan.get() else { return nil }
      territories += found
    }
    return IntegerSolution(territories: territories.sorted { $0.base < $1.base })
  }

  private func plan(
    _ part: Part, _ limits: SearchLimits
  ) throws(SolverFailure) -> [IntegerSolution.Territory]? {
    guard let partial = partial(part, Team(coaches: part.staff, leaders: part.leaders)) else {
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

  /// Each part with the coaches that its clients fill, or its share of them where there are fewer, and
  /// those left over one by one to the parts that lack most of one. Leaders go where the most coaches
  /// are.
  private func staffed() throws(SolverFailure) -> [Part]? {
    var parts: [Part] = []
    // Where caseloads are tiny, clients fill more coaches than could be counted one by one.
    let needed = brief.demand.reduce(0, +) / brief.annualClientsPerCoach
    let share = needed > 0 ? min(1, Double(brief.team.coaches.count) / needed) : 1
    for municipalities in RegionParts.parts(of: brief) {
      guard let fewest = try fewestCoaches(municipalities) else { return nil }
      let clients = municipalities.reduce(0) { $0 + brief.demand[$1] }
      let need = clients / brief.annualClientsPerCoach
      // Shares of needs come to no more than the team's coaches.
      parts.append(
        Part(
          municipalities: municipalities, need: need, fewest: fewest,
          coaches: max(fewest, Int(share * need))))
    }
    let byCoaches = parts.indices.sorted { (parts[$1].coaches, $0) < (parts[$0].coaches, $1) }
    guard byCoaches.count >= brief.team.leaders else { return nil }
    for index in byCoaches.prefix(brief.team.leaders) { parts[index].leaders = 1 }
    func lack(_ index: Int) -> Double {
      let part = parts[index]
      return part.need - part.staff.equivalents - brief.leaderShare * Double(part.leaders)
    }
    var left = brief.team.coaches.count - parts.reduce(0) { $0 + $1.coaches }
    while left > 0 {
      // Some municipality is not shared, so there is a part.
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
    for share in brief.team.coaches.partTime {
      // Where a part of a coach is least missed.
      let full = parts.indices.filter { parts[$0].partTime.count < parts[$0].coaches }
      guard let index = full.min(by: { (lack($0), $0) < (lack($1), $1) }) else { return nil }
      parts[index].partTime.append(share)
    }
    return parts
  }

  private func fewestCoaches(_ municipalities: [Int]) throws(SolverFailure) -> Int? {
    for coaches in 1...municipalities.count {
      let part = Part(municipalities: municipalities, need: 0, fewest: 1, coaches: coaches)
      let team = Team(coaches: coaches, leaders: 0)
      guard let partial = partial(part, team) else { return nil }
      let search = BranchAndCut(
        separators: SeparatorPool(partial.brief, partial.reach), limits: limits)
      let model = DistrictingModel(
        partial.brief, reach: partial.reach, measures: [], hasService: false)
      var answer: BranchAndCut.Answer? = try search.minimise(.zero, model, anyPoint: true)
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

/// Divides a region into connected parts that are small enough to be planned by themselves.
///
/// Each municipality is a part at first; the part with the fewest clients joins the neighbouring part
/// whose largest municipality is nearest, until each part has work for a few coaches or can't grow.
enum RegionParts {
  /// Caseloads that a part should have at least, so that whole coaches fit it.
  private static let caseloads = 3.0
  /// Municipalities of a part at most; such parts are proven in a fraction of a second.
  private static let mostMunicipalities = 14

  /// The parts, each ascending, in the order of their first municipality.
  static func parts(of brief: PlanBrief) -> [[Int]] {
    var parts = (0..<brief.count).filter { !brief.shared.contains($0) }.map { [$0] }
    var closed: [[Int]] = []
    while let least = parts.indices.min(by: { clients(parts[$0]) < clients(parts[$1]) }),
      clients(parts[least]) < caseloads * brief.annualClientsPerCoach
    {
      let part = parts.remove(at: least)
      let town = largest(part)
      let others = parts.indices.filter { index in
        parts[index].count + part.count <= mostMunicipalities
          && part.contains { m in
            brief.borders.neighbours[m].contains { parts[index].contains($0) }
          }
      }
      let nearest = others.min {
        brief.distances[town, largest(parts[$0])] < brief.distances[town, largest(parts[$1])]
      }
      if let nearest { parts[nearest] += part } else { closed.append(part) }
    }
    return (parts + closed).map { $0.sorted() }.sorted { $0[0] < $1[0] }

    func clients(_ part: [Int]) -> Double { part.reduce(0) { $0 + brief.demand[$1] } }
    func largest(_ part: [Int]) -> Int {
      part.min { (brief.demand[$1], $0) < (brief.demand[$0], $1) }!
    }
  }
}
