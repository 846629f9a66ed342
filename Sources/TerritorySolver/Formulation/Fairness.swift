import TerritoryModel

/// The rows and columns of fairness, for any programme that knows who serves whom.
struct Fairness {
  /// Σ_j y_mj for each municipality with clients.
  let served: [(municipality: Int, share: LinearExpression)]
  let brief: PlanBrief

  /// - Parameter served: Σ_j y_mj by municipality; those that nobody can serve are left out.
  init(_ brief: PlanBrief, served: [Int: LinearExpression]) {
    self.brief = brief
    self.served = brief.demand.indices.filter { brief.demand[$0] > 0 }
      .map { ($0, served[$0] ?? .zero) }
  }

  /// - Parameter service: y_mj by base, then municipality.
  init(_ brief: PlanBrief, service: [Int: [Int: LinearProgram.Variable]]) {
    var served: [Int: LinearExpression] = [:]
    for (_, shareOf) in service.sorted(by: { $0.key < $1.key }) {
      for (m, share) in shareOf { served[m, default: .zero] += LinearExpression(share) }
    }
    self.init(brief, served: served)
  }

  /// Adds the largest share who wait: Σ_j y_mj ≥ 1 − f for each municipality with clients.
  ///
  /// - Returns: 100 f, per cent.
  func largestShare(_ program: inout LinearProgram) -> LinearExpression {
    let largest = LinearExpression(program.addColumn("largest_share", 0...1))
    for (_, share) in served { program.require(share + largest >= LinearExpression(1)) }
    return 100 * largest
  }

  /// Adds the clients beyond an even share: with s = Σ w / Σ d, e_m ≥ (1 − Σ_j y_mj) − s.
  ///
  /// - Returns: Σ d_m e_m, clients a year.
  func beyondEvenShare(_ program: inout LinearProgram) -> LinearExpression {
    let total = brief.totalDemand
    guard total > 0 else { return .zero }
    let even = LinearExpression(program.addColumn("even_share", 0...1))
    let all = served.sum { m, share in (brief.demand[m] / total) * share }
    program.require(even + all == 1)
    return served.sum { m, share in
      let excess = LinearExpression(program.addColumn("beyond_\(m)", 0...1))
      program.require(excess + share + even >= LinearExpression(1))
      return brief.demand[m] * excess
    }
  }
}

extension PlanBrief {
  /// What is minimised, one after the other: the levels, and of fairness both figures.
  var stages: [Level] {
    priority.flatMap { level in
      level.objective == .fairness
        ? [level, Level(.beyondEvenShare, tolerance: level.tolerance)] : [level]
    }
  }
}
