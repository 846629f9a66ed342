/// Two municipalities that would rather be in one territory, as a survey says.
public struct Partnership: Sendable, Hashable {
  /// Positions of the municipalities.
  public let first: Int
  public let second: Int
  /// How much it counts that a border parts them, above zero.
  public let weight: Double

  public init(_ first: Int, _ second: Int, weight: Double) {
    precondition(first != second && weight > 0)
    self.first = first
    self.second = second
    self.weight = weight
  }
}

extension Partnership {
  /// Reads `partners.csv`: `from,to,weight`, each pair once.
  static func read(
    _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> [Partnership] {
    guard
      let pairs = PairTable(
        place,
        values: [PairTable.Value(column: "weight", quantity: .positive)],
        bothDirections: false, directory, log: &log)
    else { return [] }
    return pairs.rows.compactMap { row in
      guard row.pair.from != row.pair.to else {
        log.add(
          place, line: row.line, "a municipality is its own partner", mend: "delete the row")
        return nil
      }
      return row.values["weight"].map {
        Partnership(
          min(row.pair.from, row.pair.to), max(row.pair.from, row.pair.to), weight: $0)
      }
    }
  }
}
