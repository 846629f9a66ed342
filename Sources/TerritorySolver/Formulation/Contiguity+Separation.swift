import TerritoryModel

/// Finds the separators that a point breaks, and remembers them for all models of a brief.
///
/// A separator found in one level or branch holds in all others, but GLPK keeps a row that a
/// callback adds only in the branch that it was added in.
final class SeparatorPool {
  private let borders: BorderGraph
  private let reach: Reach
  private(set) var separators: [Separator] = []
  private var known: Set<Separator> = []

  /// How far a fractional point must break a row before the row is worth its cost.
  private static let worthwhile = 0.1
  /// How far any point may break a row by rounding.
  private static let rounding = 1e-6

  init(_ brief: PlanBrief, _ reach: Reach) {
    borders = brief.borders
    self.reach = reach
  }

  /// The separators that a point breaks: those in the pool, or else new ones, which join it.
  ///
  /// At a point of whole numbers every territory that is torn apart yields one at least, so an
  /// integer point that breaks none is connected.
  ///
  /// - Parameter membership: x_mj by base, then municipality, for the bases of the model.
  func broken(by membership: [Int: [Double]]) -> [Separator] {
    let isWhole = Self.isWhole(membership)
    let least = isWhole ? Self.rounding : Self.worthwhile
    let remembered = separators.filter { separator in
      guard let row = membership[separator.base] else { return false }
      let between = separator.between.reduce(0) { $0 + row[$1] }
      return row[separator.municipality] - between > least
    }
    if !remembered.isEmpty { return remembered }
    var fresh: [Separator] = []
    for (base, row) in membership.sorted(by: { $0.key < $1.key }) where row[base] > Self.rounding {
      fresh += isWhole ? tornParts(base, row) : minimumCuts(base, row)
    }
    return fresh.filter { separator in
      guard known.insert(separator).inserted else { return false }
      separators.append(separator)
      return true
    }
  }

  /// Whether every municipality belongs to one base or another, none to two in part.
  static func isWhole(_ membership: [Int: [Double]]) -> Bool {
    membership.values.allSatisfy { row in
      row.allSatisfy { $0 < rounding || $0 > 1 - rounding }
    }
  }

  /// Around each part of a territory that does not hang together with its base: the boundary of what
  /// hangs together as seen from the part, and the boundary of the part as seen from the base.
  private func tornParts(_ base: Int, _ row: [Double]) -> [Separator] {
    let inside = reach.members[base]
    let chosen = row.map { $0 > 0.5 }
    let core = borders.component(of: base, within: chosen)
    var separators: [Separator] = []
    let coreBoundary = both(borders.boundary(of: core), inside)
    for municipality in 0..<row.count where chosen[municipality] && !core[municipality] {
      let part = borders.component(of: municipality, within: chosen)
      let far = borders.component(of: municipality, within: without(inside, coreBoundary))
      separators.append(
        separator(municipality, base, both(borders.boundary(of: far), coreBoundary)))
      let partBoundary = both(borders.boundary(of: part), inside)
      let near = borders.component(of: base, within: without(inside, partBoundary))
      separators.append(
        separator(municipality, base, both(borders.boundary(of: near), partBoundary)))
    }
    return separators
  }

  /// For each municipality that belongs to the base by a quarter or more, the cheapest set between
  /// the two by a maximum flow through the municipalities' shares.
  private func minimumCuts(_ base: Int, _ row: [Double]) -> [Separator] {
    let inside = reach.members[base]
    // Where a way leads through members of almost a whole share, no set between is cheaper.
    let sure = borders.component(of: base, within: row.map { $0 > 1 - Self.worthwhile })
    return row.indices.compactMap { municipality in
      guard municipality != base, row[municipality] > 0.25, !sure[municipality],
        !borders.borders(municipality, base),
        let between = VertexCut(borders, within: inside, capacity: row)
          .between(base, municipality, below: row[municipality] - Self.worthwhile)
      else { return nil }
      return Separator(municipality: municipality, base: base, between: between)
    }
  }

  private func separator(_ municipality: Int, _ base: Int, _ set: [Bool]) -> Separator {
    Separator(municipality: municipality, base: base, between: set.indices.filter { set[$0] })
  }

  private func both(_ left: [Bool], _ right: [Bool]) -> [Bool] {
    zip(left, right).map { $0 && $1 }
  }

  private func without(_ set: [Bool], _ removed: [Bool]) -> [Bool] {
    zip(set, removed).map { $0 && !$1 }
  }
}
