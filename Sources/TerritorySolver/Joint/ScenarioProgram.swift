import TerritoryModel

/// The programme of one plan for several scenarios: bases, staff and membership once, service in each
/// scenario.
///
/// Scenarios that ask the same of service in another unit are one part: they have the same best
/// service, whatever the territories are.
struct ScenarioProgram {
  /// What a scenario is counted as.
  private struct Share {
    /// Place among the parts.
    let part: Int
    /// Its clients for each of the part's.
    let clients: Double
    /// Its value of the balance for each of the part's.
    let load: Double
  }

  private(set) var parts: [DistrictingModel]
  private(set) var program: LinearProgram
  private let shares: [Share]
  private let weights: [Double]

  /// - Parameters:
  ///   - scenarios: what is served of each; and what a client who is served stands for among all of a
  ///     load (1, or more where only some of them are served).
  ///   - objectives: those that are kept or minimised.
  init(
    _ scenarios: [(brief: PlanBrief, load: Double)], weights: [Double], reach: Reach,
    objectives: Set<Objective>
  ) {
    var briefs: [PlanBrief] = []
    shares = scenarios.map { brief, load in
      for (part, other) in briefs.enumerated() {
        guard let factor = brief.multiple(of: other) else { continue }
        return Share(part: part, clients: factor, load: factor * load)
      }
      briefs.append(brief)
      return Share(part: briefs.count - 1, clients: 1, load: load)
    }
    self.weights = weights
    // Whose territories they are is the same in every scenario.
    let first = DistrictingModel(briefs[0], reach: reach, measures: objectives)
    let ofService = objectives.subtracting([.partners, .change])
    parts = [first]
    program = first.program
    for brief in briefs.dropFirst() {
      let part = first.serving(brief, measures: ofService, in: program)
      parts.append(part)
      program = part.program
    }
  }

  /// What is minimised.
  ///
  /// - Returns: an expression of columns that are added where they are needed.
  mutating func expression(_ figure: CommonPlan.Figure) -> LinearExpression {
    let values = shares.map { value(figure.objective, $0) }
    switch figure.measure {
    case .mean: return zip(values, weights).sum { $1 * $0 }
    case .worst:
      let worst = LinearExpression(
        program.addColumn("worst_\(figure.objective.rawValue)", 0...Double.infinity))
      for value in values { program.require(value <= worst) }
      return worst
    }
  }

  mutating func require(_ constraint: Constraint) { program.require(constraint) }

  private func value(_ objective: Objective, _ share: Share) -> LinearExpression {
    switch objective {
    case .partners, .change: parts[0].objective(objective)
    case .fairness: parts[share.part].objective(objective)
    case .balance: share.load * parts[share.part].objective(objective)
    case .waiting, .beyondEvenShare, .travel, .help:
      share.clients * parts[share.part].objective(objective)
    }
  }
}

extension PlanBrief {
  /// How many times as many clients it has as another brief, and can a coach do with; nil where that is
  /// not one number. Requirements are numbers of clients too, so briefs with some of these are different.
  fileprivate func multiple(of other: PlanBrief) -> Double? {
    guard !limitsClients, other.totalDemand > 0, leaderShare == other.leaderShare else {
      return nil
    }
    let factor = totalDemand / other.totalDemand
    func isSame(_ one: Double, _ two: Double) -> Bool {
      abs(one - factor * two) <= 1e-12 * max(one, factor * two)
    }
    guard factor > 0, isSame(annualClientsPerCoach, other.annualClientsPerCoach),
      zip(demand, other.demand).allSatisfy(isSame)
    else { return nil }
    return factor
  }
}
