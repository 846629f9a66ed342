import CGLPK

/// A linear programme that grows by columns: minimise cost · x subject to rows, x ≥ 0.
struct ColumnMaster: ~Copyable {
  private let pointer: OpaquePointer

  /// - Parameter rows: bounds of each row; not empty.
  init(rows: [ClosedRange<Double>]) {
    precondition(!rows.isEmpty)
    glp_term_out(GLP_OFF)
    pointer = glp_create_prob()
    glp_set_obj_dir(pointer, GLP_MIN)
    glp_add_rows(pointer, Int32(rows.count))
    for (index, row) in rows.enumerated() {
      let type = Problem.boundType(row.lowerBound, row.upperBound)
      glp_set_row_bnds(pointer, Int32(index + 1), type, row.lowerBound, row.upperBound)
    }
  }

  deinit { glp_delete_prob(pointer) }

  /// - Parameter entries: coefficients by row, each row at most once.
  mutating func addColumn(cost: Double, entries: [(row: Int, coefficient: Double)]) {
    let number = glp_add_cols(pointer, 1)
    glp_set_obj_coef(pointer, number, cost)
    glp_set_col_bnds(pointer, number, GLP_LO, 0, 0)
    let rows = [0] + entries.map { Int32($0.row + 1) }
    // SetPartitioning.entries(of:) has a row for each municipality and one for each other sum.
    precondition(Set(rows).count == rows.count, "a row stands twice in a column")
    precondition(rows.allSatisfy { $0 <= glp_get_num_rows(pointer) })
    glp_set_mat_col(
      pointer, number, Int32(entries.count), rows, [0] + entries.map(\.coefficient))
  }

  /// Solves the programme by the primal simplex method, from where the last call ended.
  mutating func solve(_ limits: SearchLimits) -> SolveStatus {
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    guard !limits.isReached else { return .stopped(hasPoint: false) }
    parameters.tm_lim = limits.millisecondsLeft
    parameters.it_lim = Int32(clamping: limits.workLeft)
    let before = glp_get_it_cnt(pointer)
    let code = pt_simplex(pointer, &parameters)
    limits.spend(Int(glp_get_it_cnt(pointer) - before))
    return SolveStatus(simplexCode: code, status: glp_get_status(pointer))
  }

  /// The optimum. Only after ``SolveStatus/optimal``.
  var value: Double {
    precondition(glp_get_status(pointer) == GLP_OPT)
    return glp_get_obj_val(pointer)
  }

  /// What one unit more of each row would cost. Only after ``SolveStatus/optimal``.
  var duals: [Double] {
    precondition(glp_get_status(pointer) == GLP_OPT)
    return (1...glp_get_num_rows(pointer)).map { glp_get_row_dual(pointer, $0) }
  }
}
