/// The Lagrangian dual: prices with a high bound, found by the subgradient method.
///
/// A municipality that the cheapest territories leave out becomes dearer to leave out, one that several
/// take becomes cheaper. Polyak steps aim at a level a little above the best bound (Brännlund 1993), which
/// comes nearer whenever the bound stays behind, so that no plan has to be known.
struct LagrangianDual {
  private let problem: LocationProblem
  private(set) var best: Prices
  private(set) var bound = -Double.infinity

  init(_ problem: LocationProblem) {
    self.problem = problem
    best = Prices(worth: Self.start(problem))
  }

  /// Nearest and second nearest of bases that lie far apart.
  private static func start(_ problem: LocationProblem) -> [Double] {
    let all = Array(0..<problem.count)
    return all.map { m in
      let costs = problem.bases.map { problem.cost(m, $0) }.sorted()
      // There is a base: see LocationProblem.branchings.
      return costs[min(costs.count - 1, costs.count / (2 * problem.territories))]
    }
  }

  /// - Parameters:
  ///   - branchings: of each knapsack.
  ///   - first: by what part of the bound steps aim above it at first.
  ///   - observe: told every better bound.
  mutating func run(
    rounds: Int, branchings: Int = 0, ambition first: Double = 0.2, _ limits: SearchLimits,
    observe: (Double) -> Void = { _ in }
  ) {
    var prices = best
    var direction = Array(repeating: 0.0, count: problem.count)
    var ambition = 0.0
    var sinceGain = 0
    for round in 0..<rounds where !limits.isReached {
      let sets = BaseSets(BaseValues(problem, prices, branchings: branchings))
      limits.spend(steps: sets.steps)
      let value = sets.bound
      guard value.isFinite, let chosen = sets.best else { return }
      if round == 0 { ambition = first * abs(value) }
      if value > bound {
        sinceGain = value > bound + 0.01 * ambition ? 0 : sinceGain + 1
        bound = value
        best = prices
        observe(bound)
      } else {
        sinceGain += 1
      }
      if sinceGain > 12 {
        ambition /= 2
        sinceGain = 0
        prices = best
        direction = Array(repeating: 0.0, count: problem.count)
        if ambition < 1e-5 * abs(bound) { return }
        continue
      }
      var missing = Array(repeating: 1.0, count: problem.count)
      for base in chosen.bases {
        let filling = Knapsack(problem, problem.bases[base.place], prices)
          .filling(problem.staffs[base.staff], branchings: branchings)
        for (m, share) in filling.shares { missing[m] -= share }
      }
      for m in 0..<problem.count where problem.brief.demand[m] == 0 { missing[m] = 0 }
      for m in 0..<problem.count { direction[m] = missing[m] + 0.5 * direction[m] }
      let length = direction.reduce(0) { $0 + $1 * $1 }
      guard length > 0 else { return }
      let step = (bound + ambition - value) / length
      for m in 0..<problem.count { prices.worth[m] += step * direction[m] }
    }
  }
}
