import TerritoryModel

/// Proves a level that follows from service, travel above all, by service first: bases, staff and
/// service are searched for without membership, and each set of bases that this comes to is solved
/// with it, and excluded.
///
/// A fractional leader lends every group of bases half a coach, so the leader's place is branched on
/// first. A place whose relaxation is above the best plan is done with; what is left of the others is
/// a tree over bases and coaches. At the end every set of bases that is left is above the best plan.
struct ServiceSearch {
  private let model: ServiceModel
  private let objective: LinearExpression
  private let cutoffColumn: LinearProgram.Variable
  private let sets: BaseSetPool
  private let limits: SearchLimits
  private let round: Round
  private let observe: (_ best: Double?, _ bound: Double) -> Void

  /// A good plan near some staff, with its value, where it may be better than the best one so far; nil
  /// where none is found.
  typealias Round = (_ staff: [IntegerSolution.Territory], _ best: Double?) -> (
    value: Double, selection: IntegerSolution
  )?

  /// Whether the search suits a brief: without help, and where single territories have limits, who
  /// belongs where decides too much.
  static func suits(_ brief: PlanBrief) -> Bool {
    let asksForDifference =
      brief.difference.map {
        !$0.groupings.isEmpty || !ServiceModel.levels.isSuperset(of: $0.ceilings.keys)
      } ?? false
    return brief.neighbourHelp && brief.grouping == nil && !asksForDifference
      && brief.team.leaders <= 1 && (0...1).contains(brief.leaderShare)
      && brief.asked.families.isSubset(of: [
        .groups, .apart, .bases, .pairs, .coaches, .placedCoaches,
      ])
  }

  init(
    _ model: ServiceModel, each sets: BaseSetPool, limits: SearchLimits,
    round: @escaping Round = { _, _ in nil },
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void
  ) {
    var model = model
    cutoffColumn = model.addFreeColumn("cutoff")
    objective = model.objective + LinearExpression(cutoffColumn)
    self.model = model
    self.sets = sets
    self.limits = limits
    self.round = round
    self.observe = observe
  }

