import Synchronization

/// The browsers that may use the desk: each has a cookie that only the desk and the browser know.
final class Sessions: Sendable {
  struct Session: Sendable, Equatable {
    /// Nil where one planner has the desk.
    let user: String?
  }

  private struct State {
    /// Stands in the address that is opened; nil once it is used.
    var token: String?
    var sessions: [String: Session] = [:]
    /// Oldest first.
    var order: [String] = []
  }

  /// Browsers that are known at a time; the oldest is forgotten.
  private static let most = 1000

  private let state: Mutex<State>
  /// What the cookie is called. Cookies of a machine are not told apart by port, so its name does.
  let cookieName: String
  private let isSecure: Bool

  /// - Parameter token: what is exchanged for the first cookie; nil where a proxy says who asks.
  init(token: String?, cookieName: String, isSecure: Bool) {
    state = Mutex(State(token: token))
    self.cookieName = cookieName
    self.isSecure = isSecure
  }

  /// Exchanges the token of the address for a cookie, once.
  ///
  /// - Returns: what the cookie holds; nil where the token is another, or used.
  func exchange(_ token: String) -> String? {
    state.withLock { state in
      guard let own = state.token, Secret.isSame(own, token) else { return nil }
      state.token = nil
      return Self.add(Session(user: nil), to: &state)
    }
  }

  /// A new session of somebody whom a proxy has signed in.
  func open(for user: String) -> String {
    state.withLock { Self.add(Session(user: user), to: &$0) }
  }

  private static func add(_ session: Session, to state: inout State) -> String {
    let key = Secret.make()
    state.sessions[key] = session
    state.order.append(key)
    if state.order.count > most { state.sessions[state.order.removeFirst()] = nil }
    return key
  }

  /// The session of a request.
  ///
  /// - Parameters:
  ///   - cookies: the request's `Cookie` headers.
  ///   - user: whom a proxy says that it is of; a cookie of somebody else counts for nothing.
  func session(cookies: [String], user: String?) -> Session? {
    for key in values(in: cookies) {
      if let session = state.withLock({ $0.sessions[key] }), session.user == user { return session }
    }
    return nil
  }

  /// A page of another port of this machine may have set a cookie of the same name, so all count.
  private func values(in cookies: [String]) -> [String] {
    cookies.flatMap { $0.split(separator: ";") }.compactMap { part in
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.drop { $0 == " " } }
      return pair.count == 2 && pair[0] == cookieName ? String(pair[1]) : nil
    }.prefix(4).map { $0 }
  }

  /// The `Set-Cookie` header: until the browser ends, for no script, and with no request from elsewhere.
  func header(_ key: String) -> String {
    "\(cookieName)=\(key); Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
  }
}
