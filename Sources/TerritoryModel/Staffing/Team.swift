/// A number of coaches and leaders.
public struct Team: Hashable, Sendable {
  /// Full-time coaches (N).
  public let coaches: Int
  /// Team leaders (L), each with a part of a caseload.
  public let leaders: Int

  public init(coaches: Int, leaders: Int) {
    precondition(coaches >= 0 && leaders >= 0)
    self.coaches = coaches
    self.leaders = leaders
  }

  /// Caseloads that the team carries, in full-time coaches: coaches + λ·leaders.
  public func fullTimeEquivalents(leaderShare: Double) -> Double {
    Double(coaches) + leaderShare * Double(leaders)
  }
}
