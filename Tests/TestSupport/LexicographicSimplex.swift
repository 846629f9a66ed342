/// Linear functions minimised one after the other over A x ≤ b, x ≥ 0 with b ≥ 0, each kept exactly by
/// those after it: the simplex method on a dense dictionary, with nothing of the solver under test.
///
/// Each row reads basic = b − Σ a · nonbasic. Where a function is at its least, nonbasic variables
/// with a positive reduced cost are zero in all of its optima, so their columns leave the dictionary;
/// what is left has just these optima, and no tolerance is given away from one function to the next.
public struct LexicographicSimplex {
  /// Row by row, the right side first.
  private var dictionary: [Double]
  private let rows: Int
  private var width: Int
  /// Variables by place; a slack has the number of its row after all variables.
  private var basic: [Int]
  private var nonbasic: [Int]
  /// What is taken for nothing; coefficients are to be about one.
  private static let rounding = 1e-10

  /// - Parameters:
  ///   - variables: how many there are.
  ///   - rows: the coefficients a ≠ 0 of each row by variable, and its right side b ≥ 0.
  public init(variables: Int, rows: [(terms: [(variable: Int, coefficient: Double)], most: Double)])
  {
    precondition(rows.allSatisfy { $0.most >= 0 })
    self.rows = rows.count
    width = variables + 1
    dictionary = Array(repeating: 0, count: rows.count * width)
    for (place, row) in rows.enumerated() {
      dictionary[place * width] = row.most
      for (variable, coefficient) in row.terms {
        dictionary[place * width + 1 + variable] += coefficient
      }
    }
    basic = rows.indices.map { variables + $0 }
    nonbasic = Array(0..<variables)
  }

  /// The least of Σ cost · variable among what is left; its optima are left.
  ///
  /// - Parameter cost: by variable; the function has to have a least value.
  public mutating func minimise(_ cost: [Double]) -> Double {
    let unit = cost.reduce(0) { max($0, abs($1)) }
    guard unit > 0 else { return 0 }
    func share(_ variable: Int) -> Double { variable < cost.count ? cost[variable] / unit : 0 }
    // The function in nonbasic variables: objective[0] + Σ objective[c] · nonbasic.
    var objective = [0] + nonbasic.map(share)
    for row in 0..<rows where share(basic[row]) != 0 {
      objective[0] += share(basic[row]) * dictionary[row * width]
      for column in 1..<width {
        objective[column] -= share(basic[row]) * dictionary[row * width + column]
      }
    }
    var steps = 0
    while let column = entering(objective, byNumber: steps > 4 * (rows + width)) {
      guard let row = leaving(column) else { preconditionFailure("it has no least value") }
      pivot(row, column, &objective)
      steps += 1
    }
    leaveOut(objective.indices.filter { $0 > 0 && objective[$0] > Self.rounding })
    return objective[0] * unit
  }

  /// The steepest column, or, by Bland's rule, the one with the lowest number, which ends circles.
  private func entering(_ objective: [Double], byNumber: Bool) -> Int? {
    var best: Int?
    for column in 1..<width where objective[column] < -Self.rounding {
      if let other = best {
        let isBetter =
          byNumber
          ? nonbasic[column - 1] < nonbasic[other - 1] : objective[column] < objective[other]
        if isBetter { best = column }
      } else {
        best = column
      }
    }
    return best
  }

  /// The row that limits a column first; of equal ones that with the lowest number.
  private func leaving(_ column: Int) -> Int? {
    var best: (row: Int, ratio: Double)?
    for row in 0..<rows {
      let coefficient = dictionary[row * width + column]
      guard coefficient > Self.rounding else { continue }
      let ratio = max(0, dictionary[row * width]) / coefficient
      if let other = best {
        guard ratio < other.ratio || ratio == other.ratio && basic[row] < basic[other.row] else {
          continue
        }
      }
      best = (row, ratio)
    }
    return best?.row
  }

  private mutating func pivot(_ row: Int, _ column: Int, _ objective: inout [Double]) {
    let width = width
    let entering = nonbasic[column - 1]
    dictionary.withUnsafeMutableBufferPointer { table in
      let own = row * width
      let unit = 1 / table[own + column]
      for place in 0..<width { table[own + place] *= unit }
      table[own + column] = unit
      for other in 0..<rows where other != row {
        let start = other * width
        let factor = table[start + column]
        guard factor != 0 else { continue }
        table[start + column] = 0
        for place in 0..<width { table[start + place] -= factor * table[own + place] }
      }
      let factor = objective[column]
      objective[column] = 0
      // The right side counts up where coefficients count down.
      objective[0] += factor * table[own]
      for place in 1..<width { objective[place] -= factor * table[own + place] }
    }
    nonbasic[column - 1] = basic[row]
    basic[row] = entering
  }

  private mutating func leaveOut(_ columns: [Int]) {
    guard !columns.isEmpty else { return }
    let kept = (0..<width).filter { !columns.contains($0) }
    dictionary = (0..<rows).flatMap { row in kept.map { dictionary[row * width + $0] } }
    nonbasic = kept.dropFirst().map { nonbasic[$0 - 1] }
    width = kept.count
  }
}
