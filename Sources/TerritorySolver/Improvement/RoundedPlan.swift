import TerritoryModel

/// A plan for bases whose staff stands: service as if membership were free, each municipality to the territory that
/// serves most of it, and what that breaks mended.
///
/// Where a part of a territory lies apart it goes to a neighbouring one. Staff that then serve somebody
/// they have no right to serve are taken from that pair, and service is found anew, a few times.
struct RoundedPlan {
  private let brief: PlanBrief
  private let reach: Reach
  private let limits: SearchLimits
  /// Bases with their staff; what belongs to them is not looked at.
  private let staff: [IntegerSolution.Territory]
  /// Whom staff of each base may serve, by place of the base.
  private var served: [Set<Int>]

  private static let mostRounds = 8

  private init(
    _ staff: [IntegerSolution.Territory], _ brief: PlanBrief, _ reach: Reach, _ limits: SearchLimits
  ) {
    self.brief = brief
    self.reach = reach
    self.limits = limits
    self.staff = staff
    served = staff.map { territory in
      Set(
        (0..<brief.count).filter {
          ServiceModel.mayServe($0, from: territory.base, brief, reach)
        })
    }
  }

  /// Whether a brief asks for nothing that this does not know.
  static func suits(_ brief: PlanBrief) -> Bool {
    brief.grouping == nil && brief.difference == nil && brief.requirements.isEmpty
      && brief.shared.isEmpty
      && brief.priority.starts(with: [Level(.waiting), Level(.travel)])
  }

