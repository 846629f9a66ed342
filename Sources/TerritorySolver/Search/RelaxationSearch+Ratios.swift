import TerritoryModel

extension RelaxationSearch {
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
  /// that Σ_m weight_m x_mj ≤ b c_j in every territory, or the most with ≥.
  ///
  /// A plan has a ratio, its worst territory's. The distance from the best one so far to what was
  /// asked for is halved; and the best one is the value where no plan is any nearer, which is asked
  /// each time.
  ///
  /// - Parameters:
  ///   - weights: of each municipality.
  ///   - limit: asks for a limit.
  func nearestRatio(
    _ side: Side, _ asked: Double, of weights: [Double], from plan: Selection,
    limit: (inout RelaxedBrief, Double) -> Void
  ) throws(SolverFailure) -> Relaxation {
    func answer(_ ratio: Double) throws(SolverFailure) -> LevelSearch.Answer {
      var limited = relaxed
      limit(&limited, ratio)
      return try possibility.anyPlan(limited)
    }
    var possible = plan.ratio(side, of: weights)
    var impossible = asked
    // Ratios closer than this are one to a planner, and GLPK, which keeps a limit within its rounding
    // only, still tells them apart; where a plan passes that is no nearer, it did not: larger steps.
    var step = 1e-5 * max(abs(possible), abs(asked))
    while side.gain(from: possible, to: impossible) > step {
      switch try answer(side.ratio(nearerThan: possible, by: step)) {
      case .optimal(_, let found):
        let better = found.ratio(side, of: weights)
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
        let better = found.ratio(side, of: weights)
        if side.gain(from: possible, to: better) > 0 { possible = better }
      case .infeasible: impossible = middle
      case .stopped: return .enough(possible)
      }
    }
    return .value(possible)
  }
}

extension Selection {
  /// The worst Σ weights / coaches of a territory.
  fileprivate func ratio(_ side: RelaxationSearch.Side, of weights: [Double]) -> Double {
    let ratios = territories.map { territory in
      territory.municipalities.reduce(0) { $0 + weights[$1] } / Double(territory.coaches)
    }
    return (side == .atMost ? ratios.max() : ratios.min()) ?? 0
  }
}
