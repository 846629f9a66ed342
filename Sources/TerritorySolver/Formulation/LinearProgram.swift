/// A linear programme with integer columns, as plain data: minimise cost subject to rows.
///
/// Kept apart from GLPK so that the formulation can be read, tested and written without it.
struct LinearProgram {
  /// A column of the programme.
  struct Variable: Hashable {
    /// Position among the columns, from 0.
    let index: Int
  }

  struct Column {
    let name: String
    let lower: Double
    /// Infinity where there is no bound.
    let upper: Double
    let isInteger: Bool
  }

  /// lower ≤ Σ terms ≤ upper, with each variable at most once and no zero coefficient.
  struct Row {
    let terms: [(variable: Variable, coefficient: Double)]
    let lower: Double
    let upper: Double
    /// Whether it may be left out of a relaxation until a point breaks it. It is needed all the
    /// same: where there are many of a kind, few of them decide.
    var isLazy = false

    /// Whether a point breaks it by more than rounding.
    func isBroken(at value: (Variable) -> Double) -> Bool {
      let sum = terms.reduce(0) { $0 + $1.coefficient * value($1.variable) }
      return sum > upper + 1e-6 || sum < lower - 1e-6
    }
  }

  private(set) var columns: [Column] = []
  private(set) var rows: [Row] = []
  /// The names of the rows, in their order.
  private(set) var rowNames: [String] = []
  /// What rows without a name of their own are called, with the row's number.
  var family = "row"

  mutating func addColumn(
    _ name: String, _ bounds: ClosedRange<Double>, isInteger: Bool = false
  ) -> Variable {
    columns.append(
      Column(
        name: name, lower: bounds.lowerBound, upper: bounds.upperBound, isInteger: isInteger))
    return Variable(index: columns.count - 1)
  }

  /// Appends a row, with or without terms.
  mutating func append(_ row: Row, named name: String? = nil) {
    rows.append(row)
    rowNames.append(name ?? "\(family)_\(rows.count)")
  }

  /// Adds a constraint. One without variables is dropped where it holds.
  ///
  /// - Returns: false where it has no variables and can't hold.
  @discardableResult
  mutating func require(
    _ constraint: Constraint, named name: String? = nil, isLazy: Bool = false
  ) -> Bool {
    var row = constraint.row
    row.isLazy = isLazy
    if row.terms.isEmpty { return row.lower <= 1e-9 && row.upper >= -1e-9 }
    append(row, named: name)
    return true
  }
}

/// A sum of variables with coefficients, and a constant.
struct LinearExpression {
  private(set) var terms: [(variable: LinearProgram.Variable, coefficient: Double)]
  private(set) var constant: Double

  static let zero = LinearExpression(terms: [], constant: 0)

  init(_ variable: LinearProgram.Variable) {
    terms = [(variable, 1)]
    constant = 0
  }

  init(_ constant: Double) {
    terms = []
    self.constant = constant
  }

  private init(
    terms: [(variable: LinearProgram.Variable, coefficient: Double)], constant: Double
  ) {
    self.terms = terms
    self.constant = constant
  }

  /// The terms with each variable once, in the order of the columns, without zeros and without what
  /// rounding leaves of a difference of equals.
  var collected: [(variable: LinearProgram.Variable, coefficient: Double)] {
    var result: [(variable: LinearProgram.Variable, coefficient: Double)] = []
    var sizes: [Double] = []
    for term in terms.sorted(by: { $0.variable.index < $1.variable.index }) {
      if let last = result.last, last.variable == term.variable {
        result[result.count - 1].coefficient += term.coefficient
        sizes[sizes.count - 1] += abs(term.coefficient)
      } else {
        result.append(term)
        sizes.append(abs(term.coefficient))
      }
    }
    return zip(result, sizes).filter { abs($0.coefficient) > 1e-14 * $1 }.map(\.0)
  }

  /// The value at a point.
  func value(at point: [Double]) -> Double {
    terms.reduce(constant) { $0 + $1.coefficient * point[$1.variable.index] }
  }

  static func + (left: Self, right: Self) -> Self {
    LinearExpression(terms: left.terms + right.terms, constant: left.constant + right.constant)
  }

  static func - (left: Self, right: Self) -> Self { left + -1 * right }

  static func * (factor: Double, expression: Self) -> Self {
    LinearExpression(
      terms: expression.terms.map { ($0.variable, factor * $0.coefficient) },
      constant: factor * expression.constant)
  }

  static func += (left: inout Self, right: Self) {
    left.terms += right.terms
    left.constant += right.constant
  }
}

extension Sequence {
  /// Σ of what `body` makes of each element.
  func sum(_ body: (Element) -> LinearExpression) -> LinearExpression {
    reduce(into: .zero) { $0 += body($1) }
  }
}

/// A linear constraint, written as in the paper: `load <= capacity`.
struct Constraint {
  let expression: LinearExpression
  let range: ClosedRange<Double>

  static func lessOrEqual(_ left: LinearExpression, _ right: LinearExpression) -> Constraint {
    Constraint(expression: left - right, range: -Double.infinity...0)
  }

  var row: LinearProgram.Row {
    LinearProgram.Row(
      terms: expression.collected, lower: range.lowerBound - expression.constant,
      upper: range.upperBound - expression.constant)
  }
}

func <= (left: LinearExpression, right: LinearExpression) -> Constraint {
  .lessOrEqual(left, right)
}

func <= (left: LinearExpression, right: Double) -> Constraint {
  Constraint(expression: left, range: -Double.infinity...right)
}

func >= (left: LinearExpression, right: LinearExpression) -> Constraint {
  .lessOrEqual(right, left)
}

func == (left: LinearExpression, right: Double) -> Constraint {
  Constraint(expression: left, range: right...right)
}
