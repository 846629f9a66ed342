import CGLPK

/// What a cutting-plane loop asks of a problem between two solves of its relaxation.
extension Problem {
  /// Whether the last solve of the relaxation came to its optimum.
  var isSolved: Bool { glp_get_status(pointer) == GLP_OPT }

  var rowCount: Int { Int(glp_get_num_rows(pointer)) }

  /// Deletes those of the rows behind the first `kept` that have slack in the relaxation's optimum.
  /// They are basic, so the basis of the others stays one, and stays optimal.
  mutating func deleteSlackRows(behind kept: Int) {
    let slack = (kept..<rowCount).map { Int32($0 + 1) }
      .filter { glp_get_row_stat(pointer, $0) == GLP_BS }
    guard !slack.isEmpty else { return }
    glp_del_rows(pointer, Int32(slack.count), [0] + slack)
  }

  /// The rows behind the first `kept`.
  func rows(behind kept: Int) -> [LinearProgram.Row] {
    (kept..<rowCount).map { index in
      let row = Int32(index + 1)
      let length = Int(glp_get_mat_row(pointer, row, nil, nil))
      var columns = [Int32](repeating: 0, count: length + 1)
      var values = [Double](repeating: 0, count: length + 1)
      glp_get_mat_row(pointer, row, &columns, &values)
      let type = glp_get_row_type(pointer, row)
      let hasLower = [GLP_LO, GLP_DB, GLP_FX].contains(type)
      let hasUpper = [GLP_UP, GLP_DB, GLP_FX].contains(type)
      return LinearProgram.Row(
        terms: zip(columns, values).dropFirst()
          .map { (LinearProgram.Variable(index: Int($0) - 1), $1) },
        lower: hasLower ? glp_get_row_lb(pointer, row) : -.infinity,
        upper: hasUpper ? glp_get_row_ub(pointer, row) : .infinity)
    }
  }

  /// Deletes the rows behind the first `kept`, and goes back to the basis that they had.
  mutating func restore(_ basis: Basis) {
    precondition(basis.rows.count <= rowCount)
    let added = (basis.rows.count..<rowCount).map { Int32($0 + 1) }
    if !added.isEmpty { glp_del_rows(pointer, Int32(added.count), [0] + added) }
    for (row, status) in basis.rows.enumerated() {
      glp_set_row_stat(pointer, Int32(row + 1), status)
    }
    for (column, status) in basis.columns.enumerated() {
      glp_set_col_stat(pointer, Int32(column + 1), status)
    }
    lazyRows = basis.lazyRows
  }

  /// Which rows and columns are basic, and at which bounds the others are.
  struct Basis {
    fileprivate let rows: [Int32]
    fileprivate let columns: [Int32]
    fileprivate let lazyRows: [LinearProgram.Row]
  }

  var basis: Basis {
    Basis(
      rows: (0..<rowCount).map { glp_get_row_stat(pointer, Int32($0 + 1)) },
      columns: (1...glp_get_num_cols(pointer)).map { glp_get_col_stat(pointer, $0) },
      lazyRows: lazyRows)
  }

  /// Narrows or widens what a column may be.
  mutating func bound(_ variable: LinearProgram.Variable, to range: ClosedRange<Double>) {
    let column = Int32(variable.index + 1)
    precondition(column <= glp_get_num_cols(pointer))
    glp_set_col_bnds(
      pointer, column, Self.boundType(range.lowerBound, range.upperBound), range.lowerBound,
      range.upperBound)
  }

  /// What a unit more of each column would cost. Only after ``SolveStatus/optimal``.
  var reducedCosts: [Double] {
    precondition(glp_get_status(pointer) == GLP_OPT)
    return (1...glp_get_num_cols(pointer)).map { glp_get_col_dual(pointer, $0) }
  }

  /// Solves the relaxation again from the last basis, with the lazy rows that it breaks.
  mutating func resolve(_ limits: SearchLimits) -> SolveStatus {
    while true {
      let status = continueRelaxation(limits)
      guard status == .optimal, addBrokenRows() else { return status }
    }
  }
}
