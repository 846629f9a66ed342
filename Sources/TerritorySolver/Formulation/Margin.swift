import TerritoryModel

/// What every territory has to spare at a limit for each coach.
struct Margin {
  enum Side {
    case atLeast, atMost
  }

  let side: Side
  /// The limit.
  let ratio: Double
  /// What is limited, of each municipality.
  let weights: [Double]
}

extension GroupingModel {
  /// The least of what the territories have to spare: s ≤ ratio c_j − Σ_m weight_m x_mj, or the
  /// other way round, for every base that is open: + S (1 − x_jj) takes the closed ones out.
  ///
  /// S is a bound on s: over all territories, K s ≤ ratio Σ c_j − Σ weights.
  mutating func requireMargin(_ margin: Margin) -> LinearExpression {
    let sign: Double = margin.side == .atMost ? 1 : -1
    let staff = margin.side == .atMost ? team.coaches.upperBound : team.coaches.lowerBound
    let own = (0..<brief.count).filter { !brief.shared.contains($0) }
    let total = own.reduce(0) { $0 + margin.weights[$1] }
    let all = sign * (margin.ratio * Double(staff) - total)
    let most = max(0, all / Double(brief.territories.lowerBound))
    let spare = LinearExpression(program.addColumn("spare", 0...most))
    for j in bases {
      let weight = (0..<brief.count).sum { m in
        belongs(m, to: j).map { margin.weights[m] * $0 } ?? .zero
      }
      let left = sign * (margin.ratio * LinearExpression(coaches[j]!) - weight)
      let closed = LinearExpression(1) - LinearExpression(opening[j]!)
      require(spare <= left + most * closed)
    }
    return spare
  }
}
