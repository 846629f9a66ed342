import TerritoryModel

extension TravelBound {
  /// The best bound that prices give, by column generation: a linear programme over the territories
  /// found so far (``TerritoryMaster``) says what prices to try, and territories that are cheap at
  /// these join it.
  ///
  /// Prices are tried near the best ones so far, since those of a programme with few territories jump
  /// about.
  ///
  /// - Parameters:
  ///   - plan: its territories are the first, so that there is a solution from the beginning.
  ///   - start: prices to begin near, and more territories.
  ///   - rounds: programmes to solve at most.
  ///   - observe: told every better bound.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func byColumns(
    from plan: Plan, _ start: Start, rounds: Int, limits: SearchLimits,
    observe: (Double) -> Void = { _ in }
  ) throws(SolverFailure) -> Double {
    let travel = plan.value(of: .travel, for: brief)
    let master = TerritoryMaster(brief, waiting: waiting, remote: remote)
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      problem.load(master.program)
      for territory in plan.territories.map({ PricedTerritory($0) }) + start.territories {
        problem.addColumn(cost: master.travel(territory), master.entries(territory))
      }
      var (center, best) = (start.prices, start.bound)
      for _ in 0..<rounds {
        switch problem.resolveWithNewColumns(limits) {
        case .optimal: break
        case .stopped: return best
        case .infeasible: throw SolverFailure(.infeasible)
        case .failed(let code, let status): throw SolverFailure(.failed(code: code, status: status))
        }
        let most = problem.relaxationValue
        let duals = problem.rowPrices
        let prices = master.prices(duals)
        var isNew = false
        for share in [Self.centerShare, 0] where !isNew && !limits.isReached {
          let tried = prices.mixed(with: center, share: share)
          let answer = answer(at: tried, limits)
          if answer.bound > best {
            (center, best) = (tried, answer.bound)
            observe(best)
          }
          for territory in answer.territories
          where master.reducedCost(territory, duals) < -1e-7 * max(1, most) {
            problem.addColumn(cost: master.travel(territory), master.entries(territory))
            isNew = true
          }
        }
        let isEnough = limits.gap > 0 && limits.isGoodEnough(travel, bound: best)
        if !isNew || isEnough || most - best <= Self.enough * abs(most) { break }
      }
      return best
    }
  }

  /// The part of the best prices so far in those that are tried.
  private static let centerShare = 0.7
  /// The bound can't exceed the programme's value, so it is as good as found this near to it.
  private static let enough = 5e-4
}
