import ArgumentParser
import Foundation
import TerritoryLanguages
import TerritoryModel

/// Opens the planner's desk, which is a program of its own: this one has no web server in it.
struct DeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: phrase("The planner's desk: a page in the browser that answers every change."),
    discussion: """
      Opens the page of plan-territories-desk, which scripts/desk builds. All that stands behind desk
      is for that program: plan-territories desk --help shows it.

      Example: plan-territories desk regions/central-finland
      """,
    helpNames: [])

  @Argument(parsing: .captureForPassthrough)
  var arguments: [String] = []

  private static let name = "plan-territories-desk"

  @MainActor func run() async throws {
    for folder in Self.folders {
      Self.become("\(folder)/\(Self.name)", arguments)
    }
    throw ValidationError(
      saying: "\(Self.name) is not beside plan-territories; build it with scripts/desk")
  }

  /// This program's own, and those of PATH.
  private static var folders: [String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let own = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path
    return [own].compactMap { $0 } + path.split(separator: ":").map(String.init)
  }

  /// Goes on as another program; comes back where it can't be started.
  private static func become(_ program: String, _ arguments: [String]) {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    execv(program, &words)
  }
}
