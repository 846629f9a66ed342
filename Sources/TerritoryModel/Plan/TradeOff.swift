/// What two measures cost each other: every plan that is not worse in one without being better in
/// the other (the Pareto front).
public struct TradeOff: Sendable {
  /// A plan of the front.
  public struct Point: Sendable {
    public let brief: PlanBrief
    /// Optimal where all levels are proven, those after the two measures included.
    public let outcome: Outcome
    public let plan: Plan
    /// Whether no plan is better in one of the two measures without being worse in the other.
    public let isProven: Bool

    public init(brief: PlanBrief, outcome: Outcome, plan: Plan, isProven: Bool) {
      self.brief = brief
      self.outcome = outcome
      self.plan = plan
      self.isProven = isProven
    }

    /// The point's value of a measure, from the plan itself.
    public func value(of measure: Measure) -> Double {
      switch measure {
      case .coaches: Double(plan.territories.reduce(0) { $0 + $1.coaches })
      case .territories: Double(plan.territories.count)
      default: plan.value(of: measure.objective!, for: brief)
      }
    }
  }

  /// What became of the search for the front.
  public enum Ending: Sendable {
    /// Every point is there, and none else exists.
    case complete
    /// A limit stopped the search; the points so far are there.
    case stopped
    /// There is no plan at all; why not for the question's own team, or nil where that has a plan and
    /// only the numbers of coaches that were looked at have none.
    case infeasible(Diagnosis?)
  }

  public let pair: TradeOffPair
  /// By the first measure, ascending; so the second descends.
  public let points: [Point]
  public let ending: Ending
  /// Clients a year who wait in each point, where waiting is kept at its least.
  public let keptWaiting: Double?
  /// Where the points of a curve lie; nil where the front has points only.
  public let steps: Steps?

  /// Equal steps of the largest share who wait, per cent.
  public struct Steps: Sendable, Hashable {
    /// The least that a plan has.
    public let from: Double
    /// What the plan has that is best in the other measure.
    public let to: Double
    public let count: Int

    public init(from: Double, to: Double, count: Int) {
      self.from = from
      self.to = to
      self.count = count
    }
  }

  /// The most coaches that were looked at, where the user gave that; the front may go on beyond.
  public let mostCoaches: Int?

  public init(
    pair: TradeOffPair, points: [Point], ending: Ending, keptWaiting: Double?,
    steps: Steps? = nil, mostCoaches: Int? = nil
  ) {
    self.pair = pair
    self.points = points.sorted { $0.value(of: pair.first) < $1.value(of: pair.first) }
    self.ending = ending
    self.keptWaiting = keptWaiting
    self.steps = steps
    self.mostCoaches = mostCoaches
  }
}

extension PlanCase {
  /// The case at a point of a trade-off.
  ///
  /// - Parameter coaches: nil for its own team, which it has too where coaches are none of the two
  ///   measures.
  public func staffed(by coaches: Int?, between pair: TradeOffPair) -> PlanCase {
    guard let coaches, pair.measures.contains(.coaches) else { return self }
    return staffed(
      by: Assumption(coaches, source: "a point of the trade-off", origin: .computed))
  }
}
