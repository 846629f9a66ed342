import TerritoryLanguages
import TerritoryModel

/// What was asked of the territories, and what came of it.
struct RequirementDocument: Encodable {
  let requirement: String
  let from: String
  let met: Bool
  /// Whether a better plan exists without it; nil where that is not known.
  let binds: Bool?
  /// The first level that it makes worse.
  let cost: Cost?

  struct Cost: Encodable {
    let name: String
    let value: Double
    let without: Double
  }

  init(_ finding: RequirementFinding, _ planCase: PlanCase) {
    requirement = Language.forPrograms { finding.requirement.words(planCase) }
    from = finding.requirement.origin.description
    met = finding.isMet
    cost = finding.cost.map {
      Cost(name: $0.objective.rawValue, value: $0.value, without: $0.without)
    }
    binds = cost != nil ? true : finding.isProven ? false : nil
  }
}
