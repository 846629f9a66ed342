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
/// knapsack, fractional or, as far as some branchings come, whole. For any prices, no plan that opens base
/// j with staff s_j for each j of a set costs less than Σ worth + Σ v_{j,s_j}.
struct BaseValues {
  let problem: LocationProblem
  let prices: Prices
  /// Σ worth.
  let worth: Double
  /// v_js by place of the base in the problem's bases, then staff; infinite where there is none.
  let values: [Double]
  /// Elementary steps that it took to find them.
  let steps: Int
}

extension BaseValues {
  /// - Parameter branchings: how many each knapsack may take; where loads have little room, territories
  ///   that split no municipality cost a good deal more.
  init(_ problem: LocationProblem, _ prices: Prices, branchings: Int) {
    self.problem = problem
    self.prices = prices
    worth = prices.worth.reduce(0, +)
    var steps = 0
    values = problem.bases.flatMap { base -> [Double] in
      let knapsack = Knapsack(problem, base, prices)
      steps += problem.count * 16
      return problem.staffs.map {
        let filling = knapsack.filling($0, branchings: branchings)
        steps += filling.branchings * problem.count
        return filling.value
      }
    }
    self.steps = steps
  }

  /// The same where nothing else can be a base.
  func only(_ places: [Int]) -> BaseValues {
    let staffs = problem.staffs.count
    return BaseValues(
      problem: problem, prices: prices, worth: worth,
      values: values.indices.map { places.contains($0 / staffs) ? values[$0] : .infinity },
      steps: 0)
  }

  /// No plan with these bases and staff costs less.
  func bound(of set: StaffedBases) -> Double {
    set.bases.reduce(worth) { $0 + self[$1.place, $1.staff] }
  }

  subscript(place: Int, staff: Int) -> Double { values[place * problem.staffs.count + staff] }
}

/// The pricing subproblem of a base: which municipalities a territory takes at given prices, so that its
/// load is one that staff may have. A fractional knapsack (Dantzig 1957), filled by costs for each client,
/// whose one split municipality is branched on, the least bound first.
struct Knapsack {
  private let members: [(municipality: Int, cost: Double, demand: Double)]
  private let own: (municipality: Int, cost: Double, demand: Double)
  /// Of municipalities without clients.
  private let weightless: Double

  /// What a territory takes.
  struct Filling {
    /// No territory costs less; infinite where there is none.
    let value: Double
    /// The municipalities with demand that it takes, each with the share.
    var shares: [(municipality: Int, share: Double)] = []
    let branchings: Int
  }

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

  /// Members of which some are decided, with the cheapest filling.
  private struct Node {
    /// By place in the members: whether it is taken whole or not at all; nil where that is open.
    var decided: [Bool?]
    var value = 0.0
    var shares: [(place: Int, share: Double)] = []
    /// The place of the member that is split; nil where none is.
    var split: Int?
  }

  /// The cheapest territory, as far as the branchings come: no territory costs less than its value.
  func filling(_ staff: LocationProblem.Staff, branchings most: Int) -> Filling {
    var open = [Node(decided: Array(repeating: nil, count: members.count))]
      .compactMap { fill($0, staff) }
    var branchings = 0
    while let place = open.indices.min(by: { open[$0].value < open[$1].value }) {
      let node = open[place]
      guard let split = node.split, branchings < most else {
        let taken = node.shares.map { (members[$0.place].municipality, $0.share) }
        return Filling(
          value: node.value, shares: [(own.municipality, 1)] + taken, branchings: branchings)
      }
      branchings += 1
      open.remove(at: place)
      for whole in [true, false] {
        var next = node
        next.decided[split] = whole
        if let filled = fill(next, staff) { open.append(filled) }
      }
    }
    return Filling(value: .infinity, branchings: branchings)
  }

  /// - Returns: nil where the load can be none that the staff may have.
  private func fill(_ node: Node, _ staff: LocationProblem.Staff) -> Node? {
    var node = node
    let most = staff.load.upperBound
    var load = own.demand
    node.value = own.cost + weightless
    node.shares = []
    node.split = nil
    for (place, member) in members.enumerated() where node.decided[place] == true {
      load += member.demand
      node.value += member.cost
      node.shares.append((place, 1))
    }
    guard load <= most else { return nil }
    let least = load
    for (place, member) in members.enumerated() where node.decided[place] == nil {
      if member.cost >= 0, load >= staff.load.lowerBound { break }
      // Whole, it would not fit beside those that are taken.
      guard least + member.demand <= most else { continue }
      let room = (member.cost < 0 ? most : staff.load.lowerBound) - load
      guard room > 0 else { break }
      let share = min(1, room / member.demand)
      load += share * member.demand
      node.value += share * member.cost
      node.shares.append((place, share))
      if share < 1 { node.split = place }
    }
    return load >= staff.load.lowerBound * (1 - 1e-12) ? node : nil
  }
}
