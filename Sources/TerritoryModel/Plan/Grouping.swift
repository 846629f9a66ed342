/// Municipalities put into territories by somebody: published, made by hand, or an earlier plan.
public struct Grouping: Sendable, Hashable {
  /// A territory as it was given.
  public struct Territory: Sendable, Hashable {
    public let name: String
    /// Positions of its municipalities, ascending.
    public let municipalities: [Int]
    /// Coaches, where they are given.
    public let coaches: Coaches?
    /// Leaders based here, where they are given: none or one.
    public let leaders: Int?
    /// Position of the municipality where the coaches are based, where it is given.
    public let base: Int?

    /// - Precondition: a base that is given is one of the municipalities.
    public init(
      name: String, municipalities: [Int], coaches: Coaches? = nil, leaders: Int? = nil,
      base: Int? = nil
    ) {
      precondition(base.map { municipalities.contains($0) } ?? true)
      self.name = name
      self.municipalities = municipalities.sorted()
      self.coaches = coaches
      self.leaders = leaders
      self.base = base
    }
  }

  /// In the order in which they were given.
  public let territories: [Territory]
  /// Municipalities that belong to no territory and are open to all, ascending.
  public let shared: [Int]

  /// - Precondition: no municipality stands twice, no territory is empty.
  public init(territories: [Territory], shared: [Int] = []) {
    let all = territories.flatMap(\.municipalities) + shared
    precondition(Set(all).count == all.count, "a municipality stands twice in a grouping")
    precondition(territories.allSatisfy { !$0.municipalities.isEmpty })
    self.territories = territories
    self.shared = shared.sorted()
  }

  /// Σ coaches; nil where they are not given.
  public var coaches: Coaches? {
    territories.reduce(Coaches(fullTime: 0) as Coaches?) { sum, territory in
      guard let sum, let coaches = territory.coaches else { return nil }
      return sum + coaches
    }
  }

  /// Σ leaders; nil where they are not given.
  public var leaders: Int? {
    territories.reduce(0 as Int?) { sum, territory in
      guard let sum, let leaders = territory.leaders else { return nil }
      return sum + leaders
    }
  }
}

extension Grouping {
  /// The word in the column `territory` that makes a municipality everybody's.
  public static let sharedMark = "shared"

  /// The territories of a plan's rows, and how they were read; nil where anything is wrong, which
  /// `log` then says.
  ///
  /// - Parameter before: how much `log` had noted when the file was begun.
  static func read(
    _ municipal: MunicipalityTable, _ directory: MunicipalityDirectory, since before: Int,
    log: inout ProblemLog
  ) -> (grouping: Grouping, notes: [PlanFile.Note])? {
    let shared = municipal.rows.filter { $0.row["territory"] == Self.sharedMark }
    let moved = MovedRows(municipal, directory)
    let drafts = Self.drafts(municipal, moved, directory, log: &log)
    for staff in [\TerritoryDraft.coaches, \.leaders] {
      TerritoryDraft.noteGaps(in: drafts, staff, municipal.table, log: &log)
    }
    // Where municipalities.csv can't be read, names are unknown without a note of their own here.
    guard log.count == before, municipal.rows.allSatisfy({ $0.municipality != nil }) else {
      return nil
    }
    guard !drafts.isEmpty else {
      log.add(
        municipal.table.place, "no territory is named",
        mend: "put at least one municipality into one")
      return nil
    }
    let notes =
      (moved.municipalities.isEmpty ? [] : [.moved(moved.municipalities)])
      + drafts.filter(\.isBaseOpen).map { PlanFile.Note.openBase($0.name) }
    // Each row's municipality is known and no other row's: no territory is empty, none overlap.
    let grouping = Grouping(
      territories: drafts.map(\.territory), shared: shared.compactMap(\.municipality))
    return (grouping, notes)
  }

  /// The territories in the order in which the rows name them.
  private static func drafts(
    _ municipal: MunicipalityTable, _ moved: MovedRows, _ directory: MunicipalityDirectory,
    log: inout ProblemLog
  ) -> [TerritoryDraft] {
    let table = municipal.table
    var drafts: [TerritoryDraft] = []
    var positions: [String: Int] = [:]
    for (municipality, row) in municipal.rows {
      // An apostrophe that keeps spreadsheets from running a name is none of the name's.
      let name = row["territory"].withoutSpreadsheetMark
      if name == sharedMark {
        noteStaffOfShared(row, table, log: &log)
        continue
      }
      guard !name.isEmpty else {
        log.add(
          table.place, line: row.line, "territory is empty",
          mend: "write the territory's name, or \(sharedMark) for everybody's")
        continue
      }
      // Nobody means two territories by names that differ in their capitals.
      let index = positions[name.lowercased()] ?? drafts.endIndex
      if index == drafts.endIndex {
        positions[name.lowercased()] = index
        drafts.append(TerritoryDraft(name: name, line: row.line))
      }
      drafts[index].add(
        municipality, row, hasMoved: moved.lines.contains(row.line), table, directory, log: &log)
    }
    return drafts
  }

  private static func noteStaffOfShared(
    _ row: CSVTable.Row, _ table: CSVTable, log: inout ProblemLog
  ) {
    for column in ["coaches", "leaders", "base"] where !["", "0"].contains(row[column]) {
      log.add(
        table.place, line: row.line,
        "\(column) is given for a municipality that is \(sharedMark)",
        mend: "leave the cell empty: it belongs to territories")
    }
  }
}
