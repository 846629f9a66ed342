import TerritoryModel

extension DistrictingModel {
  /// Constraint 5: staff of j serves m where m belongs to its territory, borders on it (with help),
  /// or is shared: y_mj ≤ x_mj + Σ_{k : (m,k) ∈ E} x_kj.
  ///
  /// The row y_mj ≤ x_jj is implied for whole numbers but cuts off fractional points in which several
  /// neighbours belong to j a little; so does the smaller factor without help, where j alone can
  /// serve no more of m than its largest possible capacity.
  ///
  /// - Parameter prefix: of names of rows.
  mutating func requireServiceRights(named prefix: String = "") {
    if isPlain { return requirePlainRights(prefix) }
    for (j, m, share) in services {
      let served = LinearExpression(share)
      let open = LinearExpression(opening[j]!)
      if brief.shared.contains(m) {
        require(served <= open)
        continue
      }
      guard brief.neighbourHelp else {
        require(served <= mostOwnShare(of: m) * (belongs(m, to: j) ?? .zero))
        continue
      }
      if !basesAreFixed { require(served <= open, isLazy: true) }
      // m is j or borders on it: open is all that is needed.
      if m == j || brief.borders.borders(m, j) { continue }
      let near = ([m] + brief.borders.neighbours[m]).sum { belongs($0, to: j) ?? .zero }
      require(served <= near, isLazy: true)
      requirePresence(near, of: j, toServe: m, served)
    }
  }

  /// Staff of j serves clients of m only where its territory is near: one caseload for each
  /// municipality that is, and what its further coaches and its leader can,
  /// d_m y_mj ≤ κ (near + c_j − x_jj + λ l_j).
  ///
  /// For whole numbers that follows from rights and capacity. In fractional points a coach serves
  /// a small share of a large municipality for as small a share of being near.
  private mutating func requirePresence(
    _ near: LinearExpression, of j: Int, toServe m: Int, _ served: LinearExpression
  ) {
    guard brief.demand[m] > brief.annualClientsPerCoach else { return }
    let further =
      LinearExpression(coaches[j]!) - LinearExpression(opening[j]!)
      + brief.leaderShare * LinearExpression(leaders[j]!)
    let most = brief.annualClientsPerCoach * (near + further)
    require(brief.demand[m] * served <= most, isLazy: true)
  }

  /// Constraint 5 to the letter.
  private mutating func requirePlainRights(_ prefix: String) {
    for (j, m, share) in services {
      let near = brief.neighbourHelp ? [m] + brief.borders.neighbours[m] : [m]
      let right =
        brief.shared.contains(m)
        ? LinearExpression(opening[j]!) : near.sum { belongs($0, to: j) ?? .zero }
      require(LinearExpression(share) <= right, named: "\(prefix)right_\(labels[m])_\(labels[j])")
    }
  }

  /// The largest share of m's clients that the staff of its own territory can serve.
  func mostOwnShare(of m: Int) -> Double {
    guard !isPlain, brief.demand[m] > 0 else { return 1 }
    let most = brief.annualClientsPerCoach * (mostCoaches + leaderShareOfOne)
    return min(1, most / brief.demand[m])
  }

  private var leaderShareOfOne: Double { brief.team.leaders > 0 ? brief.leaderShare : 0 }
}
