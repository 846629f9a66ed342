/// What a check of a plan that somebody wrote came to.
package struct Verification: Sendable {
  /// What another solver says of a level.
  package enum Verdict: Sendable, Equatable {
    /// No plan has less than the bound.
    case confirmed
    /// The solver has a plan with less than the bound.
    case contradicted(optimum: Double)
    /// The solver finds nothing as good as the plan, and at worst no plan at all (nil). Where the plan
    /// is sound, that is the solver's fault: the plan itself is the proof that its value is possible.
    case missed(optimum: Double?)
    /// The time was over first, or the solver gave no answer.
    case undecided
  }

  /// A value that was minimised, and what the solvers that were asked say of it, in their order.
  package struct Level: Sendable {
    package let objective: Objective
    package let value: Double
    package let bound: Double
    package let verdicts: [Verdict]

    package init(_ objective: Objective, value: Double, bound: Double, verdicts: [Verdict]) {
      (self.objective, self.value, self.bound) = (objective, value, bound)
      self.verdicts = verdicts
    }
  }

  package enum Outcome: String, Sendable {
    /// The plan is sound, and some solver confirms each bound.
    case confirmed
    /// Something is not as it is said to be.
    case refuted
    /// Nothing is wrong, and not every bound was confirmed.
    case undecided
  }

  /// What the audit finds wrong with the plan, and figures that are not what they are said to be.
  package let findings: [Wording]
  package let levels: [Level]
  /// The names of the solvers that were asked; empty where none is installed.
  package let solvers: [String]

  package init(findings: [Wording], levels: [Level], solvers: [String]) {
    (self.findings, self.levels, self.solvers) = (findings, levels, solvers)
  }

  package var outcome: Outcome {
    let isContradicted = levels.flatMap(\.verdicts).contains {
      if case .contradicted = $0 { true } else { false }
    }
    if !findings.isEmpty || isContradicted { return .refuted }
    return levels.allSatisfy { $0.verdicts.contains(.confirmed) } ? .confirmed : .undecided
  }
}
