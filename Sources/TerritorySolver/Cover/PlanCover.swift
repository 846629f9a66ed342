import TerritoryModel

/// Whether there is a plan at all, told from the territories that there could be.
///
/// Exact, and sooner than the integer programme where loads are limited: its relaxation mixes parts
/// of territories, none of which keeps the limit.
enum PlanCover {
  /// - Parameter team: numbers of coaches and leaders that the plan may have.
  /// - Returns: the whole-number part of any plan, or that there is none; undecided where the brief
  ///   is too large for this, or a limit comes first.
  static func anyPlan(
    _ brief: PlanBrief, _ reach: Reach, _ team: StaffTotals, _ limits: SearchLimits
  ) -> LevelSearch.Answer? {
    guard !limits.isReached,
      let candidates = TerritoryCandidates(brief, reach, team)
    else { return nil }
    var search = CoverSearch(brief, candidates, team, limits)
    switch search.run() {
    // Who is served is no matter of territories alone.
    case .found where brief.asksForService: return nil
    case .found(let cover): return .optimal(value: 0, selection(cover, candidates, team))
    case .none: return .infeasible
    case .undecided: return nil
    }
  }

  /// Each territory with the fewest coaches that it can have; those that are left go to the first
  /// ones that can have more.
  static func selection(
    _ cover: [TerritoryCandidate], _ candidates: TerritoryCandidates, _ team: StaffTotals
  ) -> Selection {
    let fewest = cover.reduce(0) { $0 + $1.coaches.lowerBound }
    var left = max(0, team.coaches.lowerBound - fewest)
    var leaders = team.leaders.lowerBound
    return Selection(
      territories: cover.map { candidate in
        let more = min(left, candidate.coaches.count - 1)
        left -= more
        let leader = min(leaders, 1)
        leaders -= leader
        return Selection.Territory(
          base: candidates.base(of: candidate.members),
          coaches: candidate.coaches.lowerBound + more, leaders: leader,
          municipalities: Array(candidate.members.positions))
      }.sorted { $0.base < $1.base })
  }
}
