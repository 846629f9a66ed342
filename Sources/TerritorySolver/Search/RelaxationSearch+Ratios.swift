import TerritoryModel

extension RelaxationSearch {
  /// The value nearest to what was asked for that a limit for each coach can have: the least b such
  /// that Σ_m weight_m x_mj ≤ b c_j in every territory, or the most with ≥.
  ///
  /// With b as a variable that is no linear programme, so it is found by Dinkelbach's iterations: a
  /// plan has a ratio, and the programme looks for the plan that has the most to spare at that ratio
  /// in every territory. A plan with something to spare has a better ratio; where none has, the ratio
  /// is the best. Each step is proven, so the last one proves the value.
  ///
  /// - Parameter weights: of each municipality.
  func nearestRatio(
    _ side: Margin.Side, of weights: [Double], from plan: Selection
  ) throws(SolverFailure) -> Relaxation {
    var ratio = plan.ratio(side, of: weights)
    while true {
      let margin = Margin(side: side, ratio: ratio, weights: weights)
      let answer = try possibility.least(relaxed) { -1 * $0.requireMargin(margin) }
      switch answer {
      case .optimal(_, let found):
        let next = found.ratio(side, of: weights)
        guard side.gain(from: ratio, to: next) > 1e-9 * max(1, abs(ratio)) else {
          return .value(ratio)
        }
        ratio = next
      // Only rounding can say so: the plan that has the ratio has a margin of zero.
      case .infeasible: return .value(ratio)
      case .stopped(let best, _):
        let next = best?.selection.ratio(side, of: weights) ?? ratio
        return .enough(side.gain(from: ratio, to: next) > 0 ? next : ratio)
      }
    }
  }
}

extension Margin.Side {
  /// How much nearer to what was asked for a ratio is than another.
  fileprivate func gain(from old: Double, to new: Double) -> Double {
    self == .atMost ? old - new : new - old
  }
}

extension Selection {
  /// The worst Σ weights / coaches of a territory.
  fileprivate func ratio(_ side: Margin.Side, of weights: [Double]) -> Double {
    let ratios = territories.map { territory in
      territory.municipalities.reduce(0) { $0 + weights[$1] } / Double(territory.coaches)
    }
    return (side == .atMost ? ratios.max() : ratios.min()) ?? 0
  }
}
