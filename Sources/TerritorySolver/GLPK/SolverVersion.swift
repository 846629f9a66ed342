import CGLPK

/// The solver and its version, as results name it.
public let solverName = "GLPK \(String(cString: glp_version()))"
