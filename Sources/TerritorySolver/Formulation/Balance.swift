import TerritoryModel

extension GroupingModel {
  /// The balance without absolute values. With e_j = Σ_m d_m x_mj − c_j·D̄ and surplus p_j = max(0, e_j):
  /// Σ |e_j| = 2 Σ p_j − Σ e_j, and Σ e_j = −Σ of the shared municipalities' clients in every plan,
  /// since D̄ = Σ d / N. So one row for each base is enough: p_j ≥ e_j.
  mutating func requireSurplus() {
    for j in bases { surplus[j] = program.addColumn("surplus_\(labels[j])", 0...Double.infinity) }
    let total = bases.sum { LinearExpression(surplus[$0]!) }
    for j in bases {
      let fair = brief.meanLoad * LinearExpression(coaches[j]!)
      require(load(of: j) - fair <= LinearExpression(surplus[j]!))
    }
    if isPlain { return }
    // Whoever has a municipality of more clients than the most coaches should have is above by the
    // rest at least. Fractional points split such a municipality; this row stops that.
    for m in 0..<brief.count where !brief.shared.contains(m) {
      let least = brief.demand[m] - mostCoaches * brief.meanLoad
      if least > 0 { require(LinearExpression(least) <= total) }
    }
  }

  /// Σ_j |e_j|.
  var balance: LinearExpression {
    2 * bases.sum { LinearExpression(surplus[$0]!) }
      + LinearExpression(brief.shared.reduce(0) { $0 + brief.demand[$1] })
  }
}
