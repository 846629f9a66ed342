import Foundation
import TerritoryModel
import TerritorySolver

extension Verification {
  /// Checks a plan by the audit, and its bounds by other solvers.
  ///
  /// - Parameters:
  ///   - solution: the plan with what is said of its levels.
  ///   - isOptimal: whether every level is said to be proven.
  ///   - findings: what else was found wrong with it.
  ///   - names: of the municipalities, as findings have them.
  ///   - codes: of the municipalities, as programmes have them.
  ///   - folder: where programmes may be written for the time being.
  ///   - seconds: how long each solver may take for each level, at least 1.
  /// - Throws: ``InvalidInput`` where a programme can't be written or a solver not be started.
  package init(
    _ solution: Solution, for brief: PlanBrief, isOptimal: Bool, findings: [Wording],
    names: [String], codes: [String], folder: String, seconds: Int
  ) throws(InvalidInput) {
    var findings = PlanAudit(solution, for: brief, names: names).findings + findings
    if isOptimal {
      if solution.levels.count < brief.priority.count { findings.append("a level is missing") }
      // What a tolerance adds to clients beyond an even share is a part of those who waited when the
      // level was proven, which no file says.
      let isOpen = { (level: LevelResult) in
        level.level.tolerance > 0 ? !level.isValueProven : !level.isProven
      }
      findings += solution.levels.filter(isOpen).map {
        "\($0.objective.rawValue) is not proven: its bound lies below it"
      }
    }
    let solvers = OtherSolver.independent.filter { $0.path != nil }
    let programs = CompactFormulation.all(of: solution, for: brief, codes: codes)
    let levels = try zip(solution.figures, programs).map { figure, program throws(InvalidInput) in
      let path = "\(folder)/level.mps"
      defer { try? FileManager.default.removeItem(atPath: path) }
      guard program.write(to: path, as: .mps) else { throw Self.unwritable(path) }
      let verdicts = try solvers.map { solver throws(InvalidInput) in
        guard
          let answer = try? solver.answer(to: path, .mps, folder: folder, seconds: seconds)
        else { throw Self.unwritable(path) }
        return Verdict(answer, on: figure, brief)
      }
      return Level(
        figure.level.objective, value: figure.value, bound: figure.bound, verdicts: verdicts)
    }
    self.init(findings: findings, levels: levels, solvers: solvers.map(\.rawValue))
  }

  private static func unwritable(_ path: String) -> InvalidInput {
    InvalidInput([
      InputProblem(
        place: path, what: "the programme can't be written, or a solver can't be started",
        remedy: "give the disk room, and the solver the right to run")
    ])
  }
}

extension Verification.Verdict {
  /// How far other solvers' optima may lie from a figure by rounding: they work to tolerances of a
  /// millionth of a client, and each kept level adds its own, which count for more where clients are
  /// few.
  private static func slack(_ figure: Solution.Figure, _ brief: PlanBrief) -> Double {
    let objective = figure.level.objective
    let fewClients =
      switch objective.quantity {
      case .clients: 1e-5
      case .clientKilometres: 1e-5 * brief.reachKm
      case .percent: 1e-3
      case .weight, .municipalities: 1e-6
      }
    return 2 * brief.rounding(of: objective) + 1e-5 * abs(figure.value) + fewClients
  }

  /// - Parameter figure: what is said of the level that the solver was asked about.
  fileprivate init(_ answer: OtherSolver.Answer, on figure: Solution.Figure, _ brief: PlanBrief) {
    let slack = Self.slack(figure, brief)
    switch answer {
    case .optimum(let optimum):
      if optimum < figure.bound - slack {
        self = .contradicted(optimum: optimum)
      } else {
        self = optimum > figure.value + slack ? .missed(optimum: optimum) : .confirmed
      }
    case .infeasible: self = .missed(optimum: nil)
    case .stopped(let bound?): self = bound >= figure.bound - slack ? .confirmed : .undecided
    case .stopped(nil), .unclear: self = .undecided
    }
  }
}
