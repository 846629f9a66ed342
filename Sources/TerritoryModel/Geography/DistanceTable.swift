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
    for (i, row) in rows.enumerated() {
      precondition(row.count == rows.count && row[i] == 0)
      for (j, value) in row.enumerated() {
        precondition(value >= 0 && value.isFinite && value == rows[j][i])
      }
    }
    self.init(
      count: rows.count, kilometres: rows.flatMap { $0 }, estimatedPairs: estimatedPairs)
  }

  /// - Parameter kilometres: a square matrix, row by row.
  init(count: Int, kilometres: [Double], estimatedPairs: Int) {
    self.count = count
    self.kilometres = kilometres
    self.estimatedPairs = estimatedPairs
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

extension DistanceTable {
  /// Reads `distances.csv`: each pair in one direction, or in both with the same distance.
  /// A column `estimated` says what an estimate rests on.
  ///
  /// - Returns: nil where a distance is missing, wrong, or differs by direction, which `log` then says.
  init?(reading place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    if let plain = DistanceTable(plain: place, directory) {
      self = plain
      return
    }
    let before = log.count
    let values = [
      PairTable.Value(column: "km", range: 0...Quantity.mostDistance),
      PairTable.Value(column: "minutes", range: 0...100_000, isOptional: true),
    ]
    guard
      let table = PairTable(place, values: values, bothDirections: true, directory, log: &log)
    else { return nil }
    let rows = Self.matrix(table, place, directory.municipalities.count, log: &log)
    Self.noteMissing(table, place, directory, log: &log)
    guard log.count == before else { return nil }
    let estimated = table.rows.filter { !$0.estimate.isEmpty }.map {
      Set([$0.pair.from, $0.pair.to])
    }
    self.init(rows: rows.map { $0.compactMap { $0 } }, estimatedPairs: Set(estimated).count)
  }

  private static func matrix(
    _ table: PairTable, _ place: String, _ count: Int, log: inout ProblemLog
  ) -> [[Double?]] {
    var rows = Array(repeating: Array(repeating: nil as Double?, count: count), count: count)
    for index in 0..<count { rows[index][index] = 0 }
    for row in table.rows {
      guard let km = row.values["km"] else { continue }
      let (from, to) = (row.pair.from, row.pair.to)
      guard let other = rows[from][to], other != km else {
        rows[from][to] = km
        rows[to][from] = km
        continue
      }
      log.add(
        place, line: row.line,
        from == to
          ? "a municipality is \(shortest(km)) km from itself"
          : "the way is \(shortest(km)) km, the way back \(shortest(other)) km",
        mend: "write the same distance in both directions, 0 to itself, or one direction only")
    }
    return rows
  }

  private static func noteMissing(
    _ table: PairTable, _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    let municipalities = directory.municipalities
    for (from, municipality) in municipalities.enumerated() {
      let missing = municipalities.indices.filter { $0 > from && !table.mayName(from, $0) }
      guard !missing.isEmpty else { continue }
      let names = missing.prefix(5).map { municipalities[$0].name }.joined(separator: ", ")
      let more: Wording = missing.count > 5 ? " and \(missing.count - 5) more" : ""
      log.add(
        place, "no distance from \(municipality.name) to \(names)\(more)",
        mend: "add a row from,to,km for each of these pairs")
    }
  }
}
