/// Coaches and leaders.
public struct Team: Hashable, Sendable {
  /// Coaches: N by their number.
  public let coaches: Coaches
  /// Team leaders (L), each with a part of a caseload.
  public let leaders: Int

  public init(coaches: Coaches, leaders: Int) {
    precondition(leaders >= 0)
    self.coaches = coaches
    self.leaders = leaders
  }

  /// So many full-time coaches, and leaders.
  public init(coaches: Int, leaders: Int) {
    self.init(coaches: Coaches(fullTime: coaches), leaders: leaders)
  }

  /// So many full-time coaches, with the leaders whom they have by some assumptions.
  init(_ coaches: Int, _ assumptions: Assumptions) {
    self.init(coaches: coaches, leaders: assumptions.leaders(of: coaches).value)
  }

  /// Caseloads that the team carries, in full-time coaches: coaches + λ·leaders.
  public func fullTimeEquivalents(leaderShare: Double) -> Double {
    coaches.equivalents + leaderShare * Double(leaders)
  }
}

/// What a given team covers of a demand.
public struct TeamCoverage: Sendable {
  public let team: Team
  /// Clients a year that the team can serve: κ (coaches + λ·leaders).
  public let capacity: Double
  /// Clients a year that it serves.
  public let served: Double
  /// Clients a year that it leaves waiting.
  public let waiting: Double
  /// Served part of the demand, 0...1; 1 where there is no demand.
  public let coverage: Double
  /// Clients a year of each full-time caseload if everybody were served.
  public let clientsPerCoachAtFullCoverage: Double
  /// Clients at a time of each full-time caseload if everybody were served.
  public let caseloadAtFullCoverage: Double

  init(team: Team, demand: Double, assumptions: Assumptions) {
    let annual = assumptions.annualClientsPerCoach
    let equivalents = team.fullTimeEquivalents(leaderShare: assumptions.leaderShare.value)
    self.team = team
    capacity = annual * equivalents
    served = min(demand, capacity)
    waiting = demand - served
    coverage = demand > 0 ? served / demand : 1
    clientsPerCoachAtFullCoverage = equivalents > 0 ? demand / equivalents : .infinity
    caseloadAtFullCoverage =
      clientsPerCoachAtFullCoverage / annual * assumptions.caseloadCap.value
  }

  /// Quality criterion 1 at full coverage, 1 to 5 points.
  public var caseloadScore: Int { caseloadCriterionScore(clientsAtATime: caseloadAtFullCoverage) }
}

/// Points of quality criterion 1 for the clients that a full-time coach has at a time: up to 20 → 5,
/// 21 to 25 → 4, 26 to 30 → 3, 31 to 40 → 2, more → 1. A mean between two whole numbers counts as
/// the larger one. Source: Kainuu's guide to the quality criteria.
public func caseloadCriterionScore(clientsAtATime: Double) -> Int {
  switch clientsAtATime {
  case ...20.000_001: 5
  case ...25.000_001: 4
  case ...30.000_001: 3
  case ...40.000_001: 2
  default: 1
  }
}
