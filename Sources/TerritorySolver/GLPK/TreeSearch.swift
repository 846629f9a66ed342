import CGLPK

/// The current subproblem of a search, as a callback sees it.
struct Subproblem: ~Copyable {
  fileprivate let tree: OpaquePointer
  fileprivate let problem: OpaquePointer

  /// A column's value in the subproblem's relaxation.
  func value(of variable: LinearProgram.Variable) -> Double {
    glp_get_col_prim(problem, Int32(variable.index + 1))
  }

  /// All columns' values in the subproblem's relaxation.
  var values: [Double] {
    (1...glp_get_num_cols(problem)).map { glp_get_col_prim(problem, $0) }
  }

  /// GLPK's number of it among the subproblems that there are.
  var node: Int32 { glp_ios_curr_node(tree) }

  /// Adds a constraint that every integer point has to keep.
  func add(_ constraint: Constraint) { add(constraint.row) }

  /// Adds a row that every integer point has to keep.
  func add(_ row: LinearProgram.Row) { Problem.add(row, to: problem) }

  /// Whether the column may be branched upon: it is integer and its value is fractional.
  func canBranch(on variable: LinearProgram.Variable) -> Bool {
    glp_ios_can_branch(tree, Int32(variable.index + 1)) != 0
  }

  /// Branches upon a column, the likelier side first.
  func branch(on variable: LinearProgram.Variable, up: Bool) {
    // Who branches chooses among columns that this holds of.
    precondition(canBranch(on: variable))
    glp_ios_branch_upon(
      tree, Int32(variable.index + 1), up ? Int32(GLP_UP_BRNCH) : Int32(GLP_DN_BRNCH))
  }

  /// Simplex iterations of the whole tree so far.
  fileprivate var iterations: Int { Int(glp_get_it_cnt(problem)) }

  /// The objective of the subproblem's relaxation.
  var objective: Double { glp_get_obj_val(problem) }

  /// No integer point of the tree has less than this; nil where the tree is empty.
  var treeBound: Double? {
    let best = glp_ios_best_node(tree)
    return best == 0 ? nil : glp_ios_node_bound(tree, best)
  }

  /// Ends subproblems that can't have less than `value`, though the search has no point of that
  /// value: what it calls its best point from now on is one that no row knows.
  ///
  /// - Parameter column: continuous, in no row, and 1 in the objective.
  func cutOff(at value: Double, by column: LinearProgram.Variable) {
    let count = glp_get_num_cols(problem)
    var point = [Double](repeating: 0, count: Int(count) + 1)
    point[column.index + 1] = value - glp_get_obj_coef(problem, 0)
    _ = glp_ios_heur_sol(tree, point)
  }

  /// Ends the search here.
  func stop() { glp_ios_terminate(tree) }
}

/// A branch-and-cut search with callbacks: what to separate, where to branch, when to stop.
///
/// One instance serves one call of ``Problem/solveInteger(_:cuts:)``, on one thread.
final class TreeSearch {
  let limits: SearchLimits
  /// A point at least this good ends the search: nothing better exists.
  let target: Double
  /// Most branchings before the first point; a measure of work that is the same on every machine.
  private let mostBranchings: Int
  /// Most branchings, whether there is a point or not.
  private let mostInAll: Int
  /// The objective of the best point so far.
  private var best: Double?
  private var branchings = 0
  private let separate: (borrowing Subproblem) -> Double?
  private let branch: (borrowing Subproblem) -> Void
  private let observe: (_ best: Double?, _ bound: Double) -> Void
  /// Simplex iterations that the limits know of.
  private var spent: Int?
  /// The best proven bound so far.
  private(set) var bound = -Double.infinity

  /// - Parameter separate: adds the rows that a subproblem breaks; returns the value of a point that
  ///   it found beside the tree.
  init(
    limits: SearchLimits, target: Double, mostBranchings: Int = .max, mostInAll: Int = .max,
    separate: @escaping (borrowing Subproblem) -> Double?,
    branch: @escaping (borrowing Subproblem) -> Void,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void = { _, _ in }
  ) {
    self.limits = limits
    self.mostBranchings = mostBranchings
    self.mostInAll = mostInAll
    self.target = target
    self.separate = separate
    self.branch = branch
    self.observe = observe
  }

