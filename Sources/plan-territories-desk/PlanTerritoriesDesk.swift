import ArgumentParser
import Foundation
import TerritoryDesk
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

@main
struct PlanTerritoriesDesk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan-territories desk",
    abstract: phrase(
      "The planner's desk: a page in the browser that answers every change."),
    discussion: """
      Without REGION the page offers the region folders of --region-folder. The address is written to
      standard output; it opens the desk once, in one browser. The desk ends with Ctrl-C, or on its
      page.

      The desk answers this machine only. For a county it stands behind a web server that signs people
      in: --public-origin and what follows (Documentation/Desk.md).

      Examples:
        plan-territories desk
        plan-territories desk regions/central-finland --lang fi

      Exit codes: 0 ended; 2 bad input data, or the port can't be had; 64 wrong use of the command line.
      """)

  @Argument(help: "A region folder, such as regions/central-finland.")
  var region: String?

  @Option(
    help: ArgumentHelp(
      "A folder with region folders to choose from. (default: regions, without REGION)",
      valueName: "folder"))
  var regionFolder: String?

  @Option(
    help: ArgumentHelp(
      "Where tried plans are kept. (default: the folder desk beside the region folders)",
      valueName: "folder"))
  var stateFolder: String?

  @Option(help: "The port of this machine to listen at. (default: any that is free)")
  var port: Int = 0

  @Flag(help: "Only write the address, don't open a browser.")
  var noOpen = false

  @Option(help: "Language of the page: fi, sv or en. (default: the environment's)")
  var lang: Language?

  @Option(help: "Searches that run at the same time.")
  var searches: Int = 2

  @Option(
    help: ArgumentHelp(
      "The address under which a web server on this machine offers the desk: https://desk.example.fi.",
      valueName: "address"))
  var publicOrigin: String?

  @Option(
    help: ArgumentHelp(
      "The header in which that server tells who is signed in, such as X-User.", valueName: "header"
    ))
  var userHeader: String?

  @Option(
    help: ArgumentHelp(
      "A file with the secret that that server sends in \(Desk.secretHeader).", valueName: "file"))
  var proxySecretFile: String?

  @MainActor func run() async throws {
    let language = lang ?? Language(environment: ProcessInfo.processInfo.environment)
    try await Language.$current.withValue(language) {
      do {
        try await serve(try settings(language))
      } catch let error as InvalidInput {
        Self.write(error.shown.harmless + "\n", to: .standardError)
        throw ExitCode(2)
      }
    }
  }

  /// Writes a text to a stream; where nobody takes it, the desk goes on.
  private static func write(_ text: String, to stream: FileHandle) {
    try? stream.write(contentsOf: Data(text.utf8))
  }

  @MainActor private func serve(_ settings: DeskSettings) async throws {
    let desk = Desk(settings)
    let signals = EndSignals(desk)
    defer { signals.forget() }
    let (opensBrowser, language) = (!noOpen && publicOrigin == nil, Language.current)
    do {
      try await desk.run { address in
        Self.write("\(address)\n", to: .standardOutput)
        Language.$current.withValue(language) {
          let help = phrase("The desk is open at this address. End it with Ctrl-C, or on its page.")
          Self.write("\(help)\n", to: .standardError)
        }
        if opensBrowser { Browser.open(address) }
      }
    } catch let error as POSIXError {
      let reason = String(cString: strerror(error.code.rawValue))
      throw InvalidInput([
        InputProblem(
          place: "--port", what: "the desk can't listen at port \(settings.port): \(reason)",
          remedy: "name another port, or leave out --port for any that is free")
      ])
    }
  }
}

