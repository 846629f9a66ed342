import TerritoryLanguages
import TerritoryModel

/// Plans that a plan is decided against, in few numbers.
struct DecisionDocument: Encodable {
  let priceOfFairness: Price?
  let oneMore: Figures?
  let servingAll: Figures?

  /// What serving everybody alike costs.
  struct Price: Encodable {
    /// Client-kilometres a year that serving alike costs more.
    let travel: Double
    let alike: Figures
    let cheapest: Figures
  }

  /// What a plan comes to.
  struct Figures: Encodable {
    let coaches: Double
    let leaders: Int
    let waiting: Double
    /// Largest share of a municipality's clients who wait, 0...1.
    let largestWaitingShare: Double
    /// Client-kilometres a year, one way.
    let travel: Double
    let unserved: [String]
    /// Euros a year of what figures were given for.
    let cost: Double?
    let costPerServed: Double?
  }

  init(_ basis: DecisionBasis, _ planCase: PlanCase) {
    priceOfFairness = basis.price.map {
      Price(
        travel: $0.travel, alike: Figures($0.alike, planCase),
        cheapest: Figures($0.cheapest, planCase))
    }
    oneMore = basis.oneMore.map { Figures($0, planCase) }
    servingAll = basis.servingAll.map { Figures($0, planCase) }
  }
}

extension DecisionDocument.Figures {
  fileprivate init(_ answer: Evaluation.Answer, _ planCase: PlanCase) {
    let cost = answer.plan.flatMap { planCase.cost(of: $0) }
    coaches = answer.brief.team.coaches.equivalents
    leaders = answer.brief.team.leaders
    waiting = answer.value(of: .waiting)!
    largestWaitingShare = answer.value(of: .fairness)! / 100
    travel = answer.value(of: .travel)!
    unserved = answer.unserved.map { planCase.code($0) }
    self.cost = cost?.total
    costPerServed = cost?.perServed
  }
}
