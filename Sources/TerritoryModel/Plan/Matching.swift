/// The best matching of the territories of two groupings: which of the one continues which of the
/// other, so that as many municipalities as possible keep their territory.
public struct Matching: Sendable {
  /// For each territory of the first grouping the one of the second that it is matched with.
  public let partners: [Int?]
  /// Municipalities in matched territories of both.
  public let kept: Int

  /// Kuhn and Munkres's assignment by shortest augmenting paths with potentials.
  ///
  /// - Parameters:
  ///   - first: municipalities by territory.
  ///   - second: the same for the other grouping.
  public init(_ first: [[Int]], _ second: [[Int]]) {
    let size = max(first.count, second.count)
    let sets = second.map(Set.init)
    // Costs are negative overlaps; empty territories fill up the smaller side.
    let cost = (0..<size).map { row in
      (0..<size).map { column -> Int in
        guard row < first.count, column < second.count else { return 0 }
        return -first[row].count { sets[column].contains($0) }
      }
    }
    let rows = Self.assign(cost)
    var partners: [Int?] = Array(repeating: nil, count: first.count)
    var kept = 0
    for (column, row) in rows.enumerated() where row < first.count && column < second.count {
      partners[row] = column
      kept -= cost[row][column]
    }
    self.partners = partners
    self.kept = kept
  }

  /// The row of each column in an assignment of least cost.
  private static func assign(_ cost: [[Int]]) -> [Int] {
    let size = cost.count
    // Column `size` is where each row starts before it has found a column of its own.
    var rowOf = Array(repeating: -1, count: size + 1)
    var rowPotential = Array(repeating: 0, count: size)
    var columnPotential = Array(repeating: 0, count: size + 1)
    for row in 0..<size {
      rowOf[size] = row
      var column = size
      var least = Array(repeating: Int.max, count: size)
      var via = Array(repeating: size, count: size)
      var isUsed = Array(repeating: false, count: size + 1)
      repeat {
        isUsed[column] = true
        let current = rowOf[column]
        var next = -1
        for other in 0..<size where !isUsed[other] {
          let reduced = cost[current][other] - rowPotential[current] - columnPotential[other]
          if reduced < least[other] {
            least[other] = reduced
            via[other] = column
          }
          if next < 0 || least[other] < least[next] { next = other }
        }
        // Fewer columns than rows are taken so far, so one is left that was not used.
        let step = least[next]
        for other in 0...size where isUsed[other] {
          rowPotential[rowOf[other]] += step
          columnPotential[other] -= step
        }
        for other in 0..<size where !isUsed[other] { least[other] -= step }
        column = next
      } while rowOf[column] >= 0
      while column != size {
        rowOf[column] = rowOf[via[column]]
        column = via[column]
      }
    }
    return Array(rowOf.dropLast())
  }
}
