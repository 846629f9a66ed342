import TerritoryModel

/// The integer programme that is left once bases and staff stand: every municipality to one of them.
///
/// Costs are written as what a municipality costs more than with its cheapest base, and scaled, so
/// that numbers of any size are solved alike.
struct AllocationProgram {
  struct Member {
    let municipality: Int
    /// Position in ``bases``.
    let place: Int
    let variable: LinearProgram.Variable
    let cost: Double
  }

  let problem: LocationProblem
  let set: StaffedBases
  /// The municipalities that are bases, ascending.
  let bases: [Int]
  let loads: [ClosedRange<Double>]
  private(set) var members: [Member] = []
  /// By place of the base, then municipality.
  private(set) var variables: [[LinearProgram.Variable?]]
  var program = LinearProgram()
  /// By municipality: the least that it can cost; nothing for bases.
  private(set) var cheapest: [Double]
  private(set) var isPossible = true
  /// Client-kilometres of a unit of the objective.
  let scale: Double
  /// Municipalities of the programme's first rows, in their order: Σ_j x_mj = 1.
  private(set) var assigned: [Int] = []
  /// The row of the first base's load; the others follow.
  private(set) var firstLoadRow = 0

  init(_ problem: LocationProblem, _ set: StaffedBases) {
    self.problem = problem
    self.set = set
    let bases = set.bases.map { problem.bases[$0.place] }
    self.bases = bases
    loads = set.bases.map { problem.staffs[$0.staff].load }
    variables = Array(
      repeating: Array(repeating: nil, count: problem.count), count: bases.count)
    cheapest = Array(repeating: 0, count: problem.count)
    var costs: [(municipality: Int, places: [Int])] = []
    for m in 0..<problem.count where !bases.contains(m) {
      let places = bases.indices.filter { problem.reach.members[bases[$0]][m] }
      cheapest[m] = places.map { problem.cost(m, bases[$0]) }.min() ?? 0
      costs.append((m, places))
    }
    let total = cheapest.reduce(0, +)
    scale = total > 0 ? total / 1000 : 1
    for (m, places) in costs { add(m, places) }
    requireLoads()
    requireRelations()
  }

  private mutating func add(_ m: Int, _ places: [Int]) {
    var row = LinearExpression.zero
    for place in places {
      let variable = program.addColumn("member_\(m)_\(bases[place])", 0...1, isInteger: true)
      let cost = (problem.cost(m, bases[place]) - cheapest[m]) / scale
      variables[place][m] = variable
      members.append(Member(municipality: m, place: place, variable: variable, cost: cost))
      row += LinearExpression(variable)
    }
    require(row == 1)
    assigned.append(m)
  }

  private mutating func requireLoads() {
    firstLoadRow = program.rows.count
    let demand = problem.brief.demand
    let unit = loadUnit
    for (place, load) in loads.enumerated() {
      let sum = (0..<problem.count).sum { m in (demand[m] / unit) * belongs(m, place) }
      let range = load.lowerBound / unit...load.upperBound / unit
      require(Constraint(expression: sum, range: range))
    }
  }

  /// Clients a year of a unit of the rows of loads.
  var loadUnit: Double { max(problem.brief.totalDemand, 1e-300) / 1000 }

  /// Together and apart.
  private mutating func requireRelations() {
    let asked = problem.brief.asked
    for group in asked.together + asked.territories {
      for (first, second) in zip(group, group.dropFirst()) {
        for place in bases.indices {
          require(belongs(first, place) - belongs(second, place) == 0)
        }
      }
    }
    for group in asked.apart {
      for place in bases.indices { require(group.sum { belongs($0, place) } <= 1) }
    }
  }

  private mutating func require(_ constraint: Constraint) {
    // A row without columns is not added, so rows are counted by those that are.
    if !program.require(constraint) { isPossible = false }
  }

  /// x_mj, with the bases' own membership known.
  func belongs(_ m: Int, _ place: Int) -> LinearExpression {
    if m == bases[place] { return LinearExpression(1) }
    return variables[place][m].map { LinearExpression($0) } ?? .zero
  }

  /// The row of a separator; nil where it is of another base or says nothing here.
  func constraint(_ separator: Separator) -> Constraint? {
    guard let place = bases.firstIndex(of: separator.base),
      let member = variables[place][separator.municipality]
    else { return nil }
    return LinearExpression(member) <= separator.between.sum { belongs($0, place) }
  }

  /// What is minimised: client-kilometres above the cheapest, scaled.
  var travel: LinearExpression {
    members.sum { $0.cost * LinearExpression($0.variable) }
  }

  /// The membership of a point, by base.
  func membership(_ value: (LinearProgram.Variable) -> Double) -> [Int: [Double]] {
    var membership: [Int: [Double]] = [:]
    for (place, base) in bases.enumerated() {
      var row = Array(repeating: 0.0, count: problem.count)
      row[base] = 1
      for (m, variable) in variables[place].enumerated() {
        if let variable { row[m] = value(variable) }
      }
      membership[base] = row
    }
    return membership
  }

