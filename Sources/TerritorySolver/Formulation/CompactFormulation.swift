import TerritoryModel

/// The first level of a brief as a programme of its own, in the plain formulation of
/// Documentation/Model.md, so that its optimum can be checked with another solver.
public struct CompactFormulation: Sendable {
  let program: LinearProgram
  let objective: LinearExpression
  /// The level that is minimised.
  public let level: Objective

  /// - Parameters:
  ///   - brief: its territories are not given, and it differs from no other plan: separate rows for
  ///     these exist inside the search only.
  ///   - codes: what municipalities are called, letters and digits, each of them once.
  public init(_ brief: PlanBrief, codes: [String]) {
    precondition(brief.grouping == nil && brief.difference == nil)
    precondition(codes.count == brief.count && Set(codes).count == codes.count)
    level = brief.priority[0].objective
    var model = DistrictingModel(
      brief, reach: Reach(brief), measures: [level], isPlain: true, labels: codes)
    let value = model.objective(level)
    // Solvers disagree about constants in objectives: MPS has no agreed place for them, and some
    // readers drop them or turn their sign. A column that is always 1 is the same to all of them.
    let one = LinearExpression(model.program.addColumn("constant", 1...1))
    // Without a row of its own it may stand nowhere, which not every reader of MPS takes.
    model.program.require(one == 1, named: "constant_is_one")
    if !model.isPossible { model.program.require(one <= 0, named: "impossible") }
    program = model.program
    objective = value - LinearExpression(value.constant) + value.constant * one
  }
}
