import TerritoryModel

/// The plans that a search comes upon, wherever it does: starting points, sets of bases, plans of other
/// methods. None of them may be better than what is proven.
final class SolutionPool {
  private(set) var plans: [IntegerSolution] = []
  private var seen: Set<IntegerSolution> = []

  /// More than so many are not kept: scoring each takes a linear programme for each level.
  private static let most = 60

  func note(_ plan: IntegerSolution?) {
    guard let plan, plans.count < Self.most, seen.insert(plan).inserted else { return }
    plans.append(plan)
  }
}

extension LevelsFound {
  /// What is wrong with the proof: a plan that the search met is better than it allows; nil where none
  /// is.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func contradiction(in brief: PlanBrief) throws(SolverFailure) -> String? {
    for plan in met {
      if let better = try level(betteredBy: plan, brief) {
        return
          "\(better.level.objective.rawValue) is said to be \(better.bound) at least, but a plan"
          + " was met that has \(better.value)"
      }
    }
    return nil
  }

  /// The first level of which a plan has less than its bound, while it is as good as the best one in
  /// the levels before.
  private func level(
    betteredBy plan: IntegerSolution, _ brief: PlanBrief
  ) throws(SolverFailure) -> (level: Level, bound: Double, value: Double)? {
    var ceilings: [Objective: Double] = [:]
    for (place, stage) in reached.enumerated() {
      let (level, bound) = (stage.level, stage.bound)
      let scored = try ServiceAssignment.plan(plan, for: brief, ceilings: ceilings)
      let value = scored.value(of: level.objective, for: brief)
      let rounding = brief.rounding(of: level.objective) + 1e-6 * abs(value)
      if value < bound - rounding { return (level, bound, value) }
      // A plan that gave away a little here is no match for those that did not.
      guard place < proven.count, value <= proven[place].ceiling * (1 + 1e-9) + 1e-9 else {
        return nil
      }
      if level.tolerance > 0 { ceilings[level.objective] = proven[place].ceiling }
    }
    return nil
  }
}

/// The whole-number part of a plan: bases, their staff, and who belongs to which.
struct IntegerSolution: Hashable {
  struct Territory: Hashable {
    let base: Int
    let coaches: Coaches
    let leaders: Int
    /// Ascending.
    let municipalities: [Int]
  }

  /// In the order of the given grouping, or else of the bases.
  let territories: [Territory]
}

extension IntegerSolution {
  /// Reads the decisions off an integer point of a model.
  init(_ point: [Double], of model: DistrictingModel) {
    func whole(_ variable: DistrictingModel.Variable) -> Int {
      Int(point[variable.index].rounded())
    }
    let open = model.bases.filter { whole(model.opening[$0]!) == 1 }
    let found = open.map { base in
      Territory(
        base: base,
        coaches: model.partTime.coaches(
          at: base, count: whole(model.coaches[base]!), whole),
        leaders: whole(model.leaders[base]!),
        municipalities: (0..<model.brief.count).filter { municipality in
          model.belongs(municipality, to: base).map { $0.value(at: point) > 0.5 } ?? false
        })
    }
    guard let grouping = model.brief.grouping else {
      territories = found
      return
    }
    territories = grouping.territories.map { given in
      // Each municipality belongs to one base, and only of its own given territory.
      found.first { given.municipalities.contains($0.base) }!
    }
  }

  /// The decisions of a plan.
  init(_ plan: Plan) {
    territories = plan.territories.map {
      Territory(
        base: $0.base, coaches: $0.coaches, leaders: $0.leaders,
        municipalities: $0.municipalities)
    }
  }

  var bases: [Int] { territories.map(\.base) }
}
