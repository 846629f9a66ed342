/// A plan that was read from a file, and where the file says what.
public struct PlanFile: Sendable {
  public let grouping: Grouping
  /// The path as the user gave it, or what results call the plan.
  public let path: String
  /// How it was read where that isn't plain.
  public let notes: [Note]
  /// The file, or its sheet, and the line of each municipality there.
  private let table: String
  private let lines: [Int: Int]

  /// How a plan was read where its rows contradict each other.
  public enum Note: Hashable, Sendable {
    /// Positions of municipalities whose rows still name base and staff of the territory that they
    /// were moved from; those of the new one are taken.
    case moved([Int])
    /// The territory's base is found anew: its rows differ, or name a municipality outside it.
    case openBase(String)
    /// A territory that no municipality is in any more; its coaches and its leader are left out.
    case emptied(String, coaches: String, hasLeader: Bool)
  }

  /// Reads a plan, from CSV or a workbook: `municipality,territory[,coaches][,leaders][,base]`, also
  /// with headings in Finnish or Swedish, a title above and a sum below. Further columns are passed
  /// over, so that the tool's own plan.csv and plan.xlsx can be read, as Excel saves them and with
  /// municipalities moved there. One of several sheets is named behind `#`: `plans.xlsx#Toinen`.
  ///
  /// - Throws: ``InvalidInput`` with everything that is wrong with it.
  public init(reading path: String, for region: Region) throws(InvalidInput) {
    var log = ProblemLog()
    let file = PlanFile(reading: path, region.directory, log: &log)
    try log.throwIfAny()
    guard let file else { preconditionFailure("a plan that can't be read has a problem noted") }
    self = file
  }

  /// A plan that stands in no file.
  ///
  /// - Parameter name: what results call it.
  public init(_ grouping: Grouping, named name: String) {
    self.grouping = grouping
    path = name
    (notes, table, lines) = ([], name, [:])
  }

  init?(reading path: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    let before = log.count
    guard let plan = PlanTable(reading: path, directory, log: &log),
      let municipal = MunicipalityTable(
        plan.table, of: "a plan", mendTwice: "keep it in one territory", directory, log: &log),
      let found = Grouping.read(municipal, directory, since: before, log: &log)
    else { return nil }
    grouping = found.grouping
    self.path = path
    notes = plan.notes + found.notes
    (table, lines) = (plan.table.place, municipal.lines)
  }

  /// `plan.csv:7`, where the plan names a municipality.
  func place(of municipality: Int) -> String {
    table + (lines[municipality].map { ":\($0)" } ?? "")
  }
}
