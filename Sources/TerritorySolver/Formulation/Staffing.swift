import TerritoryModel

/// Least and most coaches and leaders of a whole plan; one number each unless it is to be found out
/// what numbers are possible.
struct StaffTotals {
  var coaches: ClosedRange<Int>
  var leaders: ClosedRange<Int>
}

extension StaffTotals {
  init(_ team: Team) {
    coaches = team.coaches...team.coaches
    leaders = team.leaders...team.leaders
  }
}

extension GroupingModel {
  /// Constraint 4: x_jj ≤ c_j ≤ c_max·x_jj, Σ c_j = N, l_j ≤ x_jj, Σ l_j = L, and Σ x_jj is the
  /// number of territories asked for. Coaches that a given plan places are c_j = given·x_jj.
  mutating func requireStaffing() {
    require(Constraint(placedCoaches, in: team.coaches))
    require(Constraint(placedLeaders, in: team.leaders))
    for j in bases {
      let open = LinearExpression(opening[j]!)
      let staff = LinearExpression(coaches[j]!)
      let given = brief.grouping?.territories.first { $0.municipalities.contains(j) }?.coaches
      if let given { require(staff - Double(given) * open == 0) }
      if basesAreFixed { continue }
      require(open <= staff)
      require(staff <= mostCoaches * open)
      require(LinearExpression(leaders[j]!) <= open)
    }
    if basesAreFixed { return }
    require(Constraint(openedBases, in: brief.territories))
  }

  /// Σ_j c_j.
  var placedCoaches: LinearExpression { bases.sum { LinearExpression(coaches[$0]!) } }

  /// Σ_j l_j.
  var placedLeaders: LinearExpression { bases.sum { LinearExpression(leaders[$0]!) } }

  /// Σ_j x_jj.
  var openedBases: LinearExpression { bases.sum { LinearExpression(opening[$0]!) } }
}

extension Constraint {
  fileprivate init(_ sum: LinearExpression, in range: ClosedRange<Int>) {
    self.init(expression: sum, range: Double(range.lowerBound)...Double(range.upperBound))
  }
}
