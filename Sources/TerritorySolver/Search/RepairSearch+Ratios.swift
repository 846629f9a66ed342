import TerritoryModel

extension RepairSearch {
  /// Which side of a limit for each coach is allowed.
  enum Side {
    case atLeast, atMost

    /// How much nearer to what was asked for one ratio is than another.
    fileprivate func gain(from old: Double, to new: Double) -> Double {
      self == .atMost ? old - new : new - old
    }

    /// The ratio that is nearer to what was asked for by a step.
    fileprivate func ratio(nearerThan old: Double, by step: Double) -> Double {
      self == .atMost ? old - step : old + step
    }
  }

  /// The value nearest to what was asked for that a limit for each coach can have: the least b such
  /// that Σ_m weight_m x_mj ≤ b c_j in every territory, or the most with ≥, where c_j counts full-time
  /// coaches or people.
  ///
  /// A plan has a ratio, its worst territory's. The distance from the best one so far to what was
  /// asked for is halved; and the best one is the value where no plan is any nearer, which is asked
  /// each time.
  ///
  /// - Parameters:
  ///   - weights: of each municipality.
  ///   - coaches: how many some coaches count for.
  ///   - limit: asks for a limit.
  func nearestRatio(
    _ side: Side, _ asked: Double, of weights: [Double],
    forEach coaches: (Coaches) -> Double = \.equivalents, from plan: IntegerSolution,
    limit: (inout RelaxedBrief, Double) -> Void
  ) throws(SolverFailure) -> Relaxation {
    func answer(_ ratio: Double) throws(SolverFailure) -> BranchAndCut.Answer {
      var limited = relaxed
      limit(&limited, ratio)
      return try oracle.anyPlan(limited)
    }
    var possible = plan.ratio(side, of: weights, forEach: coaches)
    var impossible = asked
    // Ratios closer than this are one to a planner, and GLPK, which keeps a limit within its rounding
    // only, still tells them apart; where a plan passes that is no nearer, it did not: larger steps.
    var step = 1e-5 * max(abs(possible), abs(asked))
    while side.gain(from: possible, to: impossible) > step {
      switch try answer(side.ratio(nearerThan: possible, by: step)) {
      case .optimal(_, let found):
        let better = found.ratio(side, of: weights, forEach: coaches)
        guard side.gain(from: possible, to: better) > 0 else {
          step *= 10
          continue
        }
        possible = better
      case .infeasible: return .value(possible)
      case .stopped: return .enough(possible)
      }
      let middle = (possible + impossible) / 2
      switch try answer(middle) {
      case .optimal(_, let found):
        let better = found.ratio(side, of: weights, forEach: coaches)
        if side.gain(from: possible, to: better) > 0 { possible = better }
      case .infeasible: impossible = middle
      case .stopped: return .enough(possible)
      }
    }
    return .value(possible)
  }
}

extension IntegerSolution {
  /// The worst Σ weights / coaches of a territory.
  fileprivate func ratio(
    _ side: RepairSearch.Side, of weights: [Double], forEach coaches: (Coaches) -> Double
  ) -> Double {
    let ratios = territories.map { territory in
      territory.municipalities.reduce(0) { $0 + weights[$1] } / coaches(territory.coaches)
    }
    return (side == .atMost ? ratios.max() : ratios.min()) ?? 0
  }
}