  /// The optimum of a model's relaxation with cuts, a bound on plans; nil where there is none, or a
  /// limit came first.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  static func relaxation(
    of model: ServiceModel, _ limits: SearchLimits
  ) throws(SolverFailure) -> Double? {
    guard model.isPossible else { return nil }
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      problem.load(model.program)
      problem.setObjective(model.objective)
      var status = problem.solveRelaxation(limits)
      if status == .optimal {
        let cuts = GroupCapacityCuts(model.brief, model.columns)
        status = CuttingPlanes(cuts: [cuts], limits: limits).tighten(&problem)
      }
      if case .failed = status { throw SolverFailure(status) }
      return status == .optimal ? problem.relaxationValue : nil
    }
  }

  private var brief: PlanBrief { model.brief }
  private var cutoff: Double { sets.cutoff ?? .infinity }

  /// The least of the level.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func minimise() throws(SolverFailure) -> BranchAndCut.Answer {
    guard model.isPossible else { return .infeasible }
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      problem.load(model.program)
      problem.setObjective(objective)
      switch problem.solveRelaxation(limits) {
      case .optimal: break
      case .infeasible: return .infeasible
      case .stopped: return answer(bound: 0, isProven: false)
      case .failed(let code, let status): throw SolverFailure(.failed(code: code, status: status))
      }
      return try search(&problem)
    }
  }

  private func search(_ problem: inout Problem) throws(SolverFailure) -> BranchAndCut.Answer {
    let root = try tighten(
      &problem, GroupCapacityCuts(brief, model.columns), floor: problem.relaxationValue)
    guard root < .infinity else { return answer(bound: cutoff, isProven: true) }
    guard problem.isSolved else { return try stopped(bound: root) }
    observe(sets.best?.value, root);
    var open =
      brief.placesLeader
      ? try places(&problem, root) : [LeaderBranch(places: nil, bound: root)]
    // The least bound of the places where a tree ended within the gap.
    var ended = Double.infinity
    while let next = open.first, next.bound < cutoff, !isGoodEnough(min(next.bound, ended)) {
      observe(sets.best?.value, min(next.bound, ended))
      if mustStop { return try stopped(bound: min(next.bound, ended)) }
      open.removeFirst();
      let others = open.first?.bound ?? .infinity
      if next.tight == nil {
        if let tight = try tightened(next, without: [], &problem) { open.append(tight) }
      } else if let places = next.places, places.count > 1 {
        open += next.halves(of: places, brief.distances)
      } else if let bound = try prove(next, below: others, &problem) {
        if mustStop { return try stopped(bound: min(bound, others, ended)) }
        ended = min(ended, bound)
      }
      open.sort(by: LeaderBranch.isBefore)
    }
    if sets.best != nil { sets.finish() }
    let left = min(open.first?.bound ?? .infinity, ended)
    if sets.isEnded || min(left, sets.postponedBound) < cutoff { return try stopped(bound: left) }
    return answer(bound: cutoff, isProven: true)
  }

  private var mustStop: Bool { sets.isEnded || sets.areTooMany || limits.isReached }

  private func isGoodEnough(_ bound: Double) -> Bool {
    guard let best = sets.best, limits.gap > 0 else { return false }
    return limits.isGoodEnough(best.value, bound: bound)
  }

  private func stopped(bound: Double) throws(SolverFailure) -> BranchAndCut.Answer {
    if let failure = sets.failure { throw failure }
    // Sets that were put off are in no branch any more.
    return answer(bound: min(bound, sets.postponedBound), isProven: false)
  }

  /// The places of the leader, in branches that are not above the best plan. Where the relaxation would
  /// most have the leader, and where the rest of the plans would, is looked at first, so that there is a
  /// good plan by then; all other places are one branch.
  private func places(
    _ problem: inout Problem, _ root: Double
  ) throws(SolverFailure) -> [LeaderBranch] {
    var tried: [Int] = []
    var open: [LeaderBranch] = []
    var rest = root
    while tried.count < Self.likelyPlaces, rest < cutoff, !sets.isEnded {
      let point = problem.relaxationPoint
      let left = model.columns.bases.filter { !tried.contains($0) }
      guard
        let place = left.max(by: {
          point[model.columns.leaders[$0]!.index] < point[model.columns.leaders[$1]!.index]
        })
      else { break }
      let branch = LeaderBranch(places: [place], bound: root)
      if let tight = try tightened(branch, without: tried, guesses: true, &problem) {
        open.append(tight)
      }
      tried.append(place)
      restrictLeader(to: nil, without: tried, &problem)
      let status = problem.resolve(limits)
      switch status {
      case .optimal: rest = max(rest, problem.relaxationValue)
      case .infeasible: rest = .infinity
      case .stopped: break
      case .failed: throw SolverFailure(status)
      }
      guard status == .optimal else { break }
    }
    let others = model.columns.bases.filter { !tried.contains($0) }
    if rest < cutoff, !others.isEmpty { open.append(LeaderBranch(places: others, bound: rest)) }
    restrictLeader(to: nil, without: [], &problem)
    return open.sorted(by: LeaderBranch.isBefore)
  }

  private static let likelyPlaces = 3

  private func restrictLeader(
    to places: [Int]?, without tried: [Int], _ problem: inout Problem
  ) {
    for base in model.columns.bases {
      let isOpen = places?.contains(base) ?? !tried.contains(base)
      let mustBe = places == [base]
      problem.bound(model.columns.leaders[base]!, to: (mustBe ? 1 : 0)...(isOpen ? 1 : 0))
    }
  }

  /// Looks for cuts with the leader at some places, and for a plan near the relaxation's optimum.
  ///
  /// - Returns: nil where no plan with it is below the best one.
  private func tightened(
    _ branch: LeaderBranch, without tried: [Int], guesses: Bool = false, _ problem: inout Problem
  ) throws(SolverFailure) -> LeaderBranch? {
    try at(branch, without: tried, &problem) {
      (problem: inout Problem, rows) throws(SolverFailure) in
      let cuts = cuts(branch)
      var tight = branch
      tight.bound = try tighten(&problem, cuts, floor: branch.bound)
      tight.tight = (problem.rows(behind: rows), problem.basis, rows)
      guard tight.bound < cutoff else { return nil }
      guard problem.isSolved, guesses else { return tight }
      guess(&problem, cuts, leader: branch.onlyPlace)
      return tight.bound < cutoff ? tight : nil
    } ?? branch
  }

  /// Searches the plans with the leader at a place.
  ///
  /// - Returns: nil where none of those that are left is below the best plan; else, where a limit came
  ///   first, their bound.
  private func prove(
    _ branch: LeaderBranch, below others: Double, _ problem: inout Problem
  ) throws(SolverFailure) -> Double? {
    let bound = try at(branch, without: [], &problem) {
      (problem: inout Problem, _) throws(SolverFailure) -> Double? in
      guess(&problem, cuts(branch), leader: branch.onlyPlace)
      guard branch.bound < cutoff else { return nil }
      guard problem.isSolved else { return branch.bound }
      let floor = max(branch.bound, problem.relaxationValue)
      let tree = ServiceTree(
        model: model, sets: sets, cuts: cuts(branch), leader: branch.onlyPlace,
        cutoffColumn: cutoffColumn, limits: limits)
      return try tree.search(&problem, floor: floor) { observe($0, min(others, $1)) }
    }
    return bound ?? branch.bound
  }

  private func cuts(_ branch: LeaderBranch) -> GroupCapacityCuts {
    GroupCapacityCuts(brief, model.columns, leaderPlaces: branch.places.map(Set.init))
  }

  /// Works on the problem with the leader at some places, and puts it back as it was.
  ///
  /// - Parameter work: given the problem with its relaxation solved, and the rows that it had before the
  ///   branch's own.
  /// - Returns: what `work` does, or nil inside where nothing is left; nil where a limit came first.
  private func at<Result>(
    _ branch: LeaderBranch, without tried: [Int], _ problem: inout Problem,
    _ work: (inout Problem, Int) throws(SolverFailure) -> Result?
  ) throws(SolverFailure) -> Result?? {
    let basis = problem.basis
    defer {
      problem.restore(basis)
      if branch.places != nil { restrictLeader(to: nil, without: tried, &problem) }
    }
    let rows = problem.rowCount
    if let places = branch.places { restrictLeader(to: places, without: [], &problem) }
    if let tight = branch.tight {
      for row in tight.cuts { problem.add(row) }
      // With other rows before its own, the basis would be that of another problem.
      if tight.rowsBefore == rows { problem.restore(tight.basis) }
    }
    let status = problem.resolve(limits)
    switch status {
    case .optimal: return .some(try work(&problem, rows))
    case .infeasible: return .some(nil)
    case .stopped: return nil
    case .failed: throw SolverFailure(status)
    }
  }

  private func answer(bound: Double, isProven: Bool) -> BranchAndCut.Answer {
    guard isProven else { return .stopped(best: sets.best, bound: min(bound, cutoff)) }
    guard let best = sets.best else { return .infeasible }
    return .optimal(value: best.value, best.selection)
  }

  /// Adds cuts as long as they bring something.
  ///
  /// - Returns: the bound; infinite where nothing is left.
  private func tighten(
    _ problem: inout Problem, _ cuts: GroupCapacityCuts, floor: Double
  ) throws(SolverFailure) -> Double {
    let planes = CuttingPlanes(cuts: [cuts], limits: limits)
    let status = planes.tighten(&problem, below: cutoff)
    switch status {
    case .optimal: return max(floor, problem.relaxationValue)
    case .infeasible: return .infinity
    case .stopped: return floor
    case .failed: throw SolverFailure(status)
    }
  }

  /// Looks at the bases that diving leads to with membership.
  private func guess(_ problem: inout Problem, _ cuts: GroupCapacityCuts, leader: Int?) {
    let dive = ServiceDive(model: model, cuts: cuts, limits: limits)
    guard let staff = dive.staff(&problem, below: cutoff) else { return }
    if let found = round(staff, sets.best?.value) {
      sets.offer(found)
    } else {
      sets.guess(staff.map(\.base), leader: leader)
    }
  }
}

extension PlanBrief {
  /// Whether it matters where the one leader is.
  var placesLeader: Bool { team.leaders == 1 && leaderShare > 0 }
}