  /// The plan with the least waiting, then travel, that rounding comes to.
  ///
  /// - Returns: nil where territories can't be mended so that they are connected.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  static func plan(
    _ staff: [IntegerSolution.Territory], for brief: PlanBrief, _ reach: Reach,
    _ limits: SearchLimits
  ) throws(SolverFailure) -> Plan? {
    var rounding = RoundedPlan(staff, brief, reach, limits)
    var best: Plan?
    for _ in 0..<mostRounds where !limits.isReached {
      guard let shares = try rounding.service(),
        let selection = rounding.selection(shares)
      else { break }
      let plan = try ServiceAssignment.plan(selection, for: brief, notedIn: limits)
      if best.map({ plan.isBetter(than: $0, for: brief) }) ?? true { best = plan }
      if plan.value(of: .waiting, for: brief) <= brief.rounding(of: .waiting) { break }
      if !rounding.takeAway(shares, from: selection) { break }
    }
    return best
  }

  /// Shares of municipalities served from each base, with as few waiting as can be and, among these,
  /// the least travel; nil where GLPK is stopped.
  private func service() throws(SolverFailure) -> [[Int: Double]]? {
    var program = LinearProgram()
    var sums = Array(repeating: LinearExpression.zero, count: brief.count)
    var objective = LinearExpression.zero
    // Waiting costs more than the longest way.
    let price =
      4
      * staff.indices.reduce(1.0) { longest, place in
        served[place].reduce(longest) { max($0, brief.distances[$1, staff[place].base]) }
      }
    let variables = staff.indices.map { place -> [Int: LinearProgram.Variable] in
      let base = staff[place].base
      var load = LinearExpression.zero
      var columns: [Int: LinearProgram.Variable] = [:]
      for m in served[place].sorted() {
        let share = program.addColumn("serve_\(m)_\(base)", 0...1)
        columns[m] = share
        load += brief.demand[m] * LinearExpression(share)
        sums[m] += LinearExpression(share)
        objective += brief.demand[m] * (brief.distances[m, base] - price) * LinearExpression(share)
      }
      program.require(
        load <= brief.capacity(staff[place].coaches, leaders: staff[place].leaders))
      return columns
    }
    for sum in sums where !sum.terms.isEmpty { program.require(sum <= 1) }
    // A base belongs to its own territory.
    for own in staff.indices {
      let m = staff[own].base
      guard let share = variables[own][m] else { continue }
      for other in staff.indices where other != own {
        guard let theirs = variables[other][m] else { continue }
        program.require(LinearExpression(theirs) <= LinearExpression(share))
      }
    }
    let (complete, least) = (program, objective)
    // Where nobody has to be served, no base serves anybody.
    guard !complete.columns.isEmpty else { return variables.map { _ in [:] } }
    return try withProblem { (problem: inout Problem) throws(SolverFailure) in
      problem.load(complete)
      problem.setObjective(least)
      let status = problem.solveRelaxation(limits)
      if case .failed = status { throw SolverFailure(status) }
      guard status == .optimal else { return nil }
      let point = problem.relaxationPoint
      return variables.map { $0.mapValues { point[$0.index] } }
    }
  }

  /// Territories by who serves most; nil where something belongs nowhere.
  private func selection(_ shares: [[Int: Double]]) -> IntegerSolution? {
    var owner: [Int?] = Array(repeating: nil, count: brief.count)
    let own = (0..<brief.count).filter { !reach.outside.contains($0) }
    func best(_ m: Int, among places: some Sequence<Int>) -> Int? {
      places.filter { reach.members[staff[$0].base][m] }.min {
        let (one, other) = (shares[$0][m] ?? 0, shares[$1][m] ?? 0)
        guard one == other else { return one > other }
        return (brief.distances[m, staff[$0].base], $0) < (brief.distances[m, staff[$1].base], $1)
      }
    }
    for m in own { owner[m] = best(m, among: staff.indices) }
    for (place, territory) in staff.enumerated() { owner[territory.base] = place }
    if brief.contiguity, !connect(&owner, own, best) { return nil }
    guard own.allSatisfy({ owner[$0] != nil }) else { return nil }
    return IntegerSolution(
      territories: staff.enumerated().map { place, territory in
        IntegerSolution.Territory(
          base: territory.base, coaches: territory.coaches, leaders: territory.leaders,
          municipalities: own.filter { owner[$0] == place })
      }.sorted { $0.base < $1.base })
  }

  /// Gives what lies apart from its base to territories that it borders on.
  private func connect(
    _ owner: inout [Int?], _ own: [Int], _ best: (Int, [Int]) -> Int?
  ) -> Bool {
    var core = Array(repeating: false, count: brief.count)
    for (place, territory) in staff.enumerated() {
      let inside = brief.borders.component(of: territory.base, within: owner.map { $0 == place })
      for m in own where inside[m] { core[m] = true }
    }
    while true {
      let loose = own.filter { !core[$0] }
      if loose.isEmpty { return true }
      var isAny = false
      for m in loose {
        let near = Set(brief.borders.neighbours[m].compactMap { core[$0] ? owner[$0] : nil })
        guard let place = best(m, near.sorted()) else { continue }
        (owner[m], core[m], isAny) = (place, true, true)
      }
      if !isAny { return false }
    }
  }

  /// Takes pairs away that have no right of help in a plan's territories.
  ///
  /// - Returns: whether there were any.
  private mutating func takeAway(_ shares: [[Int: Double]], from selection: IntegerSolution) -> Bool
  {
    var isAny = false
    for (place, territory) in staff.enumerated() {
      // selection(_:) has a territory for each base of the staff.
      let found = selection.territories.first { $0.base == territory.base }!
      let members = Set(found.municipalities)
      for (m, share) in shares[place] where share > 1e-9 && !members.contains(m) {
        if brief.borders.neighbours[m].contains(where: { members.contains($0) }) { continue }
        served[place].remove(m)
        isAny = true
      }
    }
    return isAny
  }
}

extension Plan {
  /// Whether this has less waiting, or as much and less travel.
  func isBetter(than other: Plan, for brief: PlanBrief) -> Bool {
    func gain(_ objective: Objective) -> Double {
      other.value(of: objective, for: brief) - value(of: objective, for: brief)
    }
    if abs(gain(.waiting)) > brief.rounding(of: .waiting) { return gain(.waiting) > 0 }
    return gain(.travel) > brief.rounding(of: .travel)
  }
}
