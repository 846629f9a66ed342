import TerritoryModel

extension ColumnSearch {
  /// What an integer programme over some columns came to.
  enum Choice {
    case optimal([TerritoryColumn])
    case infeasible
    /// A limit came first, or GLPK gave up.
    case undecided
  }

  /// The rows: each municipality once, then coaches, leaders, territories, and the levels so far.
  var rows: [ClosedRange<Double>] {
    func exactly(_ count: Int) -> ClosedRange<Double> { Double(count)...Double(count) }
    let territories = brief.territories
    return Array(repeating: exactly(1), count: brief.count)
      + [
        exactly(brief.team.coaches), exactly(brief.team.leaders),
        Double(territories.lowerBound)...Double(territories.upperBound),
      ] + kept.map { -Double.infinity...$0.ceiling }
  }

  /// A column's coefficients in the rows.
  func entries(of column: TerritoryColumn) -> [(row: Int, coefficient: Double)] {
    let members = values.sets[Int(column.set)].members
    let levels = kept.enumerated().map {
      (brief.count + 3 + $0, values.value(column, of: $1.level))
    }
    let staff = [
      (brief.count, Double(column.coaches)), (brief.count + 1, Double(column.leaders)),
      (brief.count + 2, 1.0),
    ]
    return (members.positions.map { ($0, 1.0) } + staff + levels).filter { $0.1 != 0 }
  }

  /// The best choice among some of the columns.
  func choice(_ level: Objective, among some: [TerritoryColumn]) -> Choice {
    guard !some.isEmpty else { return .infeasible }
    var program = LinearProgram()
    var objective = LinearExpression.zero
    var sums = Array(repeating: LinearExpression.zero, count: rows.count)
    let chosen = some.enumerated().map { index, column in
      let variable = program.addColumn("column_\(index)", 0...1, isInteger: true)
      objective += values.value(column, of: level) * LinearExpression(variable)
      for (row, coefficient) in entries(of: column) {
        sums[row] += coefficient * LinearExpression(variable)
      }
      return variable
    }
    for (sum, range) in zip(sums, rows) {
      guard program.require(Constraint(expression: sum, range: range)) else { return .infeasible }
    }
    return withProblem { (problem: inout Problem) in
      problem.load(program)
      problem.setObjective(objective)
      let relaxed = problem.solveRelaxation(limits)
      guard relaxed == .optimal else { return relaxed == .infeasible ? .infeasible : .undecided }
      let tree = TreeSearch(
        limits: limits, target: -.infinity, separate: { _ in nil }, branch: { _ in })
      switch problem.solveInteger(tree) {
      case .optimal:
        let point = problem.integerPoint
        return .optimal(zip(some, chosen).filter { point[$1.index] > 0.5 }.map(\.0))
      case .infeasible: return .infeasible
      case .stopped, .failed: return .undecided
      }
    }
  }
}
