/// A plan that was read from a file, and where the file says what.
public struct PlanFile: Sendable {
  public let grouping: Grouping
  /// The path as the user gave it, or what results call the plan.
  public let path: String
  /// The line of each municipality.
  private let lines: [Int: Int]

  /// Reads a plan: `municipality,territory[,coaches][,leaders][,base]`; further columns are passed
  /// over, so that the tool's own plan.csv can be read, in both of its styles and as Excel saves it.
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
    lines = [:]
  }

  init?(reading path: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    let before = log.count
    guard
      let municipal = MunicipalityTable(
        path, of: "a plan", required: ["territory"], optional: ["coaches", "leaders", "base"],
        mendTwice: "keep it in one territory", orWindows1252: true, directory, log: &log),
      let grouping = Grouping(municipal, directory, since: before, log: &log)
    else { return nil }
    self.grouping = grouping
    self.path = path
    lines = municipal.lines
  }

  /// `plan.csv:7`, where the plan names a municipality.
  func place(of municipality: Int) -> String {
    path + (lines[municipality].map { ":\($0)" } ?? "")
  }
}
