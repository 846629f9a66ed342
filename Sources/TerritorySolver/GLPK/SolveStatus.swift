import CGLPK

/// What a call of GLPK came to.
///
/// | routine | return code | status | means |
/// |---|---|---|---|
/// | glp_simplex | 0 | GLP_OPT | ``optimal`` |
/// | glp_simplex | 0 | GLP_NOFEAS | ``infeasible`` |
/// | glp_simplex | GLP_ENOPFS | any | ``infeasible`` |
/// | glp_simplex | GLP_ETMLIM, GLP_EITLIM | any | ``stopped`` |
/// | glp_simplex | pt_broken_off | any | ``failed``: one of GLPK's own assertions |
/// | glp_simplex | any other | any | ``failed`` |
/// | glp_intopt | 0 | GLP_OPT | ``optimal`` |
/// | glp_intopt | 0 | GLP_NOFEAS | ``infeasible`` |
/// | glp_intopt | GLP_ENOPFS | any | ``infeasible`` |
/// | glp_intopt | GLP_EMIPGAP, GLP_ETMLIM, GLP_ESTOP | GLP_FEAS | ``stopped``, with a point |
/// | glp_intopt | GLP_EMIPGAP, GLP_ETMLIM, GLP_ESTOP | other | ``stopped``, without one |
/// | glp_intopt | pt_stopped | any | ``stopped``, without a point, and the problem is lost |
/// | glp_intopt | pt_broken_off | any | ``failed``, and the problem is lost |
/// | glp_intopt | any other | any | ``failed`` |
///
/// GLP_INFEAS says that the point at hand is infeasible, not that there is none, so it proves
/// nothing and counts as a failure. So does GLP_UNBND, which no programme of this tool can have.
enum SolveStatus: Equatable {
  /// Proven optimal; an objective can be read.
  case optimal
  /// Proven to have no solution.
  case infeasible
  /// Stopped at a limit or by the callback.
  case stopped(hasPoint: Bool)
  /// GLPK gave up for numerical reasons; the codes say why.
  case failed(code: Int32, status: Int32)

  var isStopped: Bool {
    if case .stopped = self { true } else { false }
  }

  init(simplexCode code: Int32, status: Int32) {
    switch (code, status) {
    case (0, GLP_OPT): self = .optimal
    case (0, GLP_NOFEAS), (GLP_ENOPFS, _): self = .infeasible
    case (GLP_ETMLIM, _), (GLP_EITLIM, _): self = .stopped(hasPoint: false)
    default: self = .failed(code: code, status: status)
    }
  }

  init(integerCode code: Int32, status: Int32) {
    switch (code, status) {
    case (0, GLP_OPT): self = .optimal
    case (0, GLP_NOFEAS), (GLP_ENOPFS, _): self = .infeasible
    case (GLP_EMIPGAP, _), (GLP_ETMLIM, _), (GLP_ESTOP, _):
      self = .stopped(hasPoint: status == GLP_FEAS || status == GLP_OPT)
    case (Int32(pt_stopped), _): self = .stopped(hasPoint: false)
    default: self = .failed(code: code, status: status)
    }
  }
}

/// Why there is no answer that could be relied on. Nothing about the plan is known then.
public struct SolverFailure: Error, CustomStringConvertible {
  public let description: String
  /// Whether a proof failed its check, which is told wherever it happens; else GLPK gave up.
  let isFalseProof: Bool

  /// GLPK gave up for numerical reasons.
  init(_ status: SolveStatus) {
    description =
      "GLPK gave up for numerical reasons (\(status)). Please report the region and the command."
    isFalseProof = false
  }

  /// A proof is false.
  init(falseProof contradiction: String) {
    description =
      "A proof failed its check, so the plan is not shown: \(contradiction). This is a fault of"
      + " plan-territories; please report the region and the command."
    isFalseProof = true
  }
}

/// The solver and its version, as results name it.
public let solverName = "GLPK \(String(cString: glp_version()))"