  /// The territories of a whole-number membership.
  func selection(_ membership: [Int: [Double]]) -> IntegerSolution {
    selection(bases.map { base in (0..<problem.count).filter { membership[base]![$0] > 0.5 } })
  }

  /// - Parameter territories: the municipalities of each base.
  func selection(_ territories: [[Int]]) -> IntegerSolution {
    IntegerSolution(
      territories: bases.indices.map { place in
        let staff = problem.staffs[set.bases[place].staff]
        return IntegerSolution.Territory(
          base: bases[place], coaches: Coaches(fullTime: staff.coaches), leaders: staff.leaders,
          municipalities: territories[place])
      })
  }

  /// Travel as the objective counts it.
  func scaled(travel: Double) -> Double { (travel - cheapest.reduce(0, +)) / scale }

  /// Whether some municipalities have to be together or apart.
  var hasRelations: Bool {
    !problem.brief.asked.families.isDisjoint(with: [.groups, .apart])
  }

  /// Rows that forbid territories whose loads miss their limits by so little that the solver takes
  /// them for kept: not all of a load that is too large, or something else beside one too small.
  func missedLoads(_ selection: IntegerSolution, _ exact: ExactLoads) -> [Constraint] {
    selection.territories.enumerated().compactMap { place, territory in
      let inside = Set(territory.municipalities)
      switch exact.miss(of: territory.municipalities, coaches: territory.coaches) {
      case .none: return nil
      case .above:
        return inside.sorted().sum { belongs($0, place) } <= Double(inside.count - 1)
      case .below:
        let others = (0..<problem.count).filter { !inside.contains($0) }
        return others.sum { belongs($0, place) } >= LinearExpression(1)
      }
    }
  }
}

/// A lower bound on the travel of plans with certain bases, computed anew from prices of the rows.
///
/// For any y that has the sign that its row allows, Σ_i y_i b_i + Σ_k min(0, c_k − Σ_i y_i a_ik) is a
/// bound, whatever the rounding of the solver that y comes from.
struct AllocationBound {
  private let allocation: AllocationProgram
  /// Client-kilometres.
  let value: Double
  /// c_k − Σ_i y_i a_ik of each column, scaled.
  private let reduced: [Double]
  /// y by row.
  private let duals: [Double]
  private let cuts: [Separator]

  /// - Parameter cuts: separators whose rows were added to the programme's own, in their order.
  init(_ allocation: AllocationProgram, _ cuts: [Separator], duals: [Double]) {
    self.allocation = allocation
    self.cuts = cuts
    // relax(_:_:upTo:) adds only separators that have a row here.
    let added = cuts.map { allocation.constraint($0)!.row }
    var reduced = Array(repeating: 0.0, count: allocation.program.columns.count)
    for member in allocation.members { reduced[member.variable.index] = member.cost }
    var sum = 0.0
    var valid: [Double] = []
    for (row, dual) in zip(allocation.program.rows + added, duals) {
      let bound = dual > 0 ? row.lower : row.upper
      let price = bound.isFinite ? dual : 0
      valid.append(price)
      guard price != 0 else { continue }
      sum += price * bound
      for term in row.terms { reduced[term.variable.index] -= price * term.coefficient }
    }
    for member in allocation.members { sum += min(0, reduced[member.variable.index]) }
    self.reduced = reduced
    self.duals = valid
    value = allocation.cheapest.reduce(0, +) + allocation.scale * sum
  }

  /// Columns whose other value would cost more than a ceiling.
  func decided(upTo ceiling: Double) -> [(variable: LinearProgram.Variable, value: Double)] {
    let room = (ceiling - value) / allocation.scale
    return allocation.members.compactMap { member in
      let cost = reduced[member.variable.index]
      guard abs(cost) > room * (1 + 1e-9) + 1e-9 else { return nil }
      return (member.variable, cost > 0 ? 0 : 1)
    }
  }

  /// The same prices for other sets of bases.
  func prices(_ known: Prices) -> Prices {
    var prices = known
    prices.extra = [:]
    for (row, m) in allocation.assigned.enumerated() {
      let isWeightless = allocation.problem.brief.demand[m] == 0
      prices.worth[m] =
        isWeightless ? 0 : allocation.cheapest[m] + allocation.scale * duals[row]
    }
    let first = allocation.program.rows.count
    for (separator, dual) in zip(cuts, duals[first...]) where dual < 0 {
      // All that part the two, also those that are bases here: with other bases they are none.
      var extra =
        prices.extra[separator.base] ?? Array(repeating: 0, count: allocation.problem.count)
      extra[separator.municipality] -= allocation.scale * dual
      for m in separator.between { extra[m] += allocation.scale * dual }
      prices.extra[separator.base] = extra
    }
    return prices
  }
}
