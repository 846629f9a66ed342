extension Grouping {
  /// The word in the column `territory` that makes a municipality everybody's.
  public static let sharedMark = "shared"

  /// Reads a plan: `municipality,territory[,coaches]`; further columns are passed over, so that
  /// the tool's own plan.csv can be read.
  ///
  /// - Throws: ``InvalidInput`` with everything that is wrong with it.
  public static func read(_ path: String, for region: Region) throws(InvalidInput) -> Grouping {
    var log = ProblemLog()
    let grouping = Grouping(reading: path, region.directory, log: &log)
    try log.throwIfAny()
    guard let grouping else { preconditionFailure("a plan that can't be read has a problem noted") }
    return grouping
  }

  init?(reading place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    let before = log.count
    guard
      let municipal = MunicipalityTable(
        place, of: "a plan", required: ["territory"], optional: ["coaches"],
        mendTwice: "keep it in one territory", directory, log: &log)
    else { return nil }
    let shared = municipal.rows.filter { $0.row["territory"] == Self.sharedMark }
    let drafts = Self.drafts(municipal, log: &log)
    Self.noteStaffing(drafts, municipal.table, log: &log)
    // Where municipalities.csv can't be read, names are unknown without a note of their own here.
    guard log.count == before, municipal.rows.allSatisfy({ $0.municipality != nil }) else {
      return nil
    }
    guard !drafts.isEmpty else {
      log.add(place, "no territory is named", mend: "put at least one municipality into one")
      return nil
    }
    self.init(
      territories: drafts.map {
        Territory(name: $0.name, municipalities: $0.municipalities, coaches: $0.coaches?.count)
      },
      shared: shared.compactMap(\.municipality))
  }

  /// A territory while its rows are read.
  private struct Draft {
    let name: String
    let line: Int
    var municipalities: [Int] = []
    var coaches: (count: Int, line: Int)?
    var hasUnreadCoaches = false
  }

  /// The territories in the order in which the rows name them.
  private static func drafts(_ municipal: MunicipalityTable, log: inout ProblemLog) -> [Draft] {
    let table = municipal.table
    var drafts: [Draft] = []
    for (municipality, row) in municipal.rows {
      let name = row["territory"]
      if name == sharedMark {
        noteCoachesOfShared(row, table, log: &log)
        continue
      }
      guard !name.isEmpty else {
        log.add(
          table.place, line: row.line, "territory is empty",
          mend: "write the territory's name, or \(sharedMark) for everybody's")
        continue
      }
      let index = drafts.firstIndex { $0.name == name } ?? drafts.endIndex
      if index == drafts.endIndex { drafts.append(Draft(name: name, line: row.line)) }
      if let municipality { drafts[index].municipalities.append(municipality) }
      readCoaches(row, table, into: &drafts[index], log: &log)
    }
    return drafts
  }

  private static func readCoaches(
    _ row: CSVTable.Row, _ table: CSVTable, into draft: inout Draft, log: inout ProblemLog
  ) {
    guard !row["coaches"].isEmpty else { return }
    guard
      let number = table.number(row, "coaches", as: .atLeastOne, in: 1...10_000, log: &log)
    else {
      draft.hasUnreadCoaches = true
      return
    }
    let count = Int(number)
    guard let other = draft.coaches, other.count != count else {
      draft.coaches = draft.coaches ?? (count, row.line)
      return
    }
    log.add(
      table.place, line: row.line,
      "\(draft.name) has \(count) coaches here, \(other.count) in line \(other.line)",
      mend: "write the same number in each row of a territory")
  }

  private static func noteCoachesOfShared(
    _ row: CSVTable.Row, _ table: CSVTable, log: inout ProblemLog
  ) {
    guard !["", "0"].contains(row["coaches"]) else { return }
    log.add(
      table.place, line: row.line, "coaches are given for a municipality that is \(sharedMark)",
      mend: "leave the cell empty: coaches belong to territories")
  }

  /// Coaches are placed by the plan everywhere or nowhere.
  private static func noteStaffing(
    _ drafts: [Draft], _ table: CSVTable, log: inout ProblemLog
  ) {
    let without = drafts.filter { $0.coaches == nil && !$0.hasUnreadCoaches }
    guard without.count < drafts.count else { return }
    for draft in without {
      log.add(
        table.place, line: draft.line, "\(draft.name) has no coaches, other territories have",
        mend: "write coaches for every territory or for none")
    }
  }
}
