/// Plans that stand beside the one that was asked for, to decide by: what it costs to serve everybody
/// alike, what one coach more would change, and the team that serves everybody.
public struct DecisionBasis: Sendable {
  /// What serving everybody alike costs; nil where nobody waits, or the levels begin with another one
  /// than waiting.
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
