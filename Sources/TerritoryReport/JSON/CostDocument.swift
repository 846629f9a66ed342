import TerritoryLanguages
import TerritoryModel

/// What a team or plan costs a year, euros; a key is absent where its figure was not given.
struct CostDocument: Encodable {
  let currency = "EUR"
  let coaches: Double?
  let leaders: Double?
  let kilometres: Double?
  let total: Double?
  let leftOut: [LeftOut]
  let drivenKm: Double?
  let served: Double
  let employed: Double
  let perServed: Double?
  let perEmployed: Double?
  let savings: Double?
  /// The user's figures that the cost rests on.
  let figures: AssumptionsDocument

  struct LeftOut: Encodable {
    let part: String
    let reason: String
  }

  init(_ cost: Cost, _ planCase: PlanCase) {
    figures = AssumptionsDocument(costsOf: planCase.assumptions)
    coaches = cost.parts[.coaches]
    leaders = cost.parts[.leaders]
    kilometres = cost.parts[.kilometres]
    total = cost.total
    leftOut = cost.leftOut.map { part, reason in
      LeftOut(part: part.rawValue, reason: Language.forPrograms { reason.words })
    }
    drivenKm = cost.drivenKm
    served = cost.served
    employed = cost.employed
    perServed = cost.perServed
    perEmployed = cost.perEmployed
    savings = cost.savings
  }
}
