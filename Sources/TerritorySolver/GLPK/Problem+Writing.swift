import CGLPK

/// A file format of programmes that other solvers read.
public enum ModelFormat: String, Sendable, CaseIterable {
  /// Free MPS.
  case mps
  /// CPLEX LP.
  case lp
}

extension PlainProgram {
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
