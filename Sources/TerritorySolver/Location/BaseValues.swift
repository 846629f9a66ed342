/// Lagrangian multipliers, as prices of municipalities, and what further rows add to the costs of certain bases.
struct Prices {
  /// For each municipality what it is worth to have it in a territory, in the unit of costs.
  var worth: [Double]
  /// For some bases, what having each municipality costs besides, at most zero in sum for plans that
  /// keep the rows that it comes from.
  var extra: [Int: [Double]] = [:]
}

/// The least that territories come to at given prices: Lagrangian relaxation of "each municipality
/// belongs to exactly one territory", with a pricing subproblem for each base and staff.
///
/// v_js = least Σ_m (cost_mj − worth_m) x_m with x_j = 1, 0 ≤ x ≤ 1 and a load that staff s may have: a
/// fractional knapsack (Dantzig 1957), filled by costs for each client. For any prices, no plan that opens
/// base j with staff s_j for each j of a set costs less than Σ worth + Σ v_{j,s_j}.
struct BaseValues {
  let problem: LocationProblem
  let prices: Prices
  /// Σ worth.
  let worth: Double
  /// v_js by place of the base in the problem's bases, then staff; infinite where there is none.
  let values: [Double]
}

extension BaseValues {
  init(_ problem: LocationProblem, _ prices: Prices) {
    self.problem = problem
    self.prices = prices
    worth = prices.worth.reduce(0, +)
    values = problem.bases.flatMap { base -> [Double] in
      let filling = FractionalKnapsack(problem, base, prices)
      return problem.staffs.map { filling.value($0) }
    }
  }

  /// The same where nothing else can be a base.
  func only(_ places: [Int]) -> BaseValues {
    let staffs = problem.staffs.count
    return BaseValues(
      problem: problem, prices: prices, worth: worth,
      values: values.indices.map { places.contains($0 / staffs) ? values[$0] : .infinity })
  }

  /// Elementary steps to find all values: a sort and a filling for each base.
  var steps: Int { problem.bases.count * problem.count * (16 + problem.staffs.count) }

  /// No plan with these bases and staff costs less.
  func bound(of set: StaffedBases) -> Double {
    set.bases.reduce(worth) { $0 + self[$1.place, $1.staff] }
  }

  subscript(place: Int, staff: Int) -> Double { values[place * problem.staffs.count + staff] }
}

/// The pricing subproblem of a base: the municipalities that it may have, in the order in which a
/// fractional knapsack takes them at given prices.
struct FractionalKnapsack {
  private let members: [(municipality: Int, cost: Double, demand: Double)]
  private let own: (municipality: Int, cost: Double, demand: Double)
  /// Of municipalities without clients.
  private let weightless: Double

  init(_ problem: LocationProblem, _ base: Int, _ prices: Prices) {
    let inside = problem.reach.members[base]
    let extra = prices.extra[base]
    let demand = problem.brief.demand
    func reduced(_ m: Int) -> Double {
      problem.cost(m, base) - prices.worth[m] + (extra?[m] ?? 0)
    }
    var weightless = 0.0
    var keyed: [(key: Double, municipality: Int, cost: Double)] = []
    keyed.reserveCapacity(problem.count)
    for m in 0..<problem.count where inside[m] && m != base {
      let cost = reduced(m)
      if demand[m] > 0 {
        keyed.append((cost / demand[m], m, cost))
      } else {
        weightless += min(0, cost)
      }
    }
    keyed.sort { ($0.key, $0.municipality) < ($1.key, $1.municipality) }
    members = keyed.map { ($0.municipality, $0.cost, demand[$0.municipality]) }
    own = (base, reduced(base), demand[base])
    self.weightless = weightless
  }

  func value(_ staff: LocationProblem.Staff) -> Double {
    var value = own.cost + weightless
    let fits = fill(staff) { _, cost, share in value += share * cost }
    return fits ? value : .infinity
  }

  /// The municipalities with demand that a territory takes, each with the share that it takes.
  func shares(_ staff: LocationProblem.Staff) -> [(municipality: Int, share: Double)] {
    var shares = [(own.municipality, 1.0)]
    _ = fill(staff) { municipality, _, share in shares.append((municipality, share)) }
    return shares
  }

  /// - Returns: whether the load can be one that the staff may have.
  private func fill(
    _ staff: LocationProblem.Staff, _ take: (Int, Double, Double) -> Void
  ) -> Bool {
    let most = staff.load.upperBound
    var load = own.demand
    guard load <= most else { return false }
    for member in members {
      if member.cost >= 0, load >= staff.load.lowerBound { break }
      // Whole, it would not fit beside the base.
      guard own.demand + member.demand <= most else { continue }
      let room = (member.cost < 0 ? most : staff.load.lowerBound) - load
      guard room > 0 else { break }
      let share = min(1, room / member.demand)
      load += share * member.demand
      take(member.municipality, member.cost, share)
    }
    return load >= staff.load.lowerBound * (1 - 1e-12)
  }
}
