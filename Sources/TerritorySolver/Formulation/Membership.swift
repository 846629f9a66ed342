extension GroupingModel {
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
