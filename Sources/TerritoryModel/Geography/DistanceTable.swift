/// Road distances between municipal centres in kilometres, the same in both directions.
public struct DistanceTable: Sendable {
  public let count: Int
  /// Pairs of municipalities whose distance is an estimate: over a link, say, or a great circle.
  public let estimatedPairs: Int
  private let kilometres: [Double]
  /// The longest of all distances.
  let longest: Double

  /// - Parameter rows: a square, symmetric matrix, km, with a zero diagonal.
  /// - Precondition: the matrix is square, symmetric and finite, with no negative number.
  public init(rows: [[Double]], estimatedPairs: Int = 0) {
    count = rows.count
    self.estimatedPairs = estimatedPairs
    for (i, row) in rows.enumerated() {
      precondition(row.count == rows.count && row[i] == 0)
      for (j, value) in row.enumerated() {
        precondition(value >= 0 && value.isFinite && value == rows[j][i])
      }
    }
    kilometres = rows.flatMap { $0 }
    longest = kilometres.max() ?? 0
  }

  /// The same with each distance turned into another, such as one in another unit.
  func mapped(_ change: (Double) -> Double) -> DistanceTable {
    DistanceTable(
      rows: (0..<count).map { from in (0..<count).map { change(self[from, $0]) } },
      estimatedPairs: estimatedPairs)
  }

  /// Kilometres by road from one municipal centre to another.
  public subscript(from: Int, to: Int) -> Double { kilometres[from * count + to] }

  /// Pairs of different municipalities.
  public var pairs: Int { count * (count - 1) / 2 }
}
