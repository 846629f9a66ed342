/// How many coaches a demand needs, and what a given team covers of it.
public struct Headcount: Sendable {
  public let demand: Demand
  public let assumptions: Assumptions
  /// Full-time coaches that the demand fills: service level × Σ clients / κ.
  public let fullTimeEquivalents: Double
  /// The team that has hands enough: max(minimum team, ⌈fte − λ·leaders⌉) coaches and their leaders.
  public let byWorkload: TeamCoverage
  /// The coaches with which nobody has to wait, given distances; nil where that was not looked at.
  public let byDistance: CoachesByDistance?
  /// The team that is needed: by workload or by distance, whichever is larger.
  public let needed: TeamCoverage
  /// What the given team covers; nil where none is given.
  public let given: TeamCoverage?

  /// - Parameters:
  ///   - byDistance: what distances ask for; nil for workload alone.
  ///   - given: a team to look at beside the one that is needed.
  public init(
    demand: Demand, assumptions: Assumptions, byDistance: CoachesByDistance? = nil,
    given: Team? = nil
  ) {
    func coverage(_ team: Team) -> TeamCoverage {
      TeamCoverage(team: team, demand: demand.total, assumptions: assumptions)
    }
    self.demand = demand
    self.assumptions = assumptions
    self.byDistance = byDistance
    fullTimeEquivalents = Self.fullTimeEquivalents(clients: demand.total, assumptions)
    let team = Self.team(for: fullTimeEquivalents, assumptions)
    byWorkload = coverage(team)
    needed = coverage(
      Team(max(team.coaches.count, byDistance?.coaches ?? 0), assumptions))
    self.given = given.map(coverage)
  }

  /// The smallest team that is not ruled out: the one that is needed, unless a limit came before that was
  /// known.
  public var leastTeam: Team {
    guard case .stopped(let atLeast) = byDistance?.ending else { return needed.team }
    return Team(max(byWorkload.team.coaches.count, atLeast), assumptions)
  }

  /// Clients a year who may wait where the service level is kept: (1 − service level) · Σ clients.
  public var mostWaiting: Double { (1 - assumptions.serviceLevel.value) * demand.total }

  /// Whether it is distances that decide, not the amount of work.
  public var isDecidedByDistance: Bool { needed.team.coaches.count > byWorkload.team.coaches.count }

  /// The headcount by another turnover model and by workload alone, all else alike.
  public func using(_ model: Turnover.Model) -> Headcount {
    var assumptions = assumptions
    assumptions.turnoverModel = assumptions.turnoverModel.trying(model)
    return Headcount(demand: demand, assumptions: assumptions, given: given?.team)
  }

  /// The headcount at another employment rate, by the model that uses one and by workload alone.
  public func atEmploymentRate(_ rate: Double) -> Headcount {
    var assumptions = assumptions
    assumptions.employmentRate = assumptions.employmentRate.trying(rate)
    assumptions.turnoverModel = assumptions.turnoverModel.trying(.employmentRate)
    return Headcount(demand: demand, assumptions: assumptions, given: given?.team)
  }

  /// Most coaches that one leader should lead; more are pointed out, not corrected.
  public static let mostCoachesPerLeader = 10

  /// Whether it is the least size of a team that decides, not the demand.
  public var isMinimumTeam: Bool {
    !isDecidedByDistance
      && assumptions.coaches(for: fullTimeEquivalents) < assumptions.minimumTeam.value
  }

  /// Whether a leader has more coaches than ``mostCoachesPerLeader``.
  public var leaderIsOverstretched: Bool {
    needed.team.leaders > 0
      && needed.team.coaches.count > Self.mostCoachesPerLeader * needed.team.leaders
  }

  /// Full-time coaches that so many clients a year fill: service level × clients / κ.
  static func fullTimeEquivalents(clients: Double, _ assumptions: Assumptions) -> Double {
    assumptions.serviceLevel.value * clients / assumptions.annualClientsPerCoach
  }

  /// The team that so many full-time coaches' work needs.
  static func team(for fullTimeEquivalents: Double, _ assumptions: Assumptions) -> Team {
    Team(
      max(assumptions.minimumTeam.value, assumptions.coaches(for: fullTimeEquivalents)),
      assumptions)
  }
}

/// How far the headcount depends on counts that the statistics suppress.
public struct SuppressedRange: Sendable {
  /// The headcount with all suppressed counts at the same point of their interval.
  public struct End: Sendable {
    /// People of each suppressed count.
    public let count: Double
    /// Clients a year of the whole region.
    public let clients: Double
    /// Full-time coaches that they fill: service level × clients / κ.
    public let fullTimeEquivalents: Double
    /// Coaches that are needed.
    public let coaches: Int
  }

  /// All suppressed counts at their least.
  public let least: End
  /// All suppressed counts at the point that the plan uses.
  public let point: End
  /// All suppressed counts at their most.
  public let most: End
}

extension Headcount {
  /// The headcounts between which the true one lies, whatever the suppressed counts are; nil where
  /// no counted cell is suppressed.
  public var suppressedRange: SuppressedRange? {
    guard let clients = demand.range else { return nil }
    let count = demand.chain.suppressed.value
    func end(_ count: Double, _ clients: Double) -> SuppressedRange.End {
      let equivalents = Self.fullTimeEquivalents(clients: clients, assumptions)
      return SuppressedRange.End(
        count: count, clients: clients, fullTimeEquivalents: equivalents,
        coaches: Self.team(for: equivalents, assumptions).coaches.count)
    }
    return SuppressedRange(
      least: end(count.least, clients.lowerBound), point: end(count.point, demand.total),
      most: end(count.most, clients.upperBound))
  }
}
