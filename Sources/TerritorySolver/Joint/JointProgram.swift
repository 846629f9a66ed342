import TerritoryModel

/// The programme of several plans together.
///
/// Of one plan for several scenarios it has bases, staff and membership once, and service for each
/// scenario; those that ask the same of service in another unit are one part, since they have the same
/// best service whatever the territories are. Of the stages of a service it has everything for each, and
/// bases that are open stay open.
struct JointProgram {
  /// What a plan is counted as.
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
  private let isGrowing: Bool

  /// - Parameters:
  ///   - plans: what is served of each; and what a client who is served stands for among all of a
  ///     load (1, or more where only some of them are served).
  ///   - isGrowing: whether the plans are stages with territories of their own.
  ///   - objectives: those that are kept or minimised, without what lies between plans.
  init(
    _ plans: [(brief: PlanBrief, load: Double)], weights: [Double], isGrowing: Bool, reach: Reach,
    objectives: Set<Objective>
  ) {
    self.weights = weights
    self.isGrowing = isGrowing
    if isGrowing {
      parts = []
      program = LinearProgram()
      for (brief, _) in plans {
        let part = DistrictingModel(brief, reach: reach, measures: objectives, in: program)
        parts.append(part)
        program = part.program
      }
      shares = plans.enumerated().map { Share(part: $0, clients: 1, load: $1.load) }
      keepBasesOpen()
      return
    }
    var briefs: [PlanBrief] = []
    shares = plans.map { brief, load in
      for (part, other) in briefs.enumerated() {
        guard let factor = brief.multiple(of: other) else { continue }
        return Share(part: part, clients: factor, load: factor * load)
      }
      briefs.append(brief)
      return Share(part: briefs.count - 1, clients: 1, load: load)
    }
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
  mutating func expression(_ figure: JointFigure) -> LinearExpression {
    if figure.measure == .between { return changes() }
    let values = shares.map { value(figure.objective, $0) }
    switch figure.measure {
    case .mean, .between: return zip(values, weights).sum { $1 * $0 }
    case .worst:
      let worst = LinearExpression(
        program.addColumn("worst_\(figure.objective.rawValue)", 0...Double.infinity))
      for value in values { program.require(value <= worst) }
      return worst
    }
  }

  mutating func require(_ constraint: Constraint) { program.require(constraint) }

  /// Those of the parts with bases of their own.
  var structures: [DistrictingModel] { isGrowing ? parts : [parts[0]] }

  /// The territories of each structure at a whole point.
  func selections(_ point: [Double]) -> [IntegerSolution] {
    structures.map { IntegerSolution(point, of: $0) }
  }

  /// x_jj of a stage ≤ x_jj of the next.
  private mutating func keepBasesOpen() {
    for (stage, next) in zip(parts, parts.dropFirst()) {
      for j in stage.bases {
        let later = next.opening[j].map { LinearExpression($0) } ?? .zero
        program.require(LinearExpression(stage.opening[j]!) <= later)
      }
    }
  }

  /// Municipalities whose base is another in the next stage: |M| − Σ_mj kept_mj for each two stages,
  /// kept_mj ≤ x_mj of both. With whole x the least is at a vertex of whole numbers, so kept_mj needs
  /// no integer columns. A shared municipality changes nothing.
  private mutating func changes() -> LinearExpression {
    var changes = LinearExpression.zero
    for (stage, next) in zip(parts, parts.dropFirst()) {
      for m in 0..<stage.brief.count where !stage.brief.shared.contains(m) {
        changes += LinearExpression(1.0)
        for j in stage.bases {
          guard let own = stage.belongs(m, to: j), let later = next.belongs(m, to: j) else {
            continue
          }
          let kept = LinearExpression(program.addColumn("kept_\(m)_\(j)", 0...1))
          program.require(kept <= own)
          program.require(kept <= later)
          changes += -1 * kept
        }
      }
    }
    return changes
  }

  private func value(_ objective: Objective, _ share: Share) -> LinearExpression {
    switch objective {
    case .partners, .change: parts[0].objective(objective)
    case .fairness: parts[share.part].objective(objective)
    case .balance: share.load * parts[share.part].objective(objective)
    case .waiting, .beyondEvenShare, .travel, .help, .resilience:
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
