import ArgumentParser
import Dispatch
import Foundation
import TerritoryDesk
import TerritoryLanguages

@main
struct PlanTerritoriesDesk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan-territories desk",
    abstract:
      "The planner's desk: a page in the browser that answers every change with a new plan.",
    discussion: """
      Without REGION the page offers the region folders of --region-folder. Ends with Ctrl-C, or from
      the page.

      Example: plan-territories desk regions/central-finland
      """)

  @Argument(help: "A region folder, such as regions/central-finland.")
  var region: String?

  @Option(
    help: ArgumentHelp("A folder with region folders to choose from.", valueName: "folder"))
  var regionFolder: String?

  @Option(help: "The port of this machine to listen at. (default: any that is free)")
  var port: Int = 0

  @Flag(help: "Only print the address, don't open a browser.")
  var noOpen = false

  @Option(help: "Language of the page: fi, sv or en. (default: the environment's)")
  var lang: String?

  @MainActor func run() async throws {
    var settings = DeskSettings(program: try Self.program())
    settings.region = region
    settings.regionFolder = regionFolder ?? (region == nil ? "regions" : nil)
    settings.port = port
    settings.language =
      lang.flatMap(Language.init(rawValue:))
      ?? Language(environment: ProcessInfo.processInfo.environment)
    let desk = Desk(settings)
    let signals = EndSignals(desk)
    defer { signals.forget() }
    try await desk.run { address in
      FileHandle.standardOutput.write(Data("\(address)\n".utf8))
    }
  }

  /// plan-territories beside this program.
  private static func program() throws -> String {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let path = own.deletingLastPathComponent().appending(path: "plan-territories").path
    return path
  }
}

/// Ctrl-C and its like end the desk; a second time at once.
struct EndSignals {
  private let sources: [any DispatchSourceSignal]

  init(_ desk: Desk) {
    signal(SIGPIPE, SIG_IGN)
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        signal(number, SIG_DFL)
        desk.end()
      }
      source.resume()
      return source
    }
  }

  func forget() { for source in sources { source.cancel() } }
}
