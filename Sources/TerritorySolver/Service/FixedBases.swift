import TerritoryModel

/// The best plan with given bases, and with the leader at a given one of them.
///
/// With these fixed, the relaxation of travel under group capacity cuts is nearly whole. What a column's
/// other value would cost by its reduced cost above what travel may be is ruled out before a tree
/// begins, which leaves levels after travel little to search.
struct FixedBases {
  private let search: BranchAndCut
  private let model: DistrictingModel
  private let leader: Int?

  /// - Parameters:
  ///   - model: with fixed bases.
  ///   - leader: where the one leader is; nil where that is open.
  init(_ model: DistrictingModel, leader: Int?, _ search: BranchAndCut) {
    self.search = search
    self.model = model.adding(search.separators.separators)
    self.leader = leader
  }

  /// The least of a level that follows from service.
  ///
  /// - Parameters:
  ///   - ceiling: what is of use; nil for any.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func least(
    of level: Objective, below ceiling: Double?, _ effort: BaseSetPool.Effort
  ) throws(SolverFailure) -> BranchAndCut.Answer {
    guard model.isPossible else { return .infeasible }
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      if let answer = try solve(level, &problem, below: ceiling) { return answer }
      let bound = problem.relaxationValue
      let start = (problem.basis, problem.relaxationPoint, problem.reducedCosts)
      for allowance in effort == .guess ? Self.allowances : [0] {
        let most = bound * (1 + allowance)
        let found = try nearHome(&problem, level, start, atMost: most)
        guard let found else { continue }
        if allowance == 0 { return .optimal(value: bound, found.selection) }
        return .stopped(best: found, bound: bound)
      }
      if effort == .guess { return .stopped(best: nil, bound: bound) }
      if let ceiling { fixColumns(&problem, level, start.1, start.2, room: ceiling - bound) }
      if let answer = try ending(problem.resolve(search.limits)) { return answer }
      return try searchTree(
        &problem, mostBranchings: effort == .trial ? Self.fewBranchings : .max)
    }
  }

  /// The least value of a level after travel.
  ///
  /// - Parameter travel: the most that travel may be.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func minimise(
    _ level: Objective, travel ceiling: Double,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void = { _, _ in }
  ) throws(SolverFailure) -> BranchAndCut.Answer {
    guard model.isPossible else { return .infeasible }
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      if let answer = try solve(.travel, &problem, below: ceiling) { return answer }
      fixColumns(
        &problem, .travel, problem.relaxationPoint, problem.reducedCosts,
        room: ceiling - problem.relaxationValue)
      problem.setObjective(model.objective(level))
      if let answer = try ending(problem.resolve(search.limits)) { return answer }
      return try searchTree(&problem, observe)
    }
  }

  private func ending(_ status: SolveStatus) throws(SolverFailure) -> BranchAndCut.Answer? {
    switch status {
    case .optimal: nil
    case .infeasible: .infeasible
    case .stopped: .stopped(best: nil, bound: 0)
    case .failed: throw SolverFailure(status)
    }
  }

  /// Solves the relaxation of a level with cuts.
  ///
  /// - Returns: nil where there is something left below the ceiling.
  private func solve(
    _ level: Objective, _ problem: inout Problem, below ceiling: Double?
  ) throws(SolverFailure) -> BranchAndCut.Answer? {
    problem.load(model.program)
    problem.setObjective(model.objective(level))
    placeLeader(&problem)
    if let answer = try ending(problem.solveRelaxation(search.limits)) { return answer }
    let planes = CuttingPlanes(cuts: cuts, limits: search.limits)
    let most = ceiling.map { $0 + 2 * DistrictingModel.slack(of: $0) } ?? .infinity
    if let answer = try ending(planes.tighten(&problem, below: most)) { return answer }
    return problem.relaxationValue >= most ? .infeasible : nil
  }

  private func placeLeader(_ problem: inout Problem) {
    guard let leader else { return }
    for base in model.bases {
      problem.bound(model.leaders[base]!, to: base == leader ? 1...1 : 0...0)
    }
  }

  private var cuts: [GroupCapacityCuts] {
    model.capacityCuts(leaderPlaces: leader.map { [$0] })
  }

  /// Any plan with so much of a level at most, in which municipalities belong to the territory that serves most of
  /// them wherever that is possible. Service alone does not say who belongs where, so its relaxation
  /// leaves that in parts; this objective makes it nearly whole.
  ///
  /// - Parameter start: the level's relaxation: its basis, its optimum and reduced costs there.
  private func nearHome(
    _ problem: inout Problem, _ level: Objective,
    _ start: (basis: Problem.Basis, point: [Double], costs: [Double]), atMost most: Double
  ) throws(SolverFailure) -> (value: Double, selection: IntegerSolution)? {
    let objective = model.objective(level)
    let atHome = model.bases.sum { j in
      (model.memberships[j] ?? [:]).sorted { $0.key < $1.key }.sum { m, member in
        let share = model.service[j]?[m].map { start.point[$0.index] } ?? 0
        return -model.brief.demand[m] * share * LinearExpression(member)
      }
    }
    defer {
      problem.restore(start.basis)
      for (index, column) in model.program.columns.enumerated() {
        problem.bound(LinearProgram.Variable(index: index), to: column.lower...column.upper)
      }
      placeLeader(&problem)
      problem.setObjective(objective)
    }
    let room = most - objective.value(at: start.point)
    fixColumns(&problem, level, start.point, start.costs, room: room)
    problem.add((objective <= most + DistrictingModel.slack(of: most)).row)
    problem.setObjective(atHome)
    guard problem.resolve(search.limits) == .optimal else { return nil }
    let answer = try searchTree(
      &problem, anyPoint: true, mostBranchings: Self.mostBranchings)
    guard case .optimal(_, let found) = answer else { return nil }
    return (objective.value(at: problem.integerPoint), found)
  }

  /// By how much more travel than the relaxation's a guess may have, one tried after the other.
  private static let allowances = [0, 0.003, 0.02, 0.1]
  private static let mostBranchings = 60
  private static let fewBranchings = 300

  /// Reduced-cost fixing: a column at a bound with reduced cost q can leave it by no more than room/|q|
  /// without the level getting above the relaxation's optimum by more than the room.
  private func fixColumns(
    _ problem: inout Problem, _ level: Objective, _ point: [Double], _ costs: [Double], room: Double
  ) {
    // Not negative: two slacks above the ceiling solve(_:_:below:) found nothing left.
    let room = room + 2 * DistrictingModel.slack(of: model.objective(level).value(at: point))
    let placed = Set(leader == nil ? [] : model.leaders.values.map(\.index))
    for (index, column) in model.program.columns.enumerated() where !placed.contains(index) {
      // A reduced cost is right to GLPK's tolerance only.
      let least = abs(costs[index]) - 1e-6
      guard least > 0 else { continue }
      var most = room / least + 1e-9
      if column.isInteger { most = (most + 1e-6).rounded(.down) }
      guard most < column.upper - column.lower else { continue }
      let variable = LinearProgram.Variable(index: index)
      if costs[index] > 0, point[index] <= column.lower + 1e-9 {
        problem.bound(variable, to: column.lower...(column.lower + most))
      } else if costs[index] < 0, point[index] >= column.upper - 1e-9 {
        problem.bound(variable, to: (column.upper - most)...column.upper)
      }
    }
  }

  private func searchTree(
    _ problem: inout Problem, anyPoint: Bool = false, mostBranchings: Int = .max,
    _ observe: @escaping (_ best: Double?, _ bound: Double) -> Void = { _, _ in }
  ) throws(SolverFailure) -> BranchAndCut.Answer {
    let lazyRows = LazyRows(problem.lazyRows)
    // No level can be below zero.
    let floor = anyPoint ? -.infinity : max(0, problem.relaxationValue)
    let cuts = cuts
    var rounds: (node: Int32, count: Int) = (0, 0)
    let tree = TreeSearch(
      limits: search.limits.proving, target: anyPoint ? .infinity : floor + 1e-7,
      mostInAll: mostBranchings,
      separate: { subproblem in
        if search.addRows(lazyRows, [model], subproblem) { return nil }
        if subproblem.node != rounds.node { rounds = (subproblem.node, 0) }
        rounds.count += 1
        if rounds.count <= Self.roundsOfNode {
          for kind in cuts { _ = kind.add(to: subproblem, search.limits) }
        }
        return nil
      },
      branch: { search.branch([model], $0) }, observe: { observe($0, max(floor, $1)) })
    return try BranchAndCut.answer(of: tree, &problem, model, floor: floor)
  }

  private static let roundsOfNode = 2
}
