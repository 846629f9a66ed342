import TerritoryModel

/// Looks for candidates that cover every municipality once: an exact cover, by depth-first search
/// that never asks the same about the same municipalities twice.
struct CoverSearch {
  enum Answer {
    /// Territories of a plan, with the coaches that each can have.
    case found([TerritoryCandidate])
    /// Proven: there is no plan.
    case none
    /// A limit came first.
    case undecided
  }

  /// What is left to be covered, and what the territories have that are chosen.
  private struct State: Hashable {
    var rest: MunicipalitySet
    var territories = 0
    /// Fewest coaches of the chosen territories.
    var fewest = 0
    /// Most coaches of the chosen territories, as far as there is need of them.
    var greatest = 0
  }

  private struct OutOfWork: Error {}

  private let candidates: TerritoryCandidates
  /// Candidates by their first municipality, the largest first: what they leave hangs together
  /// more often.
  private let byFirst: [[TerritoryCandidate]]
  private let territories: (least: Int, most: Int)
  private let coaches: ClosedRange<Int>
  private let limits: SearchLimits
  private var hopeless: Set<State> = []
  private var chosen: [TerritoryCandidate] = []
  private var steps = 0

  /// A measure of work that is the same on every machine: a second or two.
  private static let mostSteps = 2_000_000
  /// After so many steps the limits are looked at.
  private static let stepsBetweenLooks = 1024
  /// Simplex iterations that take as long as those steps.
  private static let workBetweenLooks = 8

  init(
    _ brief: PlanBrief, _ candidates: TerritoryCandidates, _ team: StaffTotals,
    _ limits: SearchLimits
  ) {
    self.candidates = candidates
    let byFirst = Dictionary(grouping: candidates.all, by: \.members.first)
    self.byFirst = (0..<brief.count).map { first in
      (byFirst[first] ?? []).sorted {
        ($1.members.count, $0.members.rawValue) < ($0.members.count, $1.members.rawValue)
      }
    }
    // Each leader is in a territory of its own.
    territories = (
      max(brief.territories.lowerBound, team.leaders.lowerBound), brief.territories.upperBound
    )
    coaches = team.coaches
    self.limits = limits
  }

  mutating func run() -> Answer {
    do {
      let isCovered = try cover(State(rest: candidates.municipalities))
      return isCovered ? .found(chosen) : .none
    } catch {
      return .undecided
    }
  }

  /// Whether candidates cover what is left; those are then added to the chosen ones.
  private mutating func cover(_ state: State) throws(OutOfWork) -> Bool {
    guard !state.rest.isEmpty else { return isPlan(state) }
    guard hasHope(state), !hopeless.contains(state) else { return false }
    // What is left is not empty, so its first is one of the brief's municipalities.
    for candidate in byFirst[state.rest.first] where candidate.members.isSubset(of: state.rest) {
      try count()
      chosen.append(candidate)
      let next = State(
        rest: state.rest.subtracting(candidate.members), territories: state.territories + 1,
        fewest: state.fewest + candidate.coaches.lowerBound,
        greatest: min(coaches.lowerBound, state.greatest + candidate.coaches.upperBound))
      if try cover(next) { return true }
      chosen.removeLast()
    }
    hopeless.insert(state)
    return false
  }

  private mutating func count() throws(OutOfWork) {
    steps += 1
    if steps.isMultiple(of: Self.stepsBetweenLooks) { limits.spend(Self.workBetweenLooks) }
    let isTimeToLook = steps.isMultiple(of: Self.stepsBetweenLooks) || steps == 1
    if steps > Self.mostSteps || isTimeToLook && limits.isReached { throw OutOfWork() }
  }

  private func isPlan(_ state: State) -> Bool {
    state.territories >= territories.least && state.territories <= territories.most
      && state.fewest <= coaches.upperBound && state.greatest >= coaches.lowerBound
  }

  /// Whether what is left could be covered, by what its parts that hang together need at least.
  private func hasHope(_ state: State) -> Bool {
    let rules = candidates.rules
    var parts = 0
    var fewest = 0
    var greatest = state.greatest
    var rest = state.rest
    while !rest.isEmpty {
      let part = candidates.component(of: rest.first, within: rest)
      rest.subtract(part)
      let most = rules.greatest(part)
      guard most >= rules.leastCoaches else { return false }
      parts += 1
      fewest += rules.fewest(part)
      greatest += most
    }
    let further = max(parts, territories.least - state.territories)
    fewest = max(fewest, further * rules.leastCoaches)
    return state.territories + further <= territories.most && further <= state.rest.count
      && state.fewest + fewest <= coaches.upperBound && greatest >= coaches.lowerBound
  }
}

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
  ) -> BranchAndCut.Answer? {
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
  ) -> IntegerSolution {
    let fewest = cover.reduce(0) { $0 + $1.coaches.lowerBound }
    var left = max(0, team.coaches.lowerBound - fewest)
    var leaders = team.leaders.lowerBound
    return IntegerSolution(
      territories: cover.map { candidate in
        let more = min(left, candidate.coaches.count - 1)
        left -= more
        let leader = min(leaders, 1)
        leaders -= leader
        return IntegerSolution.Territory(
          base: candidates.base(of: candidate.members),
          coaches: Coaches(fullTime: candidate.coaches.lowerBound + more), leaders: leader,
          municipalities: Array(candidate.members.positions))
      }.sorted { $0.base < $1.base })
  }
}