extension PlanTerritoriesDesk {
  private func settings(_ language: Language) throws -> DeskSettings {
    var settings = DeskSettings(program: try Self.program())
    settings.language = language
    guard (0...65_535).contains(port) else {
      throw ValidationError(saying: "--port is \(port); write a number from 0 to 65535")
    }
    settings.port = port
    guard (1...64).contains(searches) else {
      throw ValidationError(saying: "--searches is \(searches); write a number from 1 to 64")
    }
    settings.searches = searches
    settings.proxy = try proxy()
    settings.region = try region.map(Self.sound)
    settings.regionFolder = try folder()
    settings.stateFolder = stateFolder
    return settings
  }

  private static func sound(_ region: String) throws -> String {
    guard RegionCollection.isRegion(region) else {
      throw InvalidInput([
        InputProblem(
          place: region, what: "there is no such region folder",
          remedy: "give the path of a folder of regions/")
      ])
    }
    return region
  }

  private func folder() throws -> String? {
    guard let folder = regionFolder ?? (region == nil ? "regions" : nil) else { return nil }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw InvalidInput([
        InputProblem(
          place: folder, what: "there is no such folder",
          remedy: "give a folder that has region folders in it")
      ])
    }
    return folder
  }

  private func proxy() throws -> ProxySettings? {
    guard let publicOrigin else {
      guard userHeader == nil, proxySecretFile == nil else {
        throw ValidationError(
          saying: "--user-header and --proxy-secret-file are for a desk with --public-origin")
      }
      return nil
    }
    guard let origin = PublicOrigin(publicOrigin) else {
      throw ValidationError(
        saying:
          "--public-origin is \"\(publicOrigin)\"; write an address such as https://desk.example.fi"
      )
    }
    guard let userHeader, let proxySecretFile, stateFolder != nil, regionFolder != nil,
      region == nil
    else {
      throw ValidationError(
        saying:
          "--public-origin needs --user-header, --proxy-secret-file, --state-folder and"
          + " --region-folder, and no REGION")
    }
    guard userHeader.wholeMatch(of: /[A-Za-z][A-Za-z0-9-]{0,60}/) != nil else {
      throw ValidationError(
        saying: "--user-header is \"\(userHeader)\"; write the name of a header such as X-User")
    }
    return ProxySettings(
      origin: origin, userHeader: userHeader, secret: try Self.secret(proxySecretFile))
  }

  /// Characters of a secret that nobody guesses.
  private static let leastOfSecret = 32

  private static func secret(_ path: String) throws -> String {
    func problem(_ what: Wording, _ remedy: Wording) -> InvalidInput {
      InvalidInput([InputProblem(place: path, what: what, remedy: remedy)])
    }
    guard let file = FileHandle(forReadingAtPath: path),
      let data = try file.read(upToCount: 1000)
    else {
      throw problem(
        "the secret can't be read", "make the file with: openssl rand -hex 32 > FILE")
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    guard let mode = attributes[.posixPermissions] as? Int, mode & 0o007 == 0 else {
      throw problem("everybody on this machine may read the secret", "do: chmod 640 FILE")
    }
    let secret = String(decoding: data, as: UTF8.self).trimmingCharacters(
      in: .whitespacesAndNewlines)
    guard secret.utf8.count >= leastOfSecret,
      secret.utf8.allSatisfy({ (0x21..<0x7F).contains($0) })
    else {
      throw problem(
        "the secret is shorter than \(leastOfSecret) characters, or has others than letters and signs",
        "make the file with: openssl rand -hex 32 > FILE")
    }
    return secret
  }

  /// plan-territories beside this program, or on PATH.
  private static func program() throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let own = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path
    for folder in [own].compactMap({ $0 }) + path.split(separator: ":").map(String.init) {
      let program = "\(folder)/plan-territories"
      if FileManager.default.isExecutableFile(atPath: program) { return program }
    }
    throw ValidationError(
      saying: "plan-territories is not beside plan-territories-desk; build both with scripts/desk")
  }
}

extension Language: ExpressibleByArgument {}

extension ValidationError {
  /// Wrong use of the command line, in the current language.
  fileprivate init(saying wording: Wording) { self.init(wording.shown) }
}
