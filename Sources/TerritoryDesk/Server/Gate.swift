import Foundation
import TerritoryLanguages

/// Who may ask the desk at all, told by the head of a request before anything else is looked at.
///
/// Pages of other places can make a browser send requests to this machine, and a name of theirs can be
/// made to lead here. So the name that was asked for, and the page that asks, have to be the desk's own.
struct Gate: Sendable {
  /// What a request says of itself.
  struct Head {
    var method: String
    /// As it stands in the first line: `/api/region?region=kainuu`.
    var target: String
    /// All that were given; a sound request has one.
    var hosts: [String]
    var origins: [String] = []
    /// What the browser says of the page that asks: `same-origin`, `cross-site`, …
    var sites: [String] = []
    /// `X-Desk`, which no other page's form can send.
    var marks: [String] = []
    /// The proxy's secret and the user's name, where a proxy stands before the desk.
    var secrets: [String] = []
    var users: [String] = []
  }

  /// A proxy that signs people in and tells who asks.
  struct Proxy: Sendable {
    /// Such as `https://desk.example.fi`.
    let origin: PublicOrigin
    /// The header with the user's name.
    let userHeader: String
    /// What the proxy sends in ``Gate/secretHeader``.
    let secret: String
  }

  /// The header by which a proxy proves that it is the proxy.
  static let secretHeader = "X-Desk-Proxy-Secret"
  /// The header that scripts of the page send with everything that changes something.
  static let markHeader = "X-Desk"
  /// Bytes of an address: all arguments of a page stand in it.
  static let longestTarget = 32_768

  private let hosts: Set<String>
  private let proxy: Proxy?

  /// The desk of one planner, at a port of this machine.
  init(port: Int) {
    let names = ["127.0.0.1", "localhost", "[::1]"]
    hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
    proxy = nil
  }

  /// The desk of a county, behind its proxy.
  init(_ proxy: Proxy) {
    hosts = [proxy.origin.host]
    self.proxy = proxy
  }

  enum Verdict: Equatable {
    /// The user's name where a proxy tells it.
    case passed(user: String?)
    case refused(Refusal)
  }

  func verdict(on head: Head) -> Verdict {
    guard head.hosts.count == 1, let host = head.hosts.first?.lowercased(), hosts.contains(host)
    else { return .refused(.stranger) }
    var user: String?
    if let proxy {
      guard head.secrets.count == 1, Secret.isSame(head.secrets[0], proxy.secret),
        head.users.count == 1, UserName.isSound(head.users[0])
      else { return .refused(.stranger) }
      user = head.users[0]
    }
    let isChange = head.method != "GET"
    let origin = proxy?.origin.text ?? "http://\(host)"
    guard head.origins.count <= 1, head.origins.allSatisfy({ $0.lowercased() == origin }),
      !isChange || head.origins.count == 1
    else { return .refused(.stranger) }
    // Whoever follows a link from elsewhere gets the page that says how to go on, and no data.
    let isData = head.target.hasPrefix("/api/") || head.target.hasPrefix("/page/")
    guard !isData || head.sites.allSatisfy({ $0 == "same-origin" }) else {
      return .refused(.stranger)
    }
    guard ["GET", "POST", "DELETE"].contains(head.method) else { return .refused(.method) }
    guard head.target.utf8.count <= Self.longestTarget else { return .refused(.address) }
    guard head.target.hasPrefix("/") else { return .refused(.notFound) }
    guard !isChange || head.marks == ["1"] else { return .refused(.stranger) }
    return .passed(user: user)
  }
}

/// The address of a desk behind a proxy: `https://desk.example.fi`, perhaps with a port.
public struct PublicOrigin: Sendable, Equatable {
  let text: String
  /// As browsers send it: without the usual port.
  let host: String

  /// - Returns: nil where the text is anything but https:// with a name and perhaps a port.
  public init?(_ text: String) {
    guard text.hasPrefix("https://") else { return nil }
    var host = text.dropFirst("https://".count).lowercased()
    if host.hasSuffix("/") { host.removeLast() }
    if host.hasSuffix(":443") { host.removeLast(4) }
    guard host.wholeMatch(of: /[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?/) != nil else {
      return nil
    }
    self.host = host
    self.text = "https://\(host)"
  }
}

/// The name under which a proxy tells who asks.
enum UserName {
  /// Whether it is one: 1 to 100 letters of English, digits, and `.`, `_`, `-`, `+`, `@`.
  static func isSound(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "._-+@".utf8.contains(byte)
        }
      }
  }

  /// The name of the user's folder: one for each name on every file system, since capitals are written
  /// with a mark before them, and never `.` or `..`.
  static func folder(_ name: String) -> String {
    "user-" + name.reduce(into: "") { $0 += $1.isUppercase ? "=\($1.lowercased())" : "\($1)" }
  }
}
