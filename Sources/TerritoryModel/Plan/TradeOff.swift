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
      case .coaches: plan.team.coaches.equivalents
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
    /// There is no plan at all; why not, or nil where the numbers of coaches that were looked at have none
    /// for reasons of their own.
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
    guard pair.measures.contains(.coaches) else { return self }
    guard let coaches else { return withCoachesAnywhere }
    return withCoachesAnywhere.staffed(
      by: Assumption(
        Coaches(fullTime: coaches), source: "a point of the trade-off", origin: .computed))
  }
}

/// Something that a planner would have less of, all else equal.
public enum Measure: String, Sendable, CaseIterable, Hashable {
  case coaches, territories, waiting, fairness, travel, balance, partners, change

  /// The level that measures it; nil for the numbers of coaches and territories.
  public var objective: Objective? { Objective(rawValue: rawValue) }

  /// The unit of its values; none for numbers of coaches and territories.
  public var unit: String? { objective?.unit }
}

/// Two measures whose exchange has an exact table.
public struct TradeOffPair: Sendable, Hashable {
  public let first: Measure
  public let second: Measure

  public var measures: [Measure] { [first, second] }

  /// Whether waiting has to be kept at its least: nobody travels to clients who wait, so travel alone
  /// is least where nobody is served, and shares are most alike there too. With more coaches fewer wait,
  /// so the least largest share of each number of coaches is asked for as it is.
  public var keepsWaiting: Bool {
    if Set(measures) == [.coaches, .fairness] { return false }
    return !Set(measures).isDisjoint(with: [.travel, .fairness]) && !measures.contains(.waiting)
  }

  /// Whether the two exchange without steps, by a little more or less service: their front is a curve,
  /// shown at stated steps of fairness.
  public var isCurve: Bool {
    measures.contains(.fairness) && !Set(measures).isDisjoint(with: [.waiting, .travel])
  }

  /// Refuses measures that a case has nothing to measure by.
  ///
  /// - Throws: ``InvalidInput`` that says what is needed.
  public func validate(for planCase: PlanCase) throws(InvalidInput) {
    func refusal(_ what: Wording, _ remedy: Wording) -> InvalidInput {
      InvalidInput([InputProblem(.between, what: what, remedy: remedy)])
    }
    if measures.contains(.change), planCase.reference == nil {
      throw refusal(
        "change needs a plan to compare with",
        "give one with \(.reference), or choose another measure")
    }
    if measures.contains(.partners), planCase.region.partnerships == nil {
      throw refusal(
        "partners needs to know natural partners, and none are given",
        "add partners.csv (from,to,weight) to the region folder, or choose another measure")
    }
  }

  /// Reads `coaches,waiting`.
  ///
  /// - Throws: ``Violation`` where these are not two different measures, or where their exchange is
  ///   a curve.
  public init(_ text: String) throws(Violation) {
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.filter { !$0.isWhitespace } }
    let known = Measure.allCases.map(\.rawValue).joined(separator: ", ")
    var measures: [Measure] = []
    for name in names {
      guard let measure = Measure(rawValue: name) else {
        throw Violation(
          what: "\(quoted(name)) can't be traded off", remedy: "choose two from \(known)")
      }
      measures.append(measure)
    }
    guard measures.count == 2, measures[0] != measures[1] else {
      throw Violation(
        what: "\(quoted(text)) is not two different measures",
        remedy: "choose two from \(known), such as coaches,waiting")
    }
    if Set(measures) == [.waiting, .travel] {
      throw Violation(
        what: "waiting and travel exchange without steps: serving a little less of a far client"
          + " saves a little travel, so their front is a curve and no table",
        remedy: "ask for coaches,waiting or territories,travel, or for single points of the curve"
          + " with propose \(.priority) waiting:5%,travel")
    }
    (first, second) = (measures[0], measures[1])
  }
}
