/// Who waits where a plan has a coach less, in one territory after the other.
///
/// Territories, bases and everybody else's places stay; the coaches who are there serve whom they may,
/// whoever belongs to whom, so that as few wait as can be and these as evenly as can be.
public struct AbsenceFinding: Sendable, Hashable {
  /// A territory with one coach away.
  public struct Case: Sendable, Hashable {
    /// The place of the territory in the plan.
    public let territory: Int
    /// The share of full time of the coach who is away: the largest in the territory.
    public let share: Double
    /// Clients a year who wait then.
    public let waiting: Double
    /// How many more those are than in the plan.
    public let more: Double
    /// Positions of the municipalities in which more wait than in the plan, ascending.
    public let municipalities: [Int]

    public init(
      territory: Int, share: Double, waiting: Double, more: Double, municipalities: [Int]
    ) {
      self.territory = territory
      self.share = share
      self.waiting = waiting
      self.more = more
      self.municipalities = municipalities
    }
  }

  /// Regions of more are not looked at: a programme for each territory takes its time.
  public static let mostMunicipalities = 64

  /// One for each territory, in the plan's order.
  public let cases: [Case]

  public init(cases: [Case]) { self.cases = cases }

  /// The one in which the most wait, of equal ones the first; nil without territories.
  public var worst: Case? {
    cases.reduce(nil as Case?) { worst, next in
      guard let worst, next.waiting <= worst.waiting + 1e-6 else { return next }
      return worst
    }
  }
}

extension Coaches {
  /// The same without the coach of the largest share.
  ///
  /// - Precondition: there is a coach.
  public var withoutOne: (coaches: Coaches, away: Double) {
    precondition(count > 0)
    return fullTime > 0
      ? (Coaches(fullTime: fullTime - 1, partTime: partTime), 1)
      : (Coaches(fullTime: 0, partTime: Array(partTime.dropFirst())), partTime[0])
  }
}
