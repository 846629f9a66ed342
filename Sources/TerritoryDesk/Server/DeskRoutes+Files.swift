import Foundation
import HTTPTypes
import Hummingbird
import TerritoryLanguages

// What else children do: other questions, files out, files in, regions out of others.
extension DeskRoutes {
  func addErrands(to router: Router<DeskContext>) {
    for command in [Question.Command.propose, .headcount, .sensitivity, .tradeoff] {
      router.post("/api/\(command.rawValue)") { request, context in
        try await ask(command, request, context)
      }
    }
    router.post("/api/export", use: export)
    router.post("/api/import", use: takeIn)
    router.post("/api/region", use: cutOut)
  }

  private var errands: Errands { Errands(program: office.settings.program, slots: office.slots) }

  /// Answers a request whose work ends where the page goes away.
  private func whileAsked(
    _ request: Request, _ work: @escaping @Sendable (RequestBody) async throws -> Response
  ) async throws -> Response {
    do {
      return try await request.body.consumeWithCancellationOnInboundClose(work)
    } catch is CancellationError {
      // Nobody is there to read it.
      throw Refusal.brokeOff
    }
  }

  // MARK: Other questions

  private func ask(
    _ command: Question.Command, _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let planner = try context.signedIn
    return try await whileAsked(request) { body in
      let asked = try await BoundedBody.decoded(Asked.self, from: request, body)
      return try await inLanguage(asked.lang) {
        let question = try Question(command, asked.region, outOf: asked.arguments)
        let text = try await CommandLineText(question, planner)
        return .json(try await errands.run(text.child))
      }
    }
  }

  // MARK: Files out

  private struct Exporting: Decodable {
    let region: String
    let lang: String?
    /// Whose files they are: those of propose where it is nil, or of rollout.
    let command: Question.Command?
    let arguments: [String]
    let file: String
  }

  /// The files that a page may ask for, with their types.
  private static let files = [
    "report.html": "text/html; charset=utf-8",
    "plan.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "plan.csv": "text/csv; charset=utf-8", "plan.geojson": "application/geo+json",
    "plan.svg": "image/svg+xml", "plan.json": "application/json",
    "rollout.csv": "text/csv; charset=utf-8", "rollout.json": "application/json",
    "all": "application/zip",
  ]

  @Sendable private func export(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let planner = try context.signedIn
    return try await whileAsked(request) { body in
      let asked = try await BoundedBody.decoded(Exporting.self, from: request, body)
      return try await inLanguage(asked.lang) {
        let command = asked.command ?? .propose
        guard let type = Self.files[asked.file], [.propose, .rollout].contains(command) else {
          throw Refusal.unreadable
        }
        let entry = try planner.regions.entry(asked.region)
        let question = try Question(command, asked.region, outOf: asked.arguments)
        let arguments = try await CommandLineText.resolved(question.arguments, entry, planner)
        return try await MomentaryFolder.with { folder in
          let output = "\(folder.path)/report-\(entry.name)"
          let outcome = try await errands.run(
            [command.rawValue, CommandLineText.operand(entry.path)] + arguments
              + ["--output", output] + CommandLineText.ofChildren)
          guard [0, 4].contains(outcome.status), FileStamp(output) != nil else {
            throw Refusal(
              409, outcome.messages.isEmpty ? outcome.body : outcome.messages)
          }
          let bytes = try Self.bytes(of: asked.file, in: output)
          let name =
            asked.file == "all" ? (command == .rollout ? "rollout.zip" : "plan.zip") : asked.file
          return .download(bytes, type, as: "\(entry.name)-\(name)")
        }
      }
    }
  }

  private static func bytes(of file: String, in folder: String) throws(Refusal) -> [UInt8] {
    let bytes =
      file == "all"
      ? ZipFile.holding(folder) : FileManager.default.contents(atPath: "\(folder)/\(file)")
    guard let bytes else { throw Refusal.brokeOff }
    return Array(bytes)
  }

  // MARK: Files in

  @Sendable private func takeIn(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let planner = try context.signedIn
    let query = QueryText.pairs(request.uri.query ?? "")
    func value(_ key: String) -> String? { query.first { $0.key == key }?.value }
    guard let kind = value("kind").flatMap(DroppedFile.Kind.init) else { throw Refusal.unreadable }
    let entry = try planner.regions.entry(value("region") ?? "")
    let isTry = value("dry") != "0"
    guard isTry || kind == .plan || entry.isOwn else {
      throw Refusal(
        403,
        phrase("This region is everybody's. Cut a region of your own out of it, then add to that."))
    }
    let names = request.headers[values: HTTPField.Name("X-File-Name")!]
    let arguments = query.filter { $0.key == "a" }.map(\.value)
    let errands = errands
    return try await whileAsked(request) { body in
      let bytes = try await BoundedBody.bytes(of: request, body, upTo: BoundedBody.mostOfFile)
      return try await MomentaryFolder.with { folder in
        let file = try DroppedFile(
          kind, Array(bytes.readableBytesView), name: names.first?.removingPercentEncoding,
          in: folder)
        return .json(
          try await file.take(into: entry, arguments, planner, onlyTrying: isTry, errands))
      }
    }
  }

  // MARK: Regions out of others

  private struct Cutting: Decodable {
    let from: String
    let name: String
    let lang: String?
    /// What people call it.
    let title: String?
    /// Codes.
    let municipalities: [String]?
    let employmentArea: String?
  }

  @Sendable private func cutOut(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let planner = try context.signedIn
    let asked = try await BoundedBody.decoded(Cutting.self, from: request)
    return try await inLanguage(asked.lang) {
      let source = try planner.regions.entry(asked.from)
      let path = try planner.regions.place(forNew: asked.name, from: source)
      var options: [(String, String?)] = [
        ("--employment-area", asked.employmentArea),
        ("--municipalities", asked.municipalities.map { $0.joined(separator: ",") }),
      ]
      options += ["--name-fi", "--name-sv", "--name-en"].map { ($0, asked.title) }
      let given = options.compactMap { option, value in value.map { [option, $0] } }
      for pair in given {
        guard Question.isValue(pair[1], upTo: 20_000) else {
          throw Question.wrongValue(pair[0])
        }
      }
      let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try? FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: true)
      let outcome = try await errands.run(
        ["region", CommandLineText.operand(path), "--from", source.path] + given.flatMap { $0 }
          + ["--lang", Language.current.rawValue])
      if outcome.status == 0 { planner.regions.add(path) }
      return .json(outcome)
    }
  }
}

extension Response {
  /// - Parameter name: of letters that headers may hold.
  fileprivate static func download(_ bytes: [UInt8], _ type: String, as name: String) -> Response {
    let plain = name.utf8.map { byte in
      let isPlain = (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != 0x5C
      return isPlain ? Character(UnicodeScalar(byte)) : "_"
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: type, .contentDisposition: "attachment; filename=\"\(String(plain))\"",
      ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
