/// What becomes of a client once coaching has begun: one stretch of time, or the search for work and
/// the support after it was found, each of which some drop out of.
///
/// Who drops out of a part does so at a moment of it that is as likely as any other: after a uniform
/// share of the months that the part would have lasted.
public struct CoachingCourse: Sendable, Hashable {
  /// A part of the coaching.
  public struct Part: Sendable, Hashable {
    public let duration: CoachingDuration
    /// Share of those who begin with it who drop out of it, 0...1.
    public let dropOut: Double

    public init(_ duration: CoachingDuration, dropOut: Double = 0) {
      precondition((0...1).contains(dropOut))
      self.duration = duration
      self.dropOut = dropOut
    }

    /// Mean months in it: the mean duration L for those who stay and L / 2 for those who drop out,
    /// L · (1 − q / 2).
    public var meanMonths: Double { duration.mean * (1 - dropOut / 2) }
  }

  /// The whole coaching, or where ``findsWork`` the search for work.
  public let first: Part
  /// After work was found; nil where coaching ends then, or where there is one part only.
  public let support: Part?
  /// Whether who completes the first part has found work.
  public let findsWork: Bool
  /// Share of the time that coaches are away (a), 0 ..< 1: everything takes 1 / (1 − a) times as long.
  public let absence: Double

  /// Coaching in one part.
  public init(_ duration: CoachingDuration, absence: Double = 0) {
    self.init(Part(duration), support: nil, findsWork: false, absence: absence)
  }

  /// Coaching in two parts.
  public init(search: Part, support: Part?, absence: Double = 0) {
    self.init(search, support: support, findsWork: true, absence: absence)
  }

  private init(_ first: Part, support: Part?, findsWork: Bool, absence: Double) {
    precondition((0..<1).contains(absence))
    self.first = first
    self.support = support
    self.findsWork = findsWork
    self.absence = absence
  }

  /// Mean months that a client takes a place: (S·(1 − q/2) + (1 − q)·T·(1 − r/2)) / (1 − a), with the
  /// mean months of search S and support T and their drop-outs q and r.
  public var meanMonths: Double {
    let later = support.map { (1 - first.dropOut) * $0.meanMonths } ?? 0
    return (first.meanMonths + later) / (1 - absence)
  }

  /// What became of one client.
  struct Outcome: Sendable, Hashable {
    /// Months in a place.
    var duration = 0.0
    /// Months from the beginning until work was found; nil where it was not.
    var workAfter: Double?
    var dropsOut = false
  }

  /// Draws what becomes of a client. One part without drop-out takes as many numbers as its duration.
  func draw(using generator: inout SeededGenerator) -> Outcome {
    var outcome = Outcome()
    func live(_ part: Part) -> Bool {
      let months = part.duration.draw(using: &generator) / (1 - absence)
      let stays = part.dropOut == 0 || generator.uniform() >= part.dropOut
      outcome.duration += stays ? months : months * generator.uniform()
      return stays
    }
    guard live(first) else {
      outcome.dropsOut = true
      return outcome
    }
    guard findsWork else { return outcome }
    outcome.workAfter = outcome.duration
    if let support { outcome.dropsOut = !live(support) }
    return outcome
  }
}
