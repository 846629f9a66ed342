/// The counts of one month or year, a row for each municipality.
public struct StatisticsSnapshot: Sendable {
  /// The file's name without its ending, such as `2021-10`.
  public let id: String
  /// People by column, in the order of the region's municipalities; nil where the cell is empty or
  /// the count is suppressed.
  public let counts: [CountColumn: [Double?]]
  /// Columns in the order of the file.
  public let columns: [CountColumn]
  /// The columns whose value is an estimate, for each municipality.
  public let estimated: [Set<CountColumn>]
  /// The columns whose count is suppressed, for each municipality.
  public let suppressed: [Set<CountColumn>]

  /// The file that it was read from, for messages; else the id.
  let place: String
  /// The line of each municipality in that file.
  private let lines: [Int: Int]

  /// - Parameter suppressed: nil where no count is.
  public init(
    id: String, columns: [CountColumn], counts: [CountColumn: [Double?]],
    estimated: [Set<CountColumn>], suppressed: [Set<CountColumn>]? = nil
  ) {
    self.init(
      id: id, columns: columns, counts: counts, estimated: estimated,
      suppressed: suppressed ?? Array(repeating: [], count: estimated.count), place: id, lines: [:])
  }

  init(
    id: String, columns: [CountColumn], counts: [CountColumn: [Double?]],
    estimated: [Set<CountColumn>], suppressed: [Set<CountColumn>], place: String,
    lines: [Int: Int]
  ) {
    precondition(suppressed.count == estimated.count)
    self.place = place
    self.lines = lines
    self.id = id
    self.columns = columns
    self.counts = counts
    self.estimated = estimated
    self.suppressed = suppressed
  }

  /// The line that a municipality's counts stand in; nil where they were not read from a file.
  func line(of municipality: Int) -> Int? { lines[municipality] }

  /// The region's total of a column; nil where a municipality's count is not known.
  public func total(_ column: CountColumn) -> Double? {
    guard let values = counts[column] else { return nil }
    return values.reduce(0 as Double?) { sum, value in
      guard let sum, let value else { return nil }
      return sum + value
    }
  }
}
