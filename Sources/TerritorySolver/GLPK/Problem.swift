import CGLPK

/// A GLPK problem object that can't outlive the scope it was made in.
///
/// Debian's GLPK keeps its environment in thread-local storage: a problem that is deleted on another
/// thread than it was made on aborts the process. `withProblem` is synchronous and the type can't be
/// copied, so the compiler refuses to store a problem or to hold it across `await`. GLPK also aborts
/// on misuse, so everything is checked before the call.
struct Problem: ~Copyable {
  /// GLPK's own object, for this folder alone.
  let pointer: OpaquePointer
  /// Rows of the programme that no point has broken yet.
  var lazyRows: [LinearProgram.Row] = []
  /// Whether a search in it was broken off: what it holds can't be given back then.
  var isLost = false

  fileprivate init() {
    glp_term_out(GLP_OFF)
    pointer = glp_create_prob()
    glp_set_obj_dir(pointer, GLP_MIN)
  }

  deinit { if !isLost { glp_delete_prob(pointer) } }

  /// Appends the columns and rows of a programme to an empty problem.
  mutating func load(_ program: LinearProgram) {
    precondition(glp_get_num_cols(pointer) == 0 && !program.columns.isEmpty)
    // A few for each of 5,000 × 5,000 pairs at most, far below Int32.max.
    glp_add_cols(pointer, Int32(program.columns.count))
    for (index, column) in program.columns.enumerated() {
      let number = Int32(index + 1)
      glp_set_col_kind(pointer, number, column.isInteger ? GLP_IV : GLP_CV)
      glp_set_col_bnds(
        pointer, number, Self.boundType(column.lower, column.upper), column.lower, column.upper)
    }
    for row in program.rows where !row.isLazy { add(row) }
    lazyRows = program.rows.filter(\.isLazy)
  }

  /// Adds a row. Inside a search this is a lazy constraint of the current subproblem.
  mutating func add(_ row: LinearProgram.Row) {
    Self.add(row, to: pointer)
  }

  static func add(_ row: LinearProgram.Row, to pointer: OpaquePointer) {
    let number = glp_add_rows(pointer, 1)
    let terms = significant(row.terms)
    // GLPK counts from 1: the first entry of each array is not read.
    let indices = [0] + terms.map { Int32($0.variable.index + 1) }
    let values = [0] + terms.map(\.coefficient)
    // Constraint.row collects terms, each variable once.
    precondition(Set(indices).count == indices.count, "a variable stands twice in a row")
    precondition(indices.allSatisfy { $0 <= glp_get_num_cols(pointer) })
    precondition(values.allSatisfy(\.isFinite), "a coefficient is no number")
    glp_set_mat_row(pointer, number, Int32(terms.count), indices, values)
    glp_set_row_bnds(pointer, number, boundType(row.lower, row.upper), row.lower, row.upper)
  }

  /// The terms without those that are nothing beside the largest. A row is scaled by the geometric
  /// mean of its coefficients, so one of 10⁻¹⁵ beside others of 100 makes GLPK take a programme that
  /// has points for one that has none.
  private static func significant(
    _ terms: [(variable: LinearProgram.Variable, coefficient: Double)]
  ) -> [(variable: LinearProgram.Variable, coefficient: Double)] {
    let largest = terms.reduce(0) { max($0, abs($1.coefficient)) }
    return terms.filter { abs($0.coefficient) > 1e-13 * largest }
  }

  /// Sets what is minimised.
  mutating func setObjective(_ expression: LinearExpression) {
    for column in 0...glp_get_num_cols(pointer) { glp_set_obj_coef(pointer, column, 0) }
    glp_set_obj_coef(pointer, 0, expression.constant)
    for term in expression.collected {
      glp_set_obj_coef(pointer, Int32(term.variable.index + 1), term.coefficient)
    }
  }

  /// Solves the linear relaxation by the dual simplex method, from a fresh basis. Lazy rows join it as
  /// its optimum breaks them.
  mutating func solveRelaxation(_ limits: SearchLimits) -> SolveStatus {
    precondition(glp_get_num_rows(pointer) > 0, "GLPK aborts on a problem without rows")
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = GLP_DUALP
    // Shares stand beside clients and client-kilometres in rows.
    glp_scale_prob(pointer, GLP_SF_GM)
    glp_adv_basis(pointer, 0)
    while true {
      let status = iterate(&parameters, limits)
      guard status == .optimal, addBrokenRows() else { return status }
    }
  }

