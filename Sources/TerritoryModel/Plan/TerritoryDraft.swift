/// A territory of a plan while its rows are read.
///
/// Staff and base are the territory's, so each row that gives them has to give the same; an empty cell
/// gives nothing, and so does the row of a municipality that was moved here (``MovedRows``).
struct TerritoryDraft {
  /// What a cell gave first, and the line that it stands in.
  struct Given {
    let value: Double
    let line: Int
  }

  /// A column of numbers that count staff.
  struct Staff {
    let column: String
    let quantity: Quantity
    let range: ClosedRange<Double>
    var given: Given?
    var isUnread = false
  }

  let name: String
  let line: Int
  private(set) var municipalities: [Int] = []
  private(set) var coaches = Staff(column: "coaches", quantity: .fullTime, range: 0...10_000)
  /// The coaches of the territory by their shares, where rows give those.
  private var shares: Coaches?
  private(set) var leaders = Staff(column: "leaders", quantity: .count, range: 0...1)
  /// Positions that rows give, even of municipalities outside the territory.
  private var bases: Set<Int> = []

  /// The base that all rows give, where it is in the territory: coaches work from there.
  private var base: Int? {
    bases.count == 1 ? bases.first.flatMap { municipalities.contains($0) ? $0 : nil } : nil
  }

  /// Whether rows give a base that can't be the territory's.
  var isBaseOpen: Bool { !bases.isEmpty && base == nil }

  init(name: String, line: Int) {
    self.name = name
    self.line = line
  }

  /// - Precondition: nothing was wrong with any of the rows.
  var territory: Grouping.Territory {
    Grouping.Territory(
      name: name, municipalities: municipalities,
      coaches: shares ?? coaches.given.map { Coaches(equivalents: $0.value) },
      leaders: leaders.given.map { Int($0.value) }, base: base)
  }

  /// Takes over what a row says. What is wrong with it is noted.
  mutating func add(
    _ municipality: Int?, _ row: CSVTable.Row, hasMoved: Bool, _ table: CSVTable,
    _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    if let municipality { municipalities.append(municipality) }
    guard !hasMoved else { return }
    for staff in [\TerritoryDraft.coaches, \.leaders] {
      read(staff, row, table, log: &log)
    }
    readShares(row, table, log: &log)
    guard !row["base"].isEmpty,
      let position = table.municipality(row, "base", directory, log: &log)
    else { return }
    bases.insert(position)
  }

  private mutating func read(
    _ staff: WritableKeyPath<TerritoryDraft, Staff>, _ row: CSVTable.Row, _ table: CSVTable,
    log: inout ProblemLog
  ) {
    let column = self[keyPath: staff].column
    guard !row[column].isEmpty else { return }
    guard
      let number = table.number(
        row, column, as: self[keyPath: staff].quantity, in: self[keyPath: staff].range, log: &log)
    else {
      self[keyPath: staff].isUnread = true
      return
    }
    let found = Given(value: number, line: row.line)
    let first = self[keyPath: staff].given ?? found
    self[keyPath: staff].given = first
    guard first.value != found.value else { return }
    log.add(
      table.place, line: found.line,
      "\(name) has \(shortest(found.value)) \(column) here, but has \(shortest(first.value)) \(column) in line"
        + " \(first.line)",
      mend: "write the same in each row of a territory")
  }

  /// Reads `1+0.7`: the coaches of a territory by their shares of full time, which add up to `coaches`.
  private mutating func readShares(
    _ row: CSVTable.Row, _ table: CSVTable, log: inout ProblemLog
  ) {
    guard !row["staff"].isEmpty else { return }
    let found = log.noting(table.place, line: row.line) { () throws(Violation) in
      let found = try Coaches(reading: row["staff"], separator: "+", name: "staff")
      guard let count = coaches.given?.value, abs(count - found.equivalents) < 1e-6 else {
        throw Violation(
          what: "staff is \(quoted(row["staff"])), which adds up to \(found)",
          remedy: "write as much into the column coaches, or leave staff empty")
      }
      return found
    }
    shares = shares ?? found
  }

  /// Staff is placed by the plan everywhere or nowhere.
  static func noteGaps(
    in drafts: [TerritoryDraft], _ staff: KeyPath<TerritoryDraft, Staff>, _ table: CSVTable,
    log: inout ProblemLog
  ) {
    let without = drafts.filter {
      $0[keyPath: staff].given == nil && !$0[keyPath: staff].isUnread
    }
    guard without.count < drafts.count else { return }
    for draft in without {
      let column = draft[keyPath: staff].column
      log.add(
        table.place, line: draft.line,
        "\(draft.name) has no number of \(column), other territories have",
        mend: "write \(column) for every territory or for none")
    }
  }
}
