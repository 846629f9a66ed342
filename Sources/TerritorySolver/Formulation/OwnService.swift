import TerritoryModel

/// Constraint 6b: the territory of a municipality serves at least as much of it as any other does,
/// x_mj = 1 → y_mj ≥ y_mk for every k.
///
/// With whole x, Σ_j min(x_mj, y_mj) is what m's own territory serves of it, so y_mk ≤ Σ_j min(x_mj,
/// y_mj) says the same. As rows that is y_mk ≤ Σ_{j ∈ S} x_mj + Σ_{j ∉ S} y_mj for every set S of
/// bases; the most broken one has S = {j : x_mj < y_mj}, so a point's broken rows are found at once.
extension DistrictingModel {
  /// Municipalities that the rule is about: given territories are scored as they are, and shared
  /// municipalities have no territory of their own.
  var askForOwnService: [Int] {
    guard brief.membership == .served, brief.neighbourHelp, brief.grouping == nil else { return [] }
    return (0..<brief.count).filter {
      brief.demand[$0] > 0 && !brief.shared.contains($0) && !reach.outside.contains($0)
    }
  }

  /// The rows of the rule that a point breaks; where m belongs to several bases in parts, only those
  /// that are broken by so much that they are worth it.
  func brokenOwnService(_ value: (LinearProgram.Variable) -> Double) -> [Constraint] {
    guard !service.isEmpty else { return [] }
    return askForOwnService.compactMap { m in
      var own = 0.0
      var isWhole = true
      var most: (share: Double, base: Int)?
      for j in bases {
        let member = member(m, of: j).map { min(max(0, value($0)), 1) }
        if let member, min(member, 1 - member) > 1e-6 { isWhole = false }
        guard let share = service[j]?[m].map(value) else { continue }
        if share > most?.share ?? 0 { most = (share, j) }
        if let member { own += min(member, share) }
      }
      guard let most, most.share > own + (isWhole ? 1e-6 : Self.worthwhile) else { return nil }
      let bound = bases.sum { j in
        guard let share = service[j]?[m], let member = member(m, of: j) else { return .zero }
        return LinearExpression(
          j == most.base || value(member) < value(share) ? member : share)
      }
      return LinearExpression(service[most.base]![m]!) <= bound
    }
  }

  /// Of a municipality's clients.
  private static let worthwhile = 0.05

  /// The rule to the letter, by a column for what m's own territory serves of it:
  /// y_mk ≤ own_m, own_m ≤ y_mj + 1 − x_mj.
  mutating func requireOwnService() {
    for m in askForOwnService where bases.contains(where: { service[$0]?[m] != nil }) {
      let own = LinearExpression(program.addColumn("own_\(labels[m])", 0...1))
      for j in bases {
        guard let share = service[j]?[m].map({ LinearExpression($0) }) else { continue }
        require(share <= own, named: "most_is_own_\(labels[m])_\(labels[j])")
        guard let member = belongs(m, to: j) else { continue }
        require(
          own + member - share <= 1, named: "own_serves_\(labels[m])_\(labels[j])")
      }
    }
  }

  /// x_mj as a column; nil where m can't belong to j, or where territories are given.
  private func member(_ m: Int, of j: Int) -> LinearProgram.Variable? {
    m == j ? opening[j] : memberships[j]?[m]
  }
}

extension DistrictingModel {
  /// Constraints 1 and 2: every municipality belongs to exactly one territory, Σ_j x_mj = 1 (a
  /// shared one to none), and only to one that is open, x_mj ≤ x_jj.
  mutating func requireMembership() {
    for m in 0..<brief.count where !brief.shared.contains(m) && !reach.outside.contains(m) {
      require(
        bases.sum { belongs(m, to: $0) ?? .zero } == 1, named: "one_territory_\(labels[m])")
    }
    if basesAreFixed { return }
    for j in bases {
      for (m, member) in (memberships[j] ?? [:]).sorted(by: { $0.key < $1.key }) {
        require(
          LinearExpression(member) <= LinearExpression(opening[j]!),
          named: "member_of_open_\(labels[m])_\(labels[j])", isLazy: true)
      }
    }
  }
}