  func attached(
    to parameters: inout glp_iocp, _ body: (inout glp_iocp, @escaping pt_must_stop) -> SolveStatus
  ) -> SolveStatus {
    parameters.cb_info = Unmanaged.passUnretained(self).toOpaque()
    parameters.cb_func = { tree, info in
      guard let tree, let info else { return }
      Unmanaged<TreeSearch>.fromOpaque(info).takeUnretainedValue().handle(tree)
    }
    return withExtendedLifetime(self) {
      body(&parameters) { info, iterations in
        guard let info else { return 0 }
        let search = Unmanaged<TreeSearch>.fromOpaque(info).takeUnretainedValue()
        return search.mustStop(after: Int(iterations)) ? 1 : 0
      }
    }
  }

  /// Whether the search has to stop within the relaxation of a subproblem.
  ///
  /// - Parameter iterations: of the simplex method so far, those of earlier subproblems included.
  private func mustStop(after iterations: Int) -> Bool {
    limits.isReached || iterations - (spent ?? iterations) > limits.workLeft
  }

  private func handle(_ tree: OpaquePointer) {
    let subproblem = Subproblem(tree: tree, problem: glp_ios_get_prob(tree))
    // Points that were found beside the tree and excluded from it bound what there is, too.
    if let treeBound = subproblem.treeBound {
      bound = max(bound, min(treeBound, best ?? .infinity))
    }
    limits.spend(subproblem.iterations - (spent ?? subproblem.iterations))
    spent = subproblem.iterations
    observe(best, bound)
    if limits.isReached { return subproblem.stop() }
    switch glp_ios_reason(tree) {
    case GLP_IROWGEN:
      if let found = separate(subproblem) {
        best = min(best ?? .infinity, found)
        if found <= target { subproblem.stop() }
      }
    case GLP_IBRANCH:
      branchings += 1
      let most = best == nil ? min(mostBranchings, mostInAll) : mostInAll
      if branchings > most { subproblem.stop() } else { branch(subproblem) }
    case GLP_IBINGO:
      best = subproblem.objective
      if subproblem.objective <= target { subproblem.stop() }
    default: break
    }
    if let best, limits.gap > 0, limits.isGoodEnough(best, bound: bound) { subproblem.stop() }
  }
}

/// Rows that join a search where its subproblems break them.
///
/// A subproblem is given each row once: what GLPK still calls feasible with the row in place is broken
/// by no more than GLPK's own rounding, and giving it again would never end.
final class LazyRows {
  private let rows: [LinearProgram.Row]
  /// The subproblem that was looked at last, and what it was given: the places of rows, and others.
  private var node: Int32 = 0
  private var given: Set<Int> = []
  private var givenOthers: Set<[Double]> = []

  init(_ rows: [LinearProgram.Row]) { self.rows = rows }

  /// Gives the subproblem the rows that it breaks.
  ///
  /// - Returns: whether there were any.
  func addBroken(to subproblem: borrowing Subproblem) -> Bool {
    look(at: subproblem.node)
    var hasAdded = false
    for (place, row) in rows.enumerated() where !given.contains(place) {
      guard row.isBroken(at: { subproblem.value(of: $0) }) else { continue }
      subproblem.add(row)
      given.insert(place)
      hasAdded = true
    }
    return hasAdded
  }

  /// Gives the subproblem other rows that it breaks.
  ///
  /// - Returns: whether it had not been given all of them.
  func add(_ others: [LinearProgram.Row], to subproblem: borrowing Subproblem) -> Bool {
    look(at: subproblem.node)
    var hasAdded = false
    for row in others where givenOthers.insert(row.numbers).inserted {
      subproblem.add(row)
      hasAdded = true
    }
    return hasAdded
  }

  private func look(at next: Int32) {
    guard next != node else { return }
    node = next
    given = []
    givenOthers = []
  }
}

extension LinearProgram.Row {
  /// The same for equal rows only.
  fileprivate var numbers: [Double] {
    terms.flatMap { [Double($0.variable.index), $0.coefficient] } + [lower, upper]
  }
}
