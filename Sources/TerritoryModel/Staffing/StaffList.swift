/// The coaches that a region has or is to have, a row each, as `staff.csv` lists them.
public struct StaffList: Sendable, Hashable {
  /// A coach: no names of people are kept.
  public struct Member: Sendable, Hashable {
    /// Of full time, above 0, at most 1.
    public let share: Double
    /// Position of the municipality where this coach is based; nil where the plan is to say.
    public let base: Int?
    /// The first month; nil for from the beginning.
    public let from: CalendarMonth?
    /// The first month in which this coach is not there any more; nil for as long as is planned.
    public let until: CalendarMonth?

    /// Whether this coach is there in a month.
    public func isThere(in month: CalendarMonth) -> Bool {
      (from.map { $0 <= month } ?? true) && (until.map { month < $0 } ?? true)
    }
  }

  public let members: [Member]
  /// The name of the file: `staff.csv`, or a workbook.
  public let file: String

  /// The months in which somebody comes or goes, ascending.
  public var changes: [CalendarMonth] {
    Set(members.flatMap { [$0.from, $0.until].compactMap(\.self) }).sorted()
  }

  /// The coaches of a month as a question takes them.
  struct Listed {
    let coaches: Assumption<Coaches>
    /// Whose they are; nil where nobody comes or goes.
    let month: Assumption<CalendarMonth>?
    /// What those with a base of their own ask of a plan.
    let placed: [Requirement]
  }

  /// The coaches of a month.
  ///
  /// - Parameter asked: nil for the last one in which somebody comes or goes: what it all comes to.
  /// - Throws: ``InvalidInput`` where nobody is there then.
  func listed(_ asked: Assumption<CalendarMonth>?) throws(InvalidInput) -> Listed {
    let origin = Origin.regionTable(file)
    let month =
      asked
      ?? changes.last.map {
        Assumption($0, source: "the last month that the list names", origin: origin)
      }
    let there = members.filter { member in month.map { member.isThere(in: $0.value) } ?? true }
    if let month, there.isEmpty {
      throw InvalidInput([
        Violation(
          what: "nobody of \(file) is there in \(month.value.description)",
          remedy: "name a month with \(Parameter("staff month")), or mend the file"
        ).at(month.origin)
      ])
    }
    let based = Dictionary(grouping: there.filter { $0.base != nil }, by: { $0.base! })
    return Listed(
      coaches: Assumption(
        Coaches(shares: there.map(\.share)), source: "the region's list of coaches",
        origin: origin),
      month: month,
      placed: based.sorted { $0.key < $1.key }.map { base, members in
        Requirement(
          .placedCoaches(Coaches(shares: members.map(\.share)), base: base), origin: origin)
      })
  }
}

extension StaffList {
  /// Smaller parts of full time are taken for a slip.
  static let leastShare = 0.05

  /// Reads `staff.csv`, or a workbook: `share[,base][,from][,until]`. What is wrong is noted.
  static func read(
    _ place: String, file: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> StaffList? {
    guard
      let table = CSVTable(
        place, required: ["share"], optional: ["base", "from", "until"], orWindows1252: true,
        log: &log)
    else { return nil }
    let before = log.count
    let members = table.rows.compactMap { row -> Member? in
      let share = log.noting(place, line: row.line) { () throws(Violation) in
        try Self.share(row["share"], name: "share")
      }
      let base =
        row["base"].isEmpty ? nil : table.municipality(row, "base", directory, log: &log)
      let from = month(row, "from", place, log: &log)
      let until = month(row, "until", place, log: &log)
      if let from, let until, until <= from {
        log.add(
          place, line: row.line, "until is \(until), but from is \(from)",
          mend: "write the first month without this coach, after \(from)")
      }
      return share.map { Member(share: $0, base: base, from: from, until: until) }
    }
    return log.count == before ? StaffList(members: members, file: file) : nil
  }

  private static func month(
    _ row: CSVTable.Row, _ column: String, _ place: String, log: inout ProblemLog
  ) -> CalendarMonth? {
    guard !row[column].isEmpty else { return nil }
    return log.noting(place, line: row.line) { () throws(Violation) in
      // The day counts for nothing: 2027-01-15, or 15.1.2027 as Excel writes it.
      let text = row[column].replacing(/^([0-9]{4}-[0-9]{2})-[0-9]{2}$/) { "\($0.output.1)" }
        .replacing(/^[0-9]{1,2}\.([0-9]{1,2})\.([0-9]{4})$/) {
          "\($0.output.2)-\($0.output.1.count == 1 ? "0" : "")\($0.output.1)"
        }
      return try CalendarMonth(text)
    }
  }

  /// Reads a coach's share of full time: `0.7` or `70%`.
  ///
  /// - Throws: ``Violation`` where it is none.
  public static func share(_ text: String, name: String) throws(Violation) -> Double {
    let share = try Quantity.share.read(text, name: name)
    guard share >= leastShare else {
      throw Violation(
        what: "\(name) is \(shortest(share))",
        remedy: "write a coach's share of full time, from \(shortest(leastShare)) to 1")
    }
    return share
  }
}
