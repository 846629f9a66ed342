import ArgumentParser
import Foundation
import TerritoryLanguages
import TerritoryModel
import TerritoryPlanning
import TerritoryReport
import TerritorySolver

@main
struct PlanTerritories: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan-territories",
    abstract: phrase(
      "How many job coaches a region needs, and which municipalities each of them serves."),
    discussion: """
      REGION is a region folder, such as regions/central-finland. Results go to standard output,
      messages to standard error.

      Exit codes: 0 done; 2 bad input data; 3 no plan is possible; 4 stopped before all was
      proven, by a limit, a gap, Ctrl-C or the solver's rounding; 64 wrong use of the command line;
      74 the results could not be written to standard output.
      """,
    version: "0.1.0",
    subcommands: [
      HeadcountCommand.self, SensitivityCommand.self, Propose.self, Evaluate.self, Compare.self,
      TradeOffCommand.self, RolloutCommand.self, SampleCommand.self, Simulate.self, Import.self,
      Excerpt.self,
      Diff.self, Regions.self,
      Check.self, Verify.self, DeskCommand.self,
    ])

  /// Runs the command and ends the program.
  ///
  /// The library's own `main` prints help without looking whether anybody gets it.
  static func main() async {
    StandardStream.keepPlacesOfClosed()
    do {
      // Help and what is wrong with the options is told before any command knows its language.
      let code = try await Language.$current.withValue(.asked) { try await runCommand() }
      try StandardStream.output.close()
      Foundation.exit(code.rawValue)
    } catch {
      // Nothing else is thrown: the results could not be written.
      Messages.write("\(error)")
      Foundation.exit(ExitCode.unwritableOutput.rawValue)
    }
  }

  /// The library takes the name of a command that there isn't for an argument of the program.
  private static func checkCommand() throws {
    let names = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"),
      !names.contains(name)
    else { return }
    guard let near = nearestSpelling(of: name, among: names) else {
      throw ValidationError(
        saying:
          "there is no command \(quoted(name)); the commands are \(names.joined(separator: ", "))")
    }
    throw ValidationError(saying: "there is no command \(quoted(name)); did you mean \(near)?")
  }

  @MainActor private static func runCommand() async throws(UnwritableStream) -> ExitCode {
    do {
      try checkCommand()
      var command = try parseAsRoot()
      if var search = command as? any AsyncParsableCommand {
        try await search.run()
      } else {
        // Help, where that is asked for.
        try command.run()
      }
      return .success
    } catch let failure as UnwritableStream {
      throw failure
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if text.isEmpty { return code }
      // Help and version are what was asked for, all else is a message.
      if code == .success {
        try Results.write(text + "\n")
      } else {
        Messages.write(ParserMessage(text).text)
      }
      return code
    }
  }
}

extension ExitCode {
  /// The input data is refused.
  static let badInput = ExitCode(2)
  /// No plan is possible.
  static let infeasible = ExitCode(3)
  /// Stopped before all was proven: at a limit, at a gap or by a signal.
  static let stoppedAtLimit = ExitCode(4)
  /// The results can't be written to standard output: EX_IOERR of sysexits.h.
  static let unwritableOutput = ExitCode(74)

  /// The code that tells what became of a plan.
  init(_ outcome: Outcome) {
    self =
      switch outcome {
      case .optimal: .success
      case .infeasible: .infeasible
      case .feasible, .unknown: .stoppedAtLimit
      }
  }
}

/// Runs a command's work as ``reportingProblems(resultsIn:_:_:)`` does, with results as options ask.
@MainActor func reportingProblems(
  _ results: ResultOptions, _ work: @MainActor () async throws -> Void
) async throws {
  try await reportingProblems(resultsIn: results.language, results.csvStyle, work)
}

/// Runs a command's work on a question, with results as options ask, in the measure of its ways.
@MainActor func reportingProblems(
  _ question: QuestionOptions, _ work: @MainActor () async throws -> Void
) async throws {
  try await Language.$measuresMinutes.withValue(question.cost == .cost(.minutes)) {
    try await reportingProblems(question.region.results, work)
  }
}

/// Runs a command's work, with results in the language and style that are asked for; input that is
/// refused is told on standard error, with exit code 2.
@MainActor func reportingProblems(
  resultsIn language: LanguageOption, _ style: CSVStyle = .current,
  _ work: @MainActor () async throws -> Void
) async throws {
  do {
    StagingFolder.tellAbandoned.withLock { tell in
      let language = language.language
      tell = { paths in
        Language.$current.withValue(language) {
          for path in paths {
            Messages.write(
              phrase("\(path) was left by a run that was ended while it wrote; it was removed."))
          }
        }
      }
    }
    try await Language.$current.withValue(language.language) {
      try await CSVStyle.$current.withValue(style) { try await work() }
    }
  } catch let error as InvalidInput {
    Language.$current.withValue(language.language) {
      Messages.write(error.shown)
      Messages.write(phrase("\(error.problems.count) {problem|problems}; nothing was done."))
    }
    throw ExitCode.badInput
  } catch let error as UnwrittenFiles {
    Language.$current.withValue(language.language) {
      Messages.write(error.reason.shown)
      Messages.write(phrase("The result is printed; its files are not all written."))
    }
    throw ExitCode.badInput
  } catch let error as UnsoundPlan {
    Messages.write(error.description)
    throw ExitCode(70)
  } catch let error as SolverFailure {
    Messages.write(error.description)
    throw ExitCode(70)
  }
}
