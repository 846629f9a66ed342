import TerritoryModel

extension LocationSearch {
  /// The levels of a brief that is a location problem.
  ///
  /// - Returns: nil where it is none, or none that this method solves; another one has to answer then.
  static func levels(
    _ brief: PlanBrief, _ reach: Reach, _ limits: SearchLimits,
    _ progress: ProgressObserver? = nil
  ) throws(SolverFailure) -> LevelsFound? {
    guard let problem = LocationProblem(brief, reach) else { return nil }
    var search = LocationSearch(problem, limits, progress)
    guard let isProven = try search.minimiseTravel(), let best = search.best else { return nil }
    var selection = best.selection
    // Every plan that the problem has serves everybody, or with travel alone need serve nobody.
    var reached = [(level: brief.priority[0], bound: 0.0)]
    func found(_ ending: LexicographicSearch.Ending) -> LevelsFound {
      LevelsFound(ending: ending, selection: selection, reached: reached)
    }
    guard brief.priority.count > 1 else { return found(.proven) }
    reached.append((brief.priority[1], search.bound))
    guard isProven else { return found(.stopped) }
    guard brief.priority.count > 2 else { return found(.proven) }
    let balanced = try search.minimiseBalance()
    selection = balanced.selection
    reached.append((brief.priority[2], balanced.isProven ? balanced.balance : 0))
    return found(balanced.isProven ? .proven : .stopped)
  }

  /// The least balance of all plans with the least travel.
  private func minimiseBalance() throws(SolverFailure) -> (
    selection: Selection, balance: Double, isProven: Bool
  ) {
    var selection = best!.selection
    var balance = balance(selection)
    for (set, travel) in solved where travel <= ceiling {
      progress?(SearchProgress(level: .balance, value: balance, bound: nil))
      switch try allocation.balance(set, travel: best!.travel) {
      case .optimal(let other):
        if self.balance(other) < balance - 1e-9 * problem.brief.totalDemand {
          selection = other
          balance = self.balance(other)
        }
      case .infeasible: continue
      case .stopped: return (selection, balance, false)
      }
    }
    return (selection, balance, true)
  }

  /// Σ_j |Σ_m d_m x_mj − c_j·D̄|, clients a year.
  private func balance(_ selection: Selection) -> Double {
    selection.territories.reduce(0) { sum, territory in
      let load = territory.municipalities.reduce(0) { $0 + problem.brief.demand[$1] }
      return sum + abs(load - Double(territory.coaches) * problem.brief.meanLoad)
    }
  }
}
