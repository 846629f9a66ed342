import CGLPK

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
