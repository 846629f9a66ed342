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
    from = finding.requirement.origin.place
    met = finding.isMet
    cost = finding.cost.map {
      Cost(name: $0.objective.rawValue, value: $0.value, without: $0.without)
    }
    binds = cost != nil ? true : finding.isProven ? false : nil
  }
}

/// Whether a longer reach would make the plan better.
struct ReachDocument: Encodable {
  let km: Double
  /// The longest reach that was looked at.
  let mostKm: Double
  /// Whether a longer reach makes some level better; nil where that is not known.
  let binds: Bool?
  let change: Change?

  struct Change: Encodable {
    let km: Double
    /// Whether no shorter reach makes any level better.
    let least: Bool
    let name: String
    let value: Double
    /// The level's value with the longer reach.
    let longer: Double
    let proven: Bool
  }

  init(_ finding: ReachFinding) {
    km = finding.km
    mostKm = finding.most
    binds = finding.isKnown ? finding.change != nil : nil
    change = finding.change.map {
      Change(
        km: $0.km, least: $0.isLeast, name: $0.objective.rawValue, value: $0.value,
        longer: $0.longer, proven: $0.isProven)
    }
  }
}
