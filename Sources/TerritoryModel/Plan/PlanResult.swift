/// Everything that is told about the answer to a brief.
public struct PlanResult: Sendable {
  public let brief: PlanBrief
  public let outcome: Outcome
  /// What came of each requirement; empty where there is no plan.
  public let findings: [RequirementFinding]
  /// Whether a longer reach would make the plan better; nil where it can't, or where that was not looked
  /// at.
  public let reach: ReachFinding?
  /// Further plans, where they were asked for.
  public let alternatives: Alternatives?
  /// Plans to decide by; nil where they were not looked for.
  public let basis: DecisionBasis?
  /// Who waits where a coach is away; nil where that was not looked at.
  public let absences: AbsenceFinding?

  public init(
    brief: PlanBrief, outcome: Outcome, findings: [RequirementFinding] = [],
    reach: ReachFinding? = nil, alternatives: Alternatives? = nil, basis: DecisionBasis? = nil,
    absences: AbsenceFinding? = nil
  ) {
    self.brief = brief
    self.outcome = outcome
    self.findings = findings
    self.reach = reach
    self.alternatives = alternatives
    self.basis = basis
    self.absences = absences
  }
}

/// The best plan and the next best ones that differ enough from all before.
public struct Alternatives: Sendable {
  /// In the order in which they were found; each is the best that differs enough from those before.
  public let solutions: [Solution]
  /// Why there are no more: nil where as many were found as asked for.
  public let ending: Ending?

  /// Why a list of alternatives ends early.
  public enum Ending: Sendable {
    /// There is no further plan that differs enough and is good enough.
    case exhausted
    /// A limit stopped the search.
    case stopped
  }

  public init(solutions: [Solution], ending: Ending?) {
    self.solutions = solutions
    self.ending = ending
  }
}

/// Plans that stand beside the one that was asked for, to decide by: what it costs to serve everybody
/// alike, what one coach more would change, and the team that serves everybody.
public struct DecisionBasis: Sendable {
  /// What serving everybody alike costs; nil where nobody waits, or the levels begin neither with
  /// waiting and travel nor with fairness between them.
  public let price: PriceOfFairness?
  /// The plan with one coach more; nil where nobody waits, or a limit came before it.
  public let oneMore: Evaluation.Answer?
  /// The plan of the smallest other team with which nobody waits: a larger one where people wait, a
  /// smaller one where fewer coaches are enough; nil where none of a few next teams does.
  public let servingAll: Evaluation.Answer?

  public init(
    price: PriceOfFairness?, oneMore: Evaluation.Answer?, servingAll: Evaluation.Answer?
  ) {
    self.price = price
    self.oneMore = oneMore
    self.servingAll = servingAll
  }

  /// All answers with a plan, some of them twice.
  public var answers: [Evaluation.Answer] {
    [price?.alike, price?.cheapest, oneMore, servingAll].compactMap { $0 }
  }
}

/// Two plans in which the same number of clients waits: one that serves everybody as alike as can be,
/// and the one with the fewest client-kilometres. The plan that was asked for is one of the two.
public struct PriceOfFairness: Sendable {
  public let alike: Evaluation.Answer
  public let cheapest: Evaluation.Answer

  /// - Precondition: both have a plan.
  public init(alike: Evaluation.Answer, cheapest: Evaluation.Answer) {
    precondition(alike.outcome.solution != nil && cheapest.outcome.solution != nil)
    self.alike = alike
    self.cheapest = cheapest
  }

  /// Client-kilometres a year, one way, that serving alike costs more.
  public var travel: Double { alike.value(of: .travel)! - cheapest.value(of: .travel)! }
}

extension Evaluation.Answer {
  public var plan: Plan? { outcome.solution?.plan }

  /// The value of a level; nil where there is no plan.
  public func value(of objective: Objective) -> Double? {
    plan?.value(of: objective, for: brief)
  }

  /// Municipalities with clients of whom nobody is served, ascending; empty where there is no plan.
  public var unserved: [Int] { plan?.unserved(brief.demand) ?? [] }

  /// Whether everybody is served, but for rounding.
  public var servesAll: Bool {
    value(of: .waiting).map { $0 <= brief.rounding(of: .waiting) } ?? false
  }
}

/// Whether a longer reach would make a plan better.
public struct ReachFinding: Sendable, Hashable {
  /// What a longer reach changes.
  public struct Change: Sendable, Hashable {
    /// The reach that changes it, kilometres: a distance between a municipality and a possible base.
    public let km: Double
    /// Whether no shorter reach does.
    public let isLeast: Bool
    public let objective: Objective
    /// The level's optimum at the reach as it is, in the objective's unit.
    public let value: Double
    /// The level's optimum at the longer reach; some value that it has there where that is not proven.
    public let longer: Double
    /// Whether both optima are proven.
    public let isProven: Bool

    public init(
      km: Double, isLeast: Bool, _ objective: Objective, value: Double, longer: Double,
      isProven: Bool
    ) {
      self.km = km
      self.isLeast = isLeast
      self.objective = objective
      self.value = value
      self.longer = longer
      self.isProven = isProven
    }
  }

  /// The reach as it is, kilometres.
  public let km: Double
  /// The longest reach that was looked at, kilometres.
  public let most: Double
  /// The first level that a longer reach makes better; nil where none does, or where that is not
  /// known.
  public let change: Change?
  /// Whether it is known whether there is a change up to ``most``.
  public let isKnown: Bool

  public init(km: Double, most: Double, change: Change?, isKnown: Bool) {
    self.km = km
    self.most = most
    self.change = change
    self.isKnown = isKnown
  }
}

/// What came of a requirement in a plan.
public struct RequirementFinding: Sendable {
  public let requirement: Requirement
  /// Whether the plan meets it. Only a given plan may not.
  public let isMet: Bool
  /// What the first level that it makes worse would have without it; nil where it changes no level
  /// (it does not bind), or where that is not known.
  public let cost: Cost?
  /// Whether ``cost`` is proven: not where a limit came first, or where it was not looked at.
  public let isProven: Bool

  /// How a level changes by a requirement.
  public struct Cost: Sendable {
    public let objective: Objective
    /// The level's optimum with the requirement, in the objective's unit; what a tolerance gives away
    /// after it does not count.
    public let value: Double
    /// The level's optimum without the requirement; some value that it has where that is not proven.
    public let without: Double

    public init(objective: Objective, value: Double, without: Double) {
      self.objective = objective
      self.value = value
      self.without = without
    }
  }

  public init(_ requirement: Requirement, isMet: Bool, cost: Cost?, isProven: Bool) {
    self.requirement = requirement
    self.isMet = isMet
    self.cost = cost
    self.isProven = isProven
  }
}