  /// Iterates from the basis there is until the end or a limit.
  ///
  /// GLPK can't be told to stop while it iterates, so it iterates in slices, each from the basis that
  /// the one before ended with. They are counted in iterations: slices of time would end at another
  /// basis on every run, and with it at another optimum where there are several.
  mutating func iterate(_ parameters: inout glp_smcp, _ limits: SearchLimits) -> SolveStatus {
    let slice = max(Self.leastSlice, Self.sliceWork / (1 + Int(glp_get_num_nz(pointer))))
    let method = parameters.meth
    defer { parameters.meth = method }
    while !limits.isReached {
      let before = iterations
      parameters.tm_lim = limits.millisecondsLeft
      // A slice is at most 10⁸, far below Int32.max.
      parameters.it_lim = Int32(min(slice, limits.workLeft))
      let code = pt_simplex(pointer, &parameters)
      limits.spend(iterations - before)
      let isSliceDone = code == GLP_EITLIM && iterations > before
      if isSliceDone { continue }
      let status = SolveStatus(simplexCode: code, status: glp_get_status(pointer))
      guard case .failed = status, code != Int32(pt_broken_off),
        parameters.meth != Int32(GLP_PRIMAL)
      else { return status }
      // The way from this basis ended where numbers can't be told apart; another one may not.
      glp_std_basis(pointer)
      parameters.meth = Int32(GLP_PRIMAL)
    }
    return .stopped(hasPoint: false)
  }

  /// - Returns: whether there were any.
  mutating func addBrokenRows() -> Bool {
    let broken = lazyRows.map { row in
      row.isBroken { glp_get_col_prim(pointer, Int32($0.index + 1)) }
    }
    for (row, isBroken) in zip(lazyRows, broken) where isBroken { add(row) }
    lazyRows = zip(lazyRows, broken).filter { !$1 }.map(\.0)
    return broken.contains(true)
  }

  /// Iterations times entries of the matrix in a slice: about a second, and more than most regions'
  /// relaxations take.
  private static let sliceWork = 100_000_000
  private static let leastSlice = 200

  /// Simplex iterations so far.
  var iterations: Int { Int(glp_get_it_cnt(pointer)) }

  /// The objective of the relaxation. Only after ``SolveStatus/optimal``.
  var relaxationValue: Double {
    precondition(glp_get_status(pointer) == GLP_OPT)
    return glp_get_obj_val(pointer)
  }

  /// The columns' values in the relaxation's optimum. Only after ``SolveStatus/optimal``.
  var relaxationPoint: [Double] {
    precondition(glp_get_status(pointer) == GLP_OPT)
    return (1...glp_get_num_cols(pointer)).map { glp_get_col_prim(pointer, $0) }
  }

  /// Solves the integer programme by branch and cut, after its relaxation was solved to optimality.
  ///
  /// Without GLPK's own cuts: its mixed-integer rounding cuts have coefficients of 10⁻¹⁶ and 10⁻⁸ beside
  /// others of 1, and with a few of them a programme that has points was taken for one that has none.
  mutating func solveInteger(_ search: TreeSearch) -> SolveStatus {
    precondition(glp_get_status(pointer) == GLP_OPT, "the relaxation comes first")
    var parameters = glp_iocp()
    glp_init_iocp(&parameters)
    // Asks the search how long a subproblem's relaxation may take (CGLPK): of one that takes a second.
    parameters.msg_lev = GLP_MSG_ON
    parameters.out_dly = 1000
    parameters.br_tech = GLP_BR_MFV
    parameters.bt_tech = GLP_BT_BLB
    // On by default: it rounds a point by the rows that there are and knows nothing of those that a
    // callback would add, so that a torn territory could pass for the best plan.
    parameters.sr_heur = GLP_OFF
    parameters.tol_obj = 1e-9
    parameters.tol_int = 1e-7
    parameters.tm_lim = search.limits.millisecondsLeft
    return search.attached(to: &parameters) { parameters, mustStop in
      let code = pt_intopt(pointer, &parameters, mustStop)
      isLost = code == Int32(pt_broken_off) || code == Int32(pt_stopped)
      return SolveStatus(integerCode: code, status: glp_mip_status(pointer))
    }
  }

