import TerritoryModel

/// A set of municipalities that each way from m to j inside the reach of j passes through.
///
/// If m belongs to the territory of j, some member of the set does: x_mj ≤ Σ_{k ∈ S} x_kj.
/// There are too many of them to write down, so they are added where a point breaks one.
struct Separator: Hashable {
  let municipality: Int
  let base: Int
  /// Ascending.
  let between: [Int]
}

extension GroupingModel {
  /// Constraint 6, its first rows: a member that does not border on the base has a neighbour in the
  /// territory.
  mutating func requireNeighbourInside() {
    for j in bases {
      for (m, _) in (memberships[j] ?? [:]).sorted(by: { $0.key < $1.key })
      where !brief.borders.borders(m, j) {
        if let row = constraint(
          Separator(municipality: m, base: j, between: brief.borders.neighbours[m]))
        {
          require(row, isLazy: true)
        }
      }
    }
  }

  /// The row of a separator; nil where m can't belong to j in this model.
  func constraint(_ separator: Separator) -> Constraint? {
    guard let member = memberships[separator.base]?[separator.municipality] else { return nil }
    let between = separator.between.sum { belongs($0, to: separator.base) ?? .zero }
    return LinearExpression(member) <= between
  }
}
