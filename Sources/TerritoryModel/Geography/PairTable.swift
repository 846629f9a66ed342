/// Rows of a table that name two municipalities, `from` and `to`, each pair once in a direction.
struct PairTable {
  struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  /// Numbers that a row of the table gives for its pair.
  struct Value {
    let column: String
    var quantity: Quantity?
    var range = CSVTable.anyNumber
    /// Whether the column, or a cell of it, may be left out.
    var isOptional = false
  }

  struct Row {
    let pair: Pair
    let line: Int
    /// By column; what could not be read is absent.
    let values: [String: Double]
    /// What the column `estimated` says; empty where the numbers are no estimate.
    let estimate: String
  }

  /// The rows whose two municipalities are known.
  let rows: [Row]
  /// The pairs that any row names, also where it can't be read otherwise.
  private let named: Set<Pair>
  /// Municipalities of rows whose other municipality is not known.
  private let looseEnds: Set<Int>
  /// Whether a row tells neither of its municipalities.
  private let hasObscureRow: Bool

  /// Reads the table; an unknown municipality, a number that is none, and a pair given before are
  /// noted.
  ///
  /// - Parameters:
  ///   - bothDirections: whether a pair may also stand the other way round.
  ///   - mayBeEmpty: whether a header without rows will do for several municipalities too.
  init?(
    _ place: String, values: [Value], bothDirections: Bool, mayBeEmpty: Bool = false,
    _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    guard
      let table = CSVTable(
        place, required: ["from", "to"] + values.filter { !$0.isOptional }.map(\.column),
        optional: values.filter(\.isOptional).map(\.column) + ["estimated"],
        // A single municipality makes no pair.
        mayBeEmpty: mayBeEmpty || directory.municipalities.count == 1, log: &log)
    else { return nil }
    var lines: [Pair: Int] = [:]
    var rows: [Row] = []
    for row in table.rows {
      let from = table.municipality(row, "from", directory, log: &log)
      let to = table.municipality(row, "to", directory, log: &log)
      let numbers = Self.numbers(values, row, table, log: &log)
      guard let from, let to else { continue }
      let pair = Pair(from: from, to: to)
      let reverse = Pair(from: to, to: from)
      if let first = lines[pair] ?? (bothDirections ? nil : lines[reverse]) {
        log.add(
          place, line: row.line, "the pair stands in line \(first) already",
          mend: "delete one of the rows")
        continue
      }
      lines[pair] = row.line
      rows.append(
        Row(pair: pair, line: row.line, values: numbers, estimate: row["estimated"]))
    }
    self.rows = rows
    var named: Set<Pair> = []
    var looseEnds: Set<Int> = []
    var hasObscureRow = false
    for row in table.rows + table.brokenRows {
      let from = directory.position(of: row["from"])
      let to = directory.position(of: row["to"])
      switch (from, to) {
      case (let from?, let to?): named.insert(Pair(from: from, to: to))
      case (let end?, nil), (nil, let end?): looseEnds.insert(end)
      case (nil, nil): hasObscureRow = true
      }
    }
    self.named = named
    self.looseEnds = looseEnds
    self.hasObscureRow = hasObscureRow
  }

  private static func numbers(
    _ values: [Value], _ row: CSVTable.Row, _ table: CSVTable, log: inout ProblemLog
  ) -> [String: Double] {
    var numbers: [String: Double] = [:]
    for value in values where !(value.isOptional && row[value.column].isEmpty) {
      numbers[value.column] = table.number(
        row, value.column, as: value.quantity, in: value.range, log: &log)
    }
    return numbers
  }

  /// Whether the file has a row for the pair, or one that may be meant for it, so that it would
  /// mislead to call the pair missing.
  func mayName(_ a: Int, _ b: Int) -> Bool {
    hasObscureRow || looseEnds.contains(a) || looseEnds.contains(b)
      || named.contains(Pair(from: a, to: b)) || named.contains(Pair(from: b, to: a))
  }
}
