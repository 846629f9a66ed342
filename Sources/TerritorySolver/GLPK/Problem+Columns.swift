import CGLPK

extension Problem {
  /// Appends a column x ≥ 0 to rows that are there.
  ///
  /// - Parameter entries: coefficients by position of the row, from 0, each row once.
  mutating func addColumn(cost: Double, _ entries: [(row: Int, coefficient: Double)]) {
    let number = glp_add_cols(pointer, 1)
    precondition(cost.isFinite && entries.allSatisfy(\.coefficient.isFinite))
    precondition(entries.allSatisfy { $0.row >= 0 && $0.row < glp_get_num_rows(pointer) })
    precondition(Set(entries.map(\.row)).count == entries.count, "a row stands twice in a column")
    // GLPK counts from 1: the first entry of each array is not read.
    glp_set_mat_col(
      pointer, number, Int32(entries.count), [0] + entries.map { Int32($0.row + 1) },
      [0] + entries.map(\.coefficient))
    glp_set_col_bnds(pointer, number, GLP_LO, 0, 0)
    glp_set_obj_coef(pointer, number, cost)
  }

  /// Solves the linear programme by the primal simplex method from the basis of the last call, which
  /// stays feasible when columns are added.
  mutating func resolveWithNewColumns(_ limits: SearchLimits) -> SolveStatus {
    precondition(glp_get_num_rows(pointer) > 0, "GLPK aborts on a problem without rows")
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = GLP_PRIMAL
    // The basis is mostly near the optimum. Slices that divided its first solution would lead to
    // other prices, of which there are many that are as good.
    return iterate(&parameters, limits, slices: 10)
  }

  /// What a unit more of each row's bound costs. Only after ``SolveStatus/optimal``.
  var rowPrices: [Double] {
    precondition(glp_get_status(pointer) == GLP_OPT)
    return (1...glp_get_num_rows(pointer)).map { glp_get_row_dual(pointer, $0) }
  }
}
