import DeskPage
import Foundation
import HTTPTypes
import Hummingbird
import TerritoryLanguages
import TerritoryModel

/// What can be asked of the desk, and by which address.
struct DeskRoutes: Sendable {
  let office: Office

  init(_ office: Office) { self.office = office }

  var router: Router<DeskContext> {
    let router = Router(context: DeskContext.self)
    router.add(middleware: GateKeeper(office: office))
    router.get("/", use: page)
    router.get("/page/:name", use: asset)
    router.get("/api/region", use: region)
    router.post("/api/answer", use: answer)
    router.post("/api/stop", use: stop)
    router.get("/api/events", use: events)
    router.post("/api/end", use: end)
    addTried(to: router)
    addErrands(to: router)
    return router
  }

  /// Does some work in the language that a script asks for, or else in that of the address.
  func inLanguage<Result>(
    _ name: String?, _ work: () async throws -> Result
  ) async throws -> Result {
    let language = name.flatMap(Language.init(rawValue:)) ?? .current
    return try await Language.$current.withValue(language) { try await work() }
  }

  // MARK: The page

  @Sendable private func page(_ request: Request, _ context: DeskContext) async throws -> Response {
    let planner = try context.signedIn
    let address = PageAddress(query: request.uri.query ?? "")
    let shelf = planner.regions
    do {
      let open = try address.region.map { name throws(Refusal) in try shelf.entry(name) }
      var json: String?
      if let open { json = try await office.documents.json(of: open) }
      let text = DeskPageText(
        region: open?.name, arguments: address.arguments, regions: shelf.entries,
        regionJSON: json, mayEnd: planner.user == nil)
      return .html(text.html)
    } catch {
      // The region is gone or damaged: the page says so, and offers the others.
      let text = DeskPageText(
        region: nil, arguments: [], regions: shelf.entries, regionJSON: nil,
        mayEnd: planner.user == nil, problem: error.text)
      return .html(text.html, status: .init(code: error.status))
    }
  }

  private static let assets = DeskPage.assets.mapValues { ByteBuffer(bytes: $0) }

  @Sendable private func asset(_ request: Request, _ context: DeskContext) throws -> Response {
    guard let name = context.parameters.get("name"), let bytes = Self.assets[name] else {
      throw Refusal.notFound
    }
    let type = name.hasSuffix(".css") ? "text/css" : "text/javascript"
    return Response(
      status: .ok, headers: [.contentType: "\(type); charset=utf-8"],
      body: .init(byteBuffer: bytes))
  }

  @Sendable private func region(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let name = QueryText.value("region", in: request.uri.query ?? "") ?? ""
    let entry = try context.signedIn.regions.entry(name)
    return .json(try await office.documents.json(of: entry))
  }

  // MARK: Searches

  /// What a script asks for: a state of the page.
  struct Asked: Decodable {
    let page: String?
    /// Of whom a search is asked; nil for propose.
    let command: Question.Command?
    let region: String
    let lang: String?
    let arguments: [String]
  }

  private struct Begun: Encodable {
    let search: Int
    let command: String
  }

  @Sendable private func answer(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let planner = try context.signedIn
    let asked = try await BoundedBody.decoded(Asked.self, from: request)
    return try await inLanguage(asked.lang) {
      guard let page = PageSearches.PageID(asked.page ?? "", user: planner.user) else {
        throw Refusal.unreadable
      }
      let question =
        switch asked.command ?? .propose {
        case .propose: try Question(.propose, asked.region, asked.arguments)
        case let command where Question.Command.searched.contains(command):
          try Question(command, asked.region, outOf: asked.arguments)
        default: throw Refusal.unreadable
        }
      let command = try await CommandLineText(question, planner)
      let number = try await office.searches.answer(question, command.child, on: page)
      return .json(Begun(search: number, command: command.shown))
    }
  }

  private struct Stopping: Decodable {
    let page: String
    /// nil for propose.
    let command: Question.Command?
  }

  @Sendable private func stop(_ request: Request, _ context: DeskContext) async throws -> Response {
    let planner = try context.signedIn
    let asked = try await BoundedBody.decoded(Stopping.self, from: request)
    guard let page = PageSearches.PageID(asked.page, user: planner.user) else {
      throw Refusal.unreadable
    }
    await office.searches.stop(asked.command ?? .propose, of: page)
    return .json(["stopped": true])
  }

  /// Seconds between two signs of life on a stream.
  private static let heartbeat = Duration.seconds(10)

  @Sendable private func events(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let name = QueryText.value("page", in: request.uri.query ?? "") ?? ""
    guard let page = PageSearches.PageID(name, user: try context.signedIn.user) else {
      throw Refusal.unreadable
    }
    let searches = office.searches
    let (stream, events) = try await searches.open(page)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/event-stream; charset=utf-8",
        HTTPField.Name("X-Accel-Buffering")!: "no",
      ],
      body: .init { writer in
        do {
          try await request.body.consumeWithCancellationOnInboundClose { _ in
            try await Self.write(events, to: &writer)
          }
        } catch {
          // The browser has gone, or the page is ended.
        }
        await searches.close(stream, of: page)
        try await writer.finish(nil)
      })
  }

  private static func write(
    _ events: AsyncStream<ServerSentEvent>, to writer: inout any ResponseBodyWriter
  ) async throws {
    let (texts, all) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(100))
    all.yield("retry: 300\n\n")
    let telling = Task {
      for await event in events { all.yield(event.text) }
      all.finish()
    }
    let beating = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: heartbeat)
        all.yield(ServerSentEvent.heartbeat)
      }
    }
    defer {
      telling.cancel()
      beating.cancel()
    }
    for await text in texts { try await writer.write(ByteBuffer(string: text)) }
    try Task.checkCancellation()
  }

  // MARK: The end

  @Sendable private func end(_ request: Request, _ context: DeskContext) async throws -> Response {
    guard try context.signedIn.user == nil else { throw Refusal.stranger }
    Task { [office] in
      // The answer gets to the page first.
      try await Task.sleep(for: .milliseconds(200))
      office.end()
    }
    return .json(["ended": true])
  }
}

extension DeskContext {
  /// - Throws: ``Refusal`` where nobody is; ``GateKeeper`` has seen to it.
  var signedIn: Office.Planner {
    get throws(Refusal) {
      guard let planner else { throw .stranger }
      return planner
    }
  }
}
