/// Divisions of a region into whole territories, told one by one.
extension SetPartitioning {
  /// Of more columns than this an integer programme takes long to choose a division. More than for a
  /// level, since the larger of two sums leaves it little to search.
  private static let mostColumnsOfDivisions = 10_000
  /// Where more divisions than this are as good, they are not told apart one by one.
  private static let mostDivisions = 40

  /// Tells of the divisions into territories, each once and the least first, by the least help with them
  /// as far as that can be told by territories, and what waits.
  ///
  /// - Parameters:
  ///   - staff: what idle staff can do.
  ///   - most: the most that a division of use has.
  ///   - visit: is told the territories; returns the most that a further division of use has.
  /// - Returns: what divisions that were not told have at least; infinite where all of use were told.
  func visitDivisions(
    _ staff: IdleStaff, most: Double,
    _ visit: ([MunicipalitySet]) throws(SolverFailure) -> Double
  ) throws(SolverFailure) -> Double {
    guard let relaxation = relaxation(of: [{ $1.value($0, of: .waiting) }]) else { return 0 }
    let bound = relaxation.bound
    let rounding = max(1e-7, 1e-9 * abs(bound))
    var (most, least) = (most, bound)
    // A division with a column of a greater reduced cost is above the bound by more than the gap.
    var gap = rounding
    var told: [Set<Int32>] = []
    while true {
      gap = min(gap, most - bound)
      let all = columns.indices.filter { relaxation.reducedCosts[$0] <= gap + rounding }
      guard let near = near(all.map { columns[$0] }, staff, bound, gap: gap + rounding) else {
        return least
      }
      search: while true {
        switch choice(IdleStaff.parts, among: near, but: told) {
        case .undecided: return least
        case .infeasible: break search
        case .optimal(let plan):
          let value = IdleStaff.parts.map { part in
            plan.reduce(0) { $0 + part($1, values) }
          }.max()!
          guard value <= min(most, bound + gap) + rounding else { break search }
          guard told.count < Self.mostDivisions else { return max(least, value - rounding) }
          told.append(Set(plan.map(\.set)))
          most = min(most, try visit(plan.map { values.sets[Int($0.set)].members }))
        }
      }
      least = bound + gap
      if most <= least + rounding { return .infinity }
      // That each column alone is within the gap does not say so of each division.
      gap = all.count == columns.count ? most - bound : max(4 * gap, 1e-4 * abs(bound))
    }
  }

  /// Those of some columns that a division may have whose help is above a bound by no more than a gap;
  /// nil where they are too many, or a limit came first.
  private func near(
    _ some: [TerritoryColumn], _ staff: IdleStaff, _ bound: Double, gap: Double
  ) -> [TerritoryColumn]? {
    var near = staff.parted(some, among: some, gap: gap)
    while near.count > Self.mostColumnsOfDivisions {
      let part = restricted(to: near, best: staff.parted(best, among: near, gap: gap))
      guard let relaxation = part.relaxation(of: IdleStaff.parts) else { return nil }
      let room = bound + gap - relaxation.bound
      let left = near.indices.filter { relaxation.reducedCosts[$0] <= room }.map { near[$0] }
      guard left.count < near.count else { return nil }
      near = staff.parted(left, among: left, gap: gap)
    }
    return near
  }
}
