import TerritoryModel

extension DistrictingModel {
  /// Where no level measures the way from a base, a territory may as well have another of its
  /// members as base, if that one reaches all that the base reaches; the search would visit each of
  /// them. So the first one is asked for: if i comes before j, reaches all that j does and is in j's
  /// territory, then some member can't belong to i, x_ij ≤ Σ_{k not for i} x_kj.
  ///
  /// - Parameter servesOutside: whether it matters whom i reaches besides its territory. Without help
  ///   its staff serves members only, and balance, partners and change ask for no service at all.
  mutating func requireFirstBase(servesOutside: Bool) {
    let reached = (0..<brief.count).map { base in
      Set((0..<brief.count).filter { brief.isWithinReach($0, of: base) })
    }
    // The one that reaches more comes first where that counts, so that the order runs in no circle.
    let order = bases.sorted {
      let (one, other) = servesOutside ? (reached[$0].count, reached[$1].count) : (0, 0)
      return (other, brief.demand[$1], $0) < (one, brief.demand[$0], $1)
    }
    for (place, j) in order.enumerated() {
      for i in order[..<place] where !servesOutside || reached[i].isSuperset(of: reached[j]) {
        guard let member = memberships[j]?[i] else { continue }
        let notForFirst = (0..<brief.count).filter { reach.members[j][$0] && !reach.members[i][$0] }
        require(LinearExpression(member) <= notForFirst.sum { belongs($0, to: j) ?? .zero })
      }
    }
  }
}

extension PlanBrief {
  /// Whether bases may be exchanged within their territories: nobody asks for a certain one, and no
  /// level measures the way from them.
  func basesAreFree(for levels: [Objective]) -> Bool {
    grouping == nil && !levels.contains(where: \.dependsOnBase) && !asksForService
      && asked.bases.isEmpty
  }
}