  /// The objective of the best integer point. Only where there is one.
  var integerValue: Double {
    precondition([GLP_OPT, GLP_FEAS].contains(glp_mip_status(pointer)))
    return glp_mip_obj_val(pointer)
  }

  /// The columns' values of the best integer point. Only where there is one.
  var integerPoint: [Double] {
    precondition([GLP_OPT, GLP_FEAS].contains(glp_mip_status(pointer)))
    return (1...glp_get_num_cols(pointer)).map { glp_mip_col_val(pointer, $0) }
  }

  static func boundType(_ lower: Double, _ upper: Double) -> Int32 {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): lower == upper ? GLP_FX : GLP_DB
    case (true, false): GLP_LO
    case (false, true): GLP_UP
    case (false, false): GLP_FR
    }
  }
}

/// Runs `body` with an empty problem, on this thread, and deletes the problem when it ends.
func withProblem<Result, Failure: Error>(
  _ body: (inout Problem) throws(Failure) -> Result
) throws(Failure) -> Result {
  var problem = Problem()
  return try body(&problem)
}

/// What a relaxation tells besides its optimum.
extension Problem {
  /// Solves the relaxation anew from where the last solve ended, after rows were added.
  mutating func continueRelaxation(_ limits: SearchLimits) -> SolveStatus {
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = GLP_DUALP
    return iterate(&parameters, limits)
  }

  /// For each row what a unit more of its bound adds to the optimum. Only after
  /// ``SolveStatus/optimal``.
  var rowDuals: [Double] {
    precondition(glp_get_status(pointer) == GLP_OPT)
    return (1...glp_get_num_rows(pointer)).map { glp_get_row_dual(pointer, $0) }
  }

  /// Leaves a column no choice.
  mutating func fix(_ variable: LinearProgram.Variable, at value: Double) {
    let column = Int32(variable.index + 1)
    precondition(column <= glp_get_num_cols(pointer))
    glp_set_col_bnds(pointer, column, GLP_FX, value, value)
  }
}

/// A file format of programmes that other solvers read.
public enum ModelFormat: String, Sendable, CaseIterable {
  /// Free MPS.
  case mps
  /// CPLEX LP.
  case lp
}

extension CompactFormulation {
  /// Writes the programme with GLPK's own writer.
  ///
  /// - Returns: whether all of it was written; a file that was not may be left behind in part.
  public func write(to path: String, as format: ModelFormat) -> Bool {
    withProblem { (problem: inout Problem) in
      problem.load(program)
      problem.setObjective(objective)
      problem.setNames(program, objective: level.rawValue)
      return problem.write(to: path, as: format)
    }
  }
}

extension Problem {
  /// The longest name that GLPK takes, in bytes.
  private static let longestName = 255

  fileprivate mutating func setNames(_ program: LinearProgram, objective: String) {
    let columns = program.columns.map(\.name)
    for names in [columns, program.rowNames + [objective]] {
      // Labels have no underscore, so no two names are made alike; two or three of 60 bytes fit.
      precondition(Set(names).count == names.count, "a name stands twice")
      precondition(names.allSatisfy { $0.utf8.count <= Self.longestName && Self.isPlain($0) })
    }
    glp_set_prob_name(pointer, objective)
    glp_set_obj_name(pointer, objective)
    for (index, name) in columns.enumerated() { glp_set_col_name(pointer, Int32(index + 1), name) }
    for (index, name) in program.rowNames.enumerated() {
      glp_set_row_name(pointer, Int32(index + 1), name)
    }
  }

  /// Whether both formats take a name as it is: a letter, then letters, digits and underscores.
  private static func isPlain(_ name: String) -> Bool {
    name.first?.isLetter == true
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }

  fileprivate func write(to path: String, as format: ModelFormat) -> Bool {
    switch format {
    case .mps: glp_write_mps(pointer, GLP_MPS_FILE, nil, path) == 0
    case .lp: glp_write_lp(pointer, nil, path) == 0
    }
  }
}
