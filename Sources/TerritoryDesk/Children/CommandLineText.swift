import TerritoryLanguages
import TerritoryReport

/// A question as the command line asks it.
struct CommandLineText: Equatable {
  /// What a planner would type: `plan-territories propose regions/kainuu --coaches 3`.
  let shown: String
  /// The arguments of the program that the desk starts for it.
  let child: [String]

  /// - Throws: ``Refusal`` where the region, or a plan that the question names, is none of the planner's.
  init(_ question: Question, _ planner: Office.Planner) async throws(Refusal) {
    let entry = try planner.regions.entry(question.region)
    self.init(
      question.command, path: entry.path,
      arguments: try await Self.resolved(question.arguments, entry, planner))
  }

  /// - Parameters:
  ///   - path: of the region folder.
  ///   - files: what stands behind it, such as a plan's.
  init(
    _ command: Question.Command, path: String, files: [String] = [], arguments: [String]
  ) {
    let asked = [command.rawValue, Self.operand(path)] + files.map(Self.operand) + arguments
    shown = (["plan-territories"] + asked).map(ReportMaking.shellWord).joined(separator: " ")
    child = asked + ["--format", "json"] + Self.ofChildren
  }

  /// What every child that answers a question is told besides.
  static var ofChildren: [String] {
    [
      "--lang", Language.current.rawValue, "--quiet", "--events", "\(ChildProcess.lineDescriptor)",
    ]
  }

  /// A path that begins with a hyphen would be taken for an option.
  static func operand(_ path: String) -> String { path.hasPrefix("-") ? "./\(path)" : path }

  /// The arguments with paths in place of the plans that pages name: `tried:` and an id, or `plan:` and
  /// the name of one of the region's.
  static func resolved(
    _ arguments: [String], _ entry: RegionShelf.Entry, _ planner: Office.Planner
  ) async throws(Refusal) -> [String] {
    var resolved = arguments
    for place in arguments.indices.dropFirst() where arguments[place - 1] == "--reference" {
      let name = arguments[place]
      if name.hasPrefix("tried:") {
        resolved[place] = try await planner.tried.table(String(name.dropFirst(6)), of: entry)
      } else if name.hasPrefix("plan:"),
        PlanShelf.names(in: entry.path).contains(String(name.dropFirst(5)))
      {
        resolved[place] = "\(entry.path)/plans/\(name.dropFirst(5))"
      } else {
        throw Question.wrongValue("--reference")
      }
    }
    return resolved
  }
}
