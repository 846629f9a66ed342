import TerritoryModel

/// Least and most coaches and leaders of a whole plan; one number each unless it is to be found out
/// what numbers are possible.
struct StaffTotals {
  /// By their number.
  var coaches: ClosedRange<Int>
  var leaders: ClosedRange<Int>
  /// The shares of full time of those coaches who are part-time.
  var partTime: [Double] = []
}

extension StaffTotals {
  init(_ team: Team) {
    coaches = team.coaches.count...team.coaches.count
    leaders = team.leaders...team.leaders
    partTime = team.coaches.partTime
  }
}

extension DistrictingModel {
  /// Constraint 4: x_jj ≤ c_j ≤ c_max·x_jj, Σ c_j = N, l_j ≤ x_jj, Σ l_j = L, and Σ x_jj is the
  /// number of territories asked for. Staff that a given plan places is c_j = given·x_jj and
  /// l_j = given·x_jj.
  mutating func requireStaffing() {
    require(Constraint(placedCoaches, in: team.coaches), named: "coaches_in_all")
    require(Constraint(placedLeaders, in: team.leaders), named: "leaders_in_all")
    for kind in partTime {
      let placed = bases.sum { LinearExpression(kind.coaches[$0]!) }
      require(placed == Double(kind.count), named: "part_time_\(kind.label)_in_all")
    }
    for j in bases {
      let open = LinearExpression(opening[j]!)
      let staff = LinearExpression(coaches[j]!)
      let given = brief.grouping?.territories.first { $0.municipalities.contains(j) }
      if let given = given?.coaches {
        require(staff - Double(given.count) * open == 0, named: "coaches_given_\(labels[j])")
        for kind in partTime {
          let count = Double(given.partTime.count { $0 == kind.share })
          require(
            LinearExpression(kind.coaches[j]!) - count * open == 0,
            named: "part_time_\(kind.label)_given_\(labels[j])")
        }
      }
      if let given = given?.leaders {
        require(
          LinearExpression(leaders[j]!) - Double(given) * open == 0,
          named: "leaders_given_\(labels[j])")
      }
      if !partTime.isEmpty {
        let some = partTime.sum { LinearExpression($0.coaches[j]!) }
        require(some <= staff, named: "part_time_\(labels[j])")
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

  /// The coaches of j in full-time equivalents: c_j less what each part-time one lacks.
  func fullTimeEquivalents(of j: Int) -> LinearExpression {
    LinearExpression(coaches[j]!)
      - partTime.sum { (1 - $0.share) * LinearExpression($0.coaches[j]!) }
  }

  /// Σ_j l_j.
  var placedLeaders: LinearExpression { bases.sum { LinearExpression(leaders[$0]!) } }

  /// Σ_j x_jj.
  var openedBases: LinearExpression { bases.sum { LinearExpression(opening[$0]!) } }
}

/// Part-time coaches of the same share (σ_k).
struct PartTimeKind {
  let share: Double
  /// How many there are.
  let count: Int
  /// p_kj by base: how many of a base's coaches are these.
  var coaches: [Int: LinearProgram.Variable] = [:]

  /// The share in the names of rows and columns: in thousandths, or with all its digits.
  var label: String {
    let thousandths = (share * 1000).rounded()
    return share == thousandths / 1000
      ? String(Int(thousandths)) : String(share).replacing(/[^0-9]/, with: "p")
  }

  /// The kinds of some shares, the largest first.
  static func all(of shares: [Double]) -> [PartTimeKind] {
    Dictionary(grouping: shares, by: \.self).sorted { $0.key > $1.key }
      .map { PartTimeKind(share: $0.key, count: $0.value.count) }
  }
}

extension [PartTimeKind] {
  /// Columns for each kind and base.
  ///
  /// - Parameter label: what a base is called.
  mutating func addColumns(
    _ bases: [Int], _ label: (Int) -> String, to program: inout LinearProgram
  ) {
    for place in indices {
      for j in bases {
        self[place].coaches[j] = program.addColumn(
          "part_time_\(self[place].label)_\(label(j))", 0...Double(self[place].count),
          isInteger: true)
      }
    }
  }

  /// The coaches of a base at a point.
  ///
  /// - Parameters:
  ///   - count: of all kinds.
  ///   - whole: the nearest whole number of a column.
  func coaches(
    at base: Int, count: Int, _ whole: (LinearProgram.Variable) -> Int
  ) -> Coaches {
    let shares = flatMap { kind -> [Double] in
      [Double](repeating: kind.share, count: Swift.max(0, whole(kind.coaches[base]!)))
    }
    return Coaches(fullTime: Swift.max(0, count - shares.count), partTime: shares)
  }
}

extension Coaches {
  /// That these are among a base's coaches: p_kj ≥ those of each share, and the full-time ones,
  /// c_j − Σ_k p_kj.
  ///
  /// - Parameter all: c_j.
  func rows(_ all: LinearExpression, _ kinds: [PartTimeKind], at base: Int) -> [Constraint] {
    let parts = kinds.sum { LinearExpression($0.coaches[base]!) }
    let unknown = Set(partTime).subtracting(kinds.map(\.share))
    // Nobody of that share is there at all.
    guard unknown.isEmpty else { return [LinearExpression(1.0) <= .zero] }
    return [all - parts >= LinearExpression(Double(fullTime))]
      + kinds.map { kind in
        LinearExpression(kind.coaches[base]!)
          >= LinearExpression(
            Double(partTime.count(where: { $0 == kind.share })))
      }
  }
}

extension Constraint {
  fileprivate init(_ sum: LinearExpression, in range: ClosedRange<Int>) {
    self.init(expression: sum, range: Double(range.lowerBound)...Double(range.upperBound))
  }
}

extension DistrictingModel {
  /// Constraint 3: the staff of a base serves no more than it can, Σ_m d_m y_mj ≤ κ (c_j − Σ_k (1 − σ_k) p_kj + λ l_j);
  /// and nobody is served twice, Σ_j y_mj ≤ 1.
  ///
  /// - Parameters:
  ///   - prefix: of names of rows.
  ///   - away: what the staff of a base is less by, in full-time equivalents.
  mutating func requireCapacity(
    named prefix: String = "", without away: [Int: LinearExpression] = [:]
  ) {
    for j in bases {
      let served = (service[j] ?? [:]).sorted { $0.key < $1.key }
        .sum { brief.demand[$0.key] * LinearExpression($0.value) }
      let staff =
        fullTimeEquivalents(of: j) + brief.leaderShare * LinearExpression(leaders[j]!)
        - (away[j] ?? .zero)
      require(
        served <= brief.annualClientsPerCoach * staff, named: "\(prefix)capacity_\(labels[j])")
    }
    for m in 0..<brief.count {
      let shares = bases.sum { service[$0]?[m].map { LinearExpression($0) } ?? .zero }
      require(shares <= 1, named: "\(prefix)served_once_\(labels[m])")
    }
  }
}
