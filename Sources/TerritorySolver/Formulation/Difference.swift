import TerritoryModel

extension DistrictingModel {
  /// Municipalities that may keep their territory of a grouping to differ from, at most.
  private func mostKept(_ grouping: Grouping, _ difference: PlanBrief.Difference) -> Int {
    let sharedInBoth = Set(brief.shared).intersection(grouping.shared).count
    return brief.count - sharedInBoth - difference.municipalities
  }

  /// A plan differs enough from a grouping where every matching of their territories keeps few
  /// enough municipalities. There are too many matchings to write down (``tooClose(to:)`` finds the
  /// broken ones), but one row stands for all plans that open one base in each territory T:
  ///
  /// Σ_T Σ_{m ∈ T} Σ_{j ∈ T} x_mj ≤ most kept + count · Σ_T split_T, with split_T = 1 only where two
  /// bases or more lie in T.
  mutating func requireDifference() {
    guard let difference = brief.difference else { return }
    for (level, most) in difference.ceilings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      keep(level, atMost: most)
    }
    for (index, grouping) in difference.groupings.enumerated() {
      var kept = LinearExpression.zero
      for (number, territory) in grouping.territories.enumerated() {
        let inside = territory.municipalities.filter { opening[$0] != nil }
        for j in inside {
          kept += territory.municipalities.sum { belongs($0, to: j) ?? .zero }
        }
        guard inside.count > 1 else { continue }
        let split = LinearExpression(
          program.addColumn("split_\(index)_\(number)", 0...1, isInteger: true))
        require(2 * split <= inside.sum { LinearExpression(opening[$0]!) })
        kept += -Double(brief.count) * split
      }
      require(kept <= Double(mostKept(grouping, difference)))
    }
  }

  /// The rows that a whole-number point breaks by being too close to a grouping: those of the best
  /// matching, Σ_T Σ_{m ∈ T} x_{m,σ(T)} ≤ most kept.
  ///
  /// - Parameter territories: the point's municipalities by base.
  func tooClose(to territories: [(base: Int, municipalities: [Int])]) -> [Constraint] {
    guard let difference = brief.difference else { return [] }
    return difference.groupings.compactMap { grouping in
      let matching = Matching(
        grouping.territories.map(\.municipalities), territories.map(\.municipalities))
      let most = mostKept(grouping, difference)
      guard matching.kept > most else { return nil }
      let kept = zip(grouping.territories, matching.partners).map { ($0, $1) }
        .sum { territory, partner in
          guard let partner else { return .zero }
          return territory.municipalities.sum { m in
            belongs(m, to: territories[partner].base) ?? .zero
          }
        }
      return kept <= Double(most)
    }
  }
}
