import ArgumentParser
import Foundation
import TerritoryImport
import TerritoryLanguages
import TerritoryModel
import TerritoryPlanning
import TerritoryReport

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: phrase("Check a plan that was written, and its bounds by other solvers."),
    discussion: """
      Reads plan.json of a folder that propose --output wrote, and the region that it names. The plan,
      its figures and the order of its levels are checked anew, and each bound by CBC and HiGHS, where
      they are installed: they get every level as --write-model writes it. Exit codes: 0 all is
      confirmed; 2 something is not as the file says; 4 not every bound was confirmed.

      Example: plan-territories verify report-central-finland
      """)

  @Argument(help: "A folder with a plan.json of propose, or the file itself.")
  var folder: String

  @Option(help: "The region folder. (default: as the command named it that wrote the plan)")
  var region: String?

  @Option(
    help: "Seconds that each solver may take for each level. (default: 60)",
    transform: Arguments.atLeastOne("--time-limit"))
  var timeLimit: Int?

  @OptionGroup var results: ResultOptions

  @MainActor func run() async throws {
    StopSignals.endCleanly()
    try await reportingProblems(results) {
      let file = folder.hasSuffix(".json") ? folder : "\(folder)/plan.json"
      let (text, recorded) = try read(file)
      let (planCase, measuresMinutes) = try question(recorded, file)
      // The file's words speak of minutes where its command does.
      let verification = try Language.$measuresMinutes.withValue(measuresMinutes) {
        let verification = try verify(recorded, text, planCase, file)
        try Results.write(
          PrintedResult(verification, of: file, in: planCase.region), as: results.format)
        return verification
      }
      switch verification.outcome {
      case .confirmed: break
      case .refuted: throw ExitCode.badInput
      case .undecided: throw ExitCode.stoppedAtLimit
      }
    }
  }

  private func verify(
    _ recorded: RecordedPlan, _ text: String, _ planCase: PlanCase, _ file: String
  ) throws -> Verification {
    let brief = try planCase.brief()
    let solution = try recorded.solution(in: planCase.region, for: brief, place: file)
    let isOptimal = recorded.outcome == Outcome.optimal(solution).name
    // The audit finds what is not met.
    let findings = brief.requirements.map {
      RequirementFinding($0, isMet: true, cost: nil, isProven: false)
    }
    let computed = PlanDocument(
      PlanResult(
        brief: brief, outcome: isOptimal ? .optimal(solution) : .feasible(solution),
        findings: findings), planCase, solver: "")
    let work = try StagingFolder.temporary()
    defer { work.remove() }
    return try Verification(
      solution, for: brief, isOptimal: isOptimal,
      findings: RecordedFigures(text, computed).differences,
      names: planCase.region.municipalities.map(\.shownName),
      codes: planCase.region.municipalities.map(\.code.digits), folder: work.path,
      seconds: timeLimit ?? 60)
  }

  private func read(_ file: String) throws(InvalidInput) -> (text: String, plan: RecordedPlan) {
    var log = ProblemLog()
    let text = TextFile(
      file, ifMissing: "name a folder that propose --output wrote", limit: 30, log: &log)
    let hasFault = text?.noteFault(log: &log) ?? true
    let plan = hasFault ? nil : text?.json(RecordedPlan.self, log: &log)
    if let repeated = text.flatMap({ JSONScanner.repeatedKey(in: $0.text) }) {
      log.add(
        file, line: repeated.place.line,
        "the key \(quoted(repeated.key)) stands twice in an object",
        mend: "leave one of them: programs take one or the other")
    }
    try log.throwIfAny()
    guard let text, let plan else { preconditionFailure("a file without a plan has a problem") }
    return (text.text, plan)
  }

  /// What the command asked that wrote the plan, with the coaches that the plan has, and whether its ways
  /// are measured in minutes.
  private func question(
    _ recorded: RecordedPlan, _ file: String
  ) throws(InvalidInput) -> (planCase: PlanCase, measuresMinutes: Bool) {
    guard let command = recorded.command, command.first == Propose._commandName else {
      throw InvalidInput([
        InputProblem(
          place: file, what: "the file doesn't name the propose command that it is the answer of",
          remedy: "write it anew with propose --output")
      ])
    }
    guard !EventLine.isNamed(in: command),
      var propose = try? Propose.parse(Array(command.dropFirst()))
    else {
      throw InvalidInput([
        InputProblem(
          place: file, what: "the command in it is not one of this version",
          remedy: "write it anew with propose --output")
      ])
    }
    guard propose.scenarios == nil else {
      throw InvalidInput([
        InputProblem(
          place: file,
          what: "it is one plan for several scenarios together, which can't be asked again",
          remedy: "verify the answer of a propose without --scenarios")
      ])
    }
    if let region { propose.options.question.region.region = region }
    let asked = try propose.asked()
    let measuresMinutes = propose.options.question.cost == .cost(.minutes)
    guard asked.takesNeededCoaches, let coaches = recorded.team else {
      return (asked, measuresMinutes)
    }
    // As many as are needed: by workload, or more by distance, which is not looked for anew.
    let needed = CoachesByDistance(enough: coaches.count, .proven)
    return (asked.staffed(by: nil, byDistance: needed), measuresMinutes)
  }
}
