import TerritoryModel

/// A level of a brief as a programme of its own, in the plain formulation of Documentation/Model.md, so
/// that its optimum can be checked with another solver. Levels before it are kept at what a plan has of
/// them.
public struct CompactFormulation: Sendable {
  let program: LinearProgram
  let objective: LinearExpression
  /// What is minimised.
  public let level: Objective

  /// The first level.
  ///
  /// - Parameters:
  ///   - brief: its territories are not given, and it differs from no other plan: separate rows for
  ///     these exist inside the search only.
  ///   - codes: what municipalities are called, each of them once. Where one has other signs than
  ///     letters and digits, or is long, names in the programme have positions in place of codes.
  public init(_ brief: PlanBrief, codes: [String]) {
    self.init(brief, codes: codes, level: brief.stages[0].objective, keeping: [])
  }

  private init(
    _ brief: PlanBrief, codes: [String], level: Objective, keeping kept: [KeptLevel]
  ) {
    precondition(brief.grouping == nil && brief.difference == nil)
    precondition(codes.count == brief.count && Set(codes).count == codes.count)
    self.level = level
    var model = DistrictingModel(
      brief, reach: Reach(brief), measures: Set(kept.map(\.level.objective)).union([level]),
      isPlain: true, labels: Self.labels(codes))
    for earlier in kept {
      model.program.family = "kept_\(earlier.level.objective.rawValue)"
      model.keep(earlier.level.objective, atMost: earlier.ceiling)
    }
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

  /// What stands for municipalities in names: underscores divide the parts of those.
  private static func labels(_ codes: [String]) -> [String] {
    let arePlain = codes.allSatisfy { code in
      !code.isEmpty && code.utf8.count <= longestCode
        && code.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0 & 0xDF) }
    }
    return arePlain ? codes : codes.indices.map { "m\($0 + 1)" }
  }

  /// Bytes; a name has two codes and some words.
  private static let longestCode = 60

  /// The programmes of the levels that a solution has, in their order: fairness is two, of which the
  /// second minimises clients beyond an even share.
  ///
  /// - Parameters:
  ///   - brief: what the solution answers, as in ``init(_:codes:)``.
  ///   - codes: as there.
  public static func all(
    of solution: Solution, for brief: PlanBrief, codes: [String]
  ) -> [CompactFormulation] {
    var kept: [KeptLevel] = []
    return solution.figures.map { figure in
      let level = figure.level
      let next = CompactFormulation(brief, codes: codes, level: level.objective, keeping: kept)
      // With a tolerance later levels make the value worse than the least, which they start from.
      let ceiling = level.ceiling(
        above: level.tolerance > 0 ? figure.bound : figure.value, with: solution.plan, brief)
      kept.append(KeptLevel(level: level, ceiling: max(ceiling, figure.value)))
      return next
    }
  }
}

extension Solution {
  /// A value that was minimised, with its bound.
  public struct Figure: Sendable {
    public let level: Level
    public let value: Double
    public let bound: Double
  }

  /// What was minimised one after the other: the levels, and of fairness both figures.
  public var figures: [Figure] {
    levels.flatMap { result in
      let first = Figure(level: result.level, value: result.value, bound: result.bound)
      let second = result.beyondEvenShare.map {
        Figure(
          level: Level(.beyondEvenShare, tolerance: result.level.tolerance), value: $0.value,
          bound: $0.bound)
      }
      return [first] + [second].compactMap { $0 }
    }
  }
}
