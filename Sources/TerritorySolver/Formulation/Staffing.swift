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

extension DistrictingModel {
  /// Constraint 4: x_jj ≤ c_j ≤ c_max·x_jj, Σ c_j = N, l_j ≤ x_jj, Σ l_j = L, and Σ x_jj is the
  /// number of territories asked for. Staff that a given plan places is c_j = given·x_jj and
  /// l_j = given·x_jj.
  mutating func requireStaffing() {
    require(Constraint(placedCoaches, in: team.coaches), named: "coaches_in_all")
    require(Constraint(placedLeaders, in: team.leaders), named: "leaders_in_all")
    for j in bases {
      let open = LinearExpression(opening[j]!)
      let staff = LinearExpression(coaches[j]!)
      let given = brief.grouping?.territories.first { $0.municipalities.contains(j) }
      if let given = given?.coaches {
        require(staff - Double(given) * open == 0, named: "coaches_given_\(labels[j])")
      }
      if let given = given?.leaders {
        require(
          LinearExpression(leaders[j]!) - Double(given) * open == 0,
          named: "leaders_given_\(labels[j])")
      }
      if basesAreFixed { continue }
      require(open <= staff, named: "coaches_least_\(labels[j])")
      require(staff <= mostCoaches * open, named: "coaches_most_\(labels[j])")
      require(LinearExpression(leaders[j]!) <= open, named: "leader_at_base_\(labels[j])")
    }
    if basesAreFixed { return }
    guard isPlain else { return require(Constraint(openedBases, in: brief.territories)) }
    // Not every solver reads a row that has both bounds.
    let (least, most) = (brief.territories.lowerBound, brief.territories.upperBound)
    require(openedBases >= LinearExpression(Double(least)), named: "territories_least")
    require(openedBases <= Double(most), named: "territories_most")
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

extension DistrictingModel {
  /// Constraint 3: the staff of a base serves no more than it can, Σ_m d_m y_mj ≤ κ (c_j + λ l_j);
  /// and nobody is served twice, Σ_j y_mj ≤ 1.
  mutating func requireCapacity() {
    for j in bases {
      let served = (service[j] ?? [:]).sorted { $0.key < $1.key }
        .sum { brief.demand[$0.key] * LinearExpression($0.value) }
      let staff =
        LinearExpression(coaches[j]!) + brief.leaderShare * LinearExpression(leaders[j]!)
      require(served <= brief.annualClientsPerCoach * staff, named: "capacity_\(labels[j])")
    }
    for m in 0..<brief.count {
      let shares = bases.sum { service[$0]?[m].map { LinearExpression($0) } ?? .zero }
      require(shares <= 1, named: "served_once_\(labels[m])")
    }
  }
}
