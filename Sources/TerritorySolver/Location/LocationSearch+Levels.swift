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
    // Every plan that the problem has serves everybody, or with travel alone need serve nobody.
    func proven(_ place: Int, _ value: Double, _ selection: Selection) -> ProvenLevel {
      ProvenLevel(
        level: brief.priority[place], bound: value, ceiling: value, selection: selection,
        method: .location)
    }
    func stopped(
      in place: Int, _ bound: Double, _ before: [ProvenLevel], _ selection: Selection
    ) -> LevelsFound {
      LevelsFound(
        ending: .stopped, proven: before, stopped: (brief.priority[place], bound),
        selection: selection)
    }
    var levels = [proven(0, 0, best.selection)]
    if brief.priority.count > 1 {
      guard isProven else { return stopped(in: 1, search.bound, levels, best.selection) }
      levels.append(proven(1, search.bound, best.selection))
    }
    if brief.priority.count > 2 {
      let balanced = try search.minimiseBalance()
      guard balanced.isProven else { return stopped(in: 2, 0, levels, balanced.selection) }
      levels.append(proven(2, balanced.balance, balanced.selection))
    }
    return LevelsFound(
      ending: .proven, proven: levels, selection: levels.last!.selection,
      met: [best.selection])
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
