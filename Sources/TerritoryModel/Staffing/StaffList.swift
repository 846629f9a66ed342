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
  /// Whether any of the coaches has a base of their own.
  public var hasPlaces: Bool { members.contains { $0.base != nil } }

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
        headings: headings, log: &log)
    else { return nil }
    let before = log.count
    noteOtherColumns(table, place, directory, log: &log)
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

  /// What people call the columns in Finnish, Swedish and English.
  private static let headings = [
    "osuus": "share", "työaika": "share", "työaikaosuus": "share", "andel": "share",
    "arbetstid": "share", "toimipiste": "base", "asemapaikka": "base", "placeringsort": "base",
    "placering": "base", "alkaa": "from", "alkaen": "from", "alku": "from", "start": "from",
    "från": "from", "börjar": "from", "päättyy": "until", "loppuu": "until", "loppu": "until",
    "end": "until", "slutar": "until",
  ]

  /// A column of months or places that is not known would be missed: who has left would count.
  private static func noteOtherColumns(
    _ table: CSVTable, _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    for column in table.columns where !["share", "base", "from", "until"].contains(column) {
      let row = table.rows.first { row in
        let text = row[column]
        return (try? CalendarMonth(monthOfDay(text)?.month ?? text)) != nil
          || !text.isEmpty && directory.position(of: text) != nil
      }
      guard let row else { continue }
      log.add(
        place, line: row.line,
        "\(quoted(row[column])) stands in the column \(quoted(column)), which is not known",
        mend: "call the column base, from or until, or leave it out")
    }
  }

  /// The month and the day of `2027-01-15`, or of 15.1.2027 as Excel writes it.
  private static func monthOfDay(_ text: String) -> (month: String, day: Int)? {
    guard (8...10).contains(text.utf8.count), text.first?.isNumber == true else { return nil }
    if let day = text.wholeMatch(of: /([0-9]{4}-[0-9]{2})-([0-9]{2})/)?.output {
      return (String(day.1), Int(day.2) ?? 0)
    }
    guard let day = text.wholeMatch(of: /([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})/)?.output
    else { return nil }
    return ("\(day.3)-\(day.2.count == 1 ? "0" : "")\(day.2)", Int(day.1) ?? 0)
  }

  /// A month, or that of a day. Who starts on a day is counted from that month on; who is there until
  /// the last day of a month is not there from the next one on.
  private static func month(
    _ row: CSVTable.Row, _ column: String, _ place: String, log: inout ProblemLog
  ) -> CalendarMonth? {
    guard !row[column].isEmpty else { return nil }
    return log.noting(place, line: row.line) { () throws(Violation) in
      guard let (text, day) = monthOfDay(row[column]) else {
        return try CalendarMonth(row[column])
      }
      let month = try CalendarMonth(text)
      guard (1...month.days).contains(day) else {
        throw Violation(
          what: "\(quoted(row[column])) is no day", remedy: "write a month, such as 2027-01")
      }
      if column == "from" || day == 1 { return month }
      guard day == month.days, let next = month.next else {
        throw Violation(
          what: "\(column) is \(row[column]), in the middle of a month",
          remedy: "write the first month without this coach, such as 2027-01")
      }
      return next
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
