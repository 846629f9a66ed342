import HTTPTypes
import Hummingbird
import TerritoryLanguages
import TerritoryReport

/// What is known of a request besides the request.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The planner of the session; nil before there is one.
  var planner: Office.Planner?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
  }
}

/// Lets in whom ``Gate`` lets in, sees to the session, and heads every answer so that browsers keep
/// what it holds to themselves.
struct GateKeeper: RouterMiddleware {
  typealias Context = DeskContext

  let office: Office

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    let language = PageAddress(query: request.uri.query ?? "").language ?? office.settings.language
    var response: Response
    do {
      response = try await Language.$current.withValue(language) {
        try await answer(request, context, next)
      }
    } catch let refusal as Refusal {
      response = .refused(refusal)
    } catch let error as HTTPError where error.status == .notFound {
      response = Language.$current.withValue(language) { .refused(.notFound) }
    }
    Self.protect(&response)
    return response
  }

  private func answer(
    _ request: Request, _ context: DeskContext,
    _ next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    let (gate, sessions) = try office.door()
    let user: String?
    switch gate.verdict(on: Gate.Head(request, userHeader: office.settings.proxy?.userHeader)) {
    case .refused(let refusal): throw refusal
    case .passed(let name): user = name
    }
    let isPage = request.uri.path == "/" && request.method == .get
    let session = sessions.session(cookies: request.headers[values: .cookie], user: user)
    if isPage, let key = newSession(request, session, sessions, user) {
      return .redirect(to: PageAddress(query: request.uri.query ?? "").text, cookie: key)
    }
    guard let session else {
      if isPage { return .closedDoor() }
      throw Refusal.stranger
    }
    var context = context
    context.planner = office.planner(session.user)
    return try await next(request, context)
  }

  /// The `Set-Cookie` header of a session that begins here; the empty text where one is there already
  /// but the address still has a token. Nil where the page can be given at once, or to nobody.
  private func newSession(
    _ request: Request, _ session: Sessions.Session?, _ sessions: Sessions, _ user: String?
  ) -> String? {
    if let user { return session == nil ? sessions.header(sessions.open(for: user)) : nil }
    guard let token = QueryText.value("token", in: request.uri.query ?? "") else { return nil }
    if let key = sessions.exchange(token) { return sessions.header(key) }
    return session == nil ? nil : ""
  }

  private static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
    "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
  ].joined(separator: "; ")

  private static func protect(_ response: inout Response) {
    response.headers[.contentSecurityPolicy] = policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[HTTPField.Name("Referrer-Policy")!] = "no-referrer"
    response.headers[HTTPField.Name("Cross-Origin-Resource-Policy")!] = "same-origin"
    response.headers[HTTPField.Name("Cross-Origin-Opener-Policy")!] = "same-origin"
    response.headers[.cacheControl] = response.headers[.cacheControl] ?? "no-store"
  }
}

extension Gate.Head {
  init(_ request: Request, userHeader: String?) {
    func all(_ name: String) -> [String] {
      HTTPField.Name(name).map { request.headers[values: $0] } ?? []
    }
    self.init(
      method: request.method.rawValue, target: request.head.path ?? "",
      // The library takes the first one apart from the other headers.
      hosts: [request.head.authority].compactMap { $0 } + all("Host"),
      origins: all("Origin"), sites: all("Sec-Fetch-Site"), marks: all(Gate.markHeader),
      secrets: all(Gate.secretHeader), users: userHeader.map(all) ?? [])
  }
}

extension Response {
  static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  static func json(_ value: some Encodable) -> Response { json(JSONText.of(value)) }

  static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  static func refused(_ refusal: Refusal) -> Response {
    json(JSONText.of(["error": refusal.text]), status: .init(code: refusal.status))
  }

  /// - Parameter cookie: the header that sets it; empty where none is to be set.
  fileprivate static func redirect(to address: String, cookie: String) -> Response {
    var headers: HTTPFields = [.location: address]
    if !cookie.isEmpty { headers[.setCookie] = cookie }
    return Response(status: .seeOther, headers: headers)
  }

  /// For a browser that has no session: the desk is there, but not open to it. Whoever followed a link
  /// from elsewhere has one after all, which the browser sends from here.
  fileprivate static func closedDoor() -> Response {
    let title = MarkupTemplates.escaped(phrase("The desk is closed to this browser"))
    let text = MarkupTemplates.escaped(
      phrase("Open the address that the desk wrote where it was started; it opens the desk once."))
    let link = MarkupTemplates.escaped(
      phrase("I followed a link to a desk that is open here already"))
    return html(
      """
      <!DOCTYPE html>
      <html lang="\(Language.current.rawValue)">
      <head><meta charset="utf-8"><title>\(title)</title></head>
      <body><main><h1>\(title)</h1><p>\(text)</p><p><a href="">\(link)</a></p></main></body>
      </html>

      """, status: .forbidden)
  }
}
