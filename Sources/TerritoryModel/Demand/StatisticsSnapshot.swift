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

extension StatisticsSnapshot {
  /// Rows that count more people of a group than there are people. In columns of different months that
  /// may be so, and of estimates nothing else is known.
  public var doubts: [InputProblem] {
    CountColumn.partsOfWholes.flatMap { part, whole -> [InputProblem] in
      guard let some = counts[part], let all = counts[whole] else { return [] }
      return estimated.indices.compactMap { municipality in
        guard estimated[municipality].isDisjoint(with: [part, whole]),
          let few = some[municipality], let many = all[municipality], few > many
        else { return nil }
        return InputProblem(
          place: place, line: line(of: municipality),
          what: "more \(part.header) than \(whole.header): \(shortest(few)), \(shortest(many))",
          remedy: "correct the figures, unless the columns are of different months")
      }
    }
  }

  /// Reads a file of `statistics/`; nil where it can't be used, which `log` then says.
  init?(reading place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    let before = log.count
    guard let table = CSVTable(place, required: [MunicipalityTable.column], log: &log),
      let municipal = MunicipalityTable(
        table, of: "statistics", mendTwice: "delete one of the rows", directory, log: &log)
    else { return nil }
    let columns = table.columns.filter { $0 != "municipality" && $0 != "estimated" }
      .map(CountColumn.init)
    if columns.isEmpty {
      log.add(place, line: 1, "there is no column of counts", mend: "add one, such as unemployed")
    }
    // Where rows are missing, counts for each municipality and column may be far more than cells.
    let count = log.count == before ? directory.municipalities.count : 0
    let known = Set(columns)
    // The header names each column once (CSVTable).
    var counts = Dictionary(
      uniqueKeysWithValues: columns.map { ($0, Array(repeating: nil as Double?, count: count)) })
    var estimated = Array(repeating: Set<CountColumn>(), count: count)
    var suppressed = estimated
    for (municipality, row) in municipal.rows {
      let values = Self.counts(row, columns, table, log: &log)
      let marks = Self.estimated(row, columns, known, table, log: &log)
      guard log.count == before, let municipality else { continue }
      for (column, value) in values { counts[column]?[municipality] = value }
      estimated[municipality] = marks
      suppressed[municipality] = Set(
        columns.filter { SuppressedCount.isMark(row[$0.header]) })
    }
    guard log.count == before else { return nil }
    self.init(
      id: RegionFolder.stem(place), columns: columns, counts: counts, estimated: estimated,
      suppressed: suppressed, place: place, lines: municipal.lines)
  }

  private static func counts(
    _ row: CSVTable.Row, _ columns: [CountColumn], _ table: CSVTable, log: inout ProblemLog
  ) -> [CountColumn: Double] {
    var counts: [CountColumn: Double] = [:]
    for column in columns
    where !row[column.header].isEmpty && !SuppressedCount.isMark(row[column.header]) {
      counts[column] = table.number(row, column.header, in: 0...10_000_000, log: &log)
    }
    return counts
  }

  /// Columns that a message names.
  private static let mostNamed = 25

  private static func estimated(
    _ row: CSVTable.Row, _ columns: [CountColumn], _ known: Set<CountColumn>, _ table: CSVTable,
    log: inout ProblemLog
  ) -> Set<CountColumn> {
    var found: Set<CountColumn> = []
    for name in row["estimated"].split(whereSeparator: { " ;".contains($0) }) {
      let column = CountColumn(String(name))
      if known.contains(column) {
        found.insert(column)
      } else {
        let names =
          columns.prefix(mostNamed).map(\.header) + (columns.count > mostNamed ? ["…"] : [])
        log.add(
          table.place, line: row.line,
          "estimated names \(quoted(column.header)), which is no column",
          mend: "write the estimated columns' names: \(names.joined(separator: " "))")
      }
    }
    return found
  }
}
