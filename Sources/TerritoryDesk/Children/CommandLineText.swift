import TerritoryLanguages

/// A question as the command line asks it.
struct CommandLineText: Equatable {
  /// What a planner would type: `plan-territories propose regions/kainuu --coaches 3`.
  let shown: String
  /// The arguments of the program that the desk starts for it.
  let child: [String]

  /// - Throws: ``Refusal`` where the region, or a plan that the question names, is none of the planner's.
  init(_ question: Question, _ planner: Office.Planner) throws(Refusal) {
    let path = try planner.regions.entry(question.region).path
    self.init(question.command, path: path, arguments: question.arguments)
  }

  /// - Parameter path: of the region folder.
  init(_ command: Question.Command, path: String, arguments: [String], files: [String] = []) {
    // A path that begins with a hyphen would be taken for an option.
    let path = path.hasPrefix("-") ? "./\(path)" : path
    let asked = [command.rawValue, path] + files + arguments
    shown = (["plan-territories"] + asked).map(shellQuoted).joined(separator: " ")
    child =
      asked + ["--format", "json", "--lang", Language.current.rawValue]
      + ["--quiet", "--events", "\(ChildProcess.lineDescriptor)"]
  }
}
