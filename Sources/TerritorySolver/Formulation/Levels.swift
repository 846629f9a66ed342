import TerritoryModel

extension GroupingModel {
  /// The level's objective.
  ///
  /// - waiting: Σ_m d_m (1 − Σ_j y_mj)
  /// - travel: Σ_mj d_m D_mj y_mj
  /// - balance: Σ_j |Σ_m d_m x_mj − c_j·D̄|
  func objective(_ level: Objective) -> LinearExpression {
    switch level {
    case .waiting:
      LinearExpression(brief.totalDemand)
        - services.sum { brief.demand[$0.municipality] * LinearExpression($0.share) }
    case .travel:
      services.sum {
        brief.demand[$0.municipality] * brief.distances[$0.municipality, $0.base]
          * LinearExpression($0.share)
      }
    case .balance:
      balance
    }
  }

  /// Keeps a level at no more than `value`.
  ///
  /// The slack lets the plan that has the value stay feasible in spite of rounding. It is smaller
  /// than ``LevelResult/tolerance``, because later levels use it up: a millionth of a client more
  /// who waits spares the kilometres to that client.
  mutating func keep(_ level: Objective, atMost value: Double) {
    program.require(objective(level) <= value + max(1e-6, 1e-7 * abs(value)))
  }

  /// Excludes a set of bases: not all of them, or others beside them.
  mutating func exclude(bases excluded: [Int]) {
    let others = bases.filter { !excluded.contains($0) }
    program.require(
      excluded.sum { LinearExpression(opening[$0]!) }
        - others.sum { LinearExpression(opening[$0]!) }
        <= Double(excluded.count - 1))
  }
}
