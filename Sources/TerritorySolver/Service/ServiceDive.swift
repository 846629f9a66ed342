import TerritoryModel

/// Diving: coaches that are nearly whole in the relaxation's optimum are fixed, then the nearest eighth
/// of the others, until all are; the relaxation is solved, and its cuts looked for, in between.
struct ServiceDive {
  let model: ServiceModel
  let cuts: GroupCapacityCuts
  let limits: SearchLimits

  private static let nearlyWhole = 0.02

  /// The bound that a model's relaxation with cuts gives, and the staff that diving from it comes to,
  /// with the leader where the relaxation would most have one.
  ///
  /// - Parameter observe: told the bound.
  /// - Returns: nil where a limit comes before the bound; an infinite bound where no plan is possible.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  static func fromRoot(
    of model: ServiceModel, _ limits: SearchLimits, observe: (Double) -> Void
  ) throws(SolverFailure) -> (bound: Double, staff: [IntegerSolution.Territory]?)? {
    guard model.isPossible else { return (.infinity, nil) }
    let dive = ServiceDive(
      model: model, cuts: GroupCapacityCuts(model.brief, model.columns), limits: limits)
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      problem.load(model.program)
      problem.setObjective(model.objective)
      var status = problem.solveRelaxation(limits)
      if status == .optimal { status = dive.planes.tighten(&problem) }
      switch status {
      case .optimal: break
      case .infeasible: return (.infinity, nil)
      case .stopped: return nil
      case .failed: throw SolverFailure(status)
      }
      let bound = problem.relaxationValue
      observe(bound)
      guard let place = dive.placeLeader(&problem) else { return (bound, dive.staff(&problem)) }
      guard problem.resolve(limits) == .optimal else { return (bound, nil) }
      let placed = ServiceDive(
        model: model, cuts: GroupCapacityCuts(model.brief, model.columns, leaderPlaces: [place]),
        limits: limits)
      guard placed.planes.tighten(&problem) == .optimal else { return (bound, nil) }
      return (bound, placed.staff(&problem))
    }
  }

  /// Fixes the one leader where the relaxation has the most of it; nil where there is nothing to fix.
  private func placeLeader(_ problem: inout Problem) -> Int? {
    guard model.brief.placesLeader else { return nil }
    let (point, leaders) = (problem.relaxationPoint, model.columns.leaders)
    let place = model.columns.bases.max {
      (point[leaders[$0]!.index], $1) < (point[leaders[$1]!.index], $0)
    }
    for base in model.columns.bases {
      problem.bound(leaders[base]!, to: base == place ? 1...1 : 0...0)
    }
    return place
  }

  private var planes: CuttingPlanes {
    CuttingPlanes(cuts: [cuts], limits: limits)
  }

  /// Bases with the staff that diving comes to; each territory holds its base alone.
  ///
  /// - Parameters:
  ///   - problem: with its relaxation solved, and put back as it was.
  ///   - cutoff: what the relaxation has to stay below.
  /// - Returns: nil where that leads nowhere, or to a number of territories that is not allowed.
  func staff(_ problem: inout Problem, below cutoff: Double = .infinity) -> [IntegerSolution
    .Territory]?
  {
    let basis = problem.basis
    // Who works part-time where is settled behind how many there are.
    let numbers =
      model.columns.bases.map { (model.columns.coaches[$0]!, model.mostCoaches) }
      + model.partTime.flatMap { kind in
        model.columns.bases.map { (kind.coaches[$0]!, Double(kind.count)) }
      }
    defer {
      for (column, most) in numbers { problem.bound(column, to: 0...most) }
      problem.restore(basis)
      _ = problem.resolve(limits)
    }
    var fixed: Set<Int> = []
    while true {
      let point = problem.relaxationPoint
      let open = numbers.indices.filter { !fixed.contains($0) }
        .map { place in (place: place, value: point[numbers[place].0.index]) }
        .map {
          (place: $0.place, whole: $0.value.rounded(), off: abs($0.value - $0.value.rounded()))
        }
        .sorted { ($0.off, $0.place) < ($1.off, $1.place) }
      let whole = open.prefix { $0.off <= Self.nearlyWhole }
      let rest = open.dropFirst(whole.count)
      let next = rest.prefix(rest.isEmpty ? 0 : max(1, rest.count / 8))
      for choice in whole + next {
        problem.bound(numbers[choice.place].0, to: choice.whole...choice.whole)
        fixed.insert(choice.place)
      }
      if rest.isEmpty { return staff(at: point) }
      guard problem.resolve(limits) == .optimal, problem.relaxationValue < cutoff else {
        return nil
      }
      guard planes.tighten(&problem, below: cutoff, rounds: 2) == .optimal,
        problem.relaxationValue < cutoff
      else { return nil }
    }
  }

  /// With each leader where the most of one is.
  private func staff(at point: [Double]) -> [IntegerSolution.Territory]? {
    let columns = model.columns
    let bases = columns.bases.filter { point[columns.coaches[$0]!.index] > 0.5 }
    guard model.brief.territories.contains(bases.count) else { return nil }
    let leading = bases.sorted {
      let (one, other) = (point[columns.leaders[$0]!.index], point[columns.leaders[$1]!.index])
      return one == other ? $0 < $1 : one > other
    }.prefix(model.brief.team.leaders)
    func whole(_ column: LinearProgram.Variable) -> Int { Int(point[column.index].rounded()) }
    return bases.map { base in
      IntegerSolution.Territory(
        base: base,
        coaches: model.partTime.coaches(at: base, count: whole(columns.coaches[base]!), whole),
        leaders: leading.contains(base) ? 1 : 0, municipalities: [base])
    }
  }
}
