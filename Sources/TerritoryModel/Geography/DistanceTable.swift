/// What the way between two municipalities is measured in.
public enum TravelMeasure: String, Sendable, CaseIterable {
  case kilometres
  /// Of driving.
  case minutes
}

/// Ways between municipal centres by road, the same in both directions: in kilometres, or in minutes
/// of driving, which then stand wherever kilometres are spoken of.
public struct DistanceTable: Sendable {
  public let count: Int
  public let measure: TravelMeasure
  /// The same ways in minutes; nil where they are not known of every pair.
  private let minutes: [Double]?
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

  /// - Parameters:
  ///   - kilometres: a square matrix, row by row.
  ///   - minutes: likewise, with nan where they are not known.
  init(
    count: Int, kilometres: [Double], minutes: [Double]? = nil, estimatedPairs: Int,
    measure: TravelMeasure = .kilometres
  ) {
    self.count = count
    self.measure = measure
    self.minutes = minutes.flatMap { $0.contains(where: \.isNaN) ? nil : $0 }
    self.kilometres = kilometres
    self.estimatedPairs = estimatedPairs
    longest = kilometres.max() ?? 0
  }

  /// The same ways in minutes of driving; nil where they are not known of every pair.
  var inMinutes: DistanceTable? {
    minutes.map {
      DistanceTable(
        count: count, kilometres: $0, estimatedPairs: estimatedPairs, measure: .minutes)
    }
  }

  /// The same with each distance turned into another, such as one in another unit.
  func mapped(_ change: (Double) -> Double) -> DistanceTable {
    DistanceTable(
      rows: (0..<count).map { from in (0..<count).map { change(self[from, $0]) } },
      estimatedPairs: estimatedPairs)
  }

  /// The way by road from one municipal centre to another, in the table's measure.
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
    // No pair is missing, or log.count would have grown.
    self.init(
      count: rows.count, kilometres: rows.flatMap { $0.compactMap { $0 } },
      minutes: Self.minutes(table, rows.count), estimatedPairs: Set(estimated).count)
  }

  /// The longer of both directions where they differ; nil where no row has any.
  private static func minutes(_ table: PairTable, _ count: Int) -> [Double]? {
    var minutes = Array(repeating: Double.nan, count: count * count)
    for index in 0..<count { minutes[index * count + index] = 0 }
    for row in table.rows where row.pair.from != row.pair.to {
      guard let value = row.values["minutes"] else { continue }
      let places = [row.pair, .init(from: row.pair.to, to: row.pair.from)].map {
        $0.from * count + $0.to
      }
      let longer = minutes[places[0]].isNaN ? value : max(minutes[places[0]], value)
      for place in places { minutes[place] = longer }
    }
    return minutes
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
