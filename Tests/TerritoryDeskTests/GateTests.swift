import Testing

@testable import TerritoryDesk

/// Who may ask the desk, by the head of a request alone.
@Suite struct GateTests {
  private static let gate = Gate(port: 8080)

  private static func head(
    _ method: String = "GET", _ target: String = "/", host: String = "127.0.0.1:8080"
  ) -> Gate.Head {
    Gate.Head(method: method, target: target, hosts: [host])
  }

  private static func change() -> Gate.Head {
    var head = head("POST", "/api/answer")
    head.origins = ["http://127.0.0.1:8080"]
    head.marks = ["1"]
    return head
  }

  private static func passes(_ head: Gate.Head) -> Bool {
    if case .passed = gate.verdict(on: head) { true } else { false }
  }

  @Test(arguments: ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "LOCALHOST:8080"])
  func ownNamesPass(host: String) {
    #expect(Self.passes(Self.head(host: host)))
  }

  @Test(arguments: [
    "", "127.0.0.1", "127.0.0.1:8081", "evil.example:8080", "127.0.0.1:8080.evil.example",
    "localhost.evil.example:8080", "127.0.0.1:8080@evil.example", "0.0.0.0:8080", "[::]:8080",
  ]) func otherNamesAreRefused(host: String) {
    #expect(!Self.passes(Self.head(host: host)))
  }

  @Test func noNameOrTwoAreRefused() {
    var head = Self.head()
    head.hosts = []
    #expect(!Self.passes(head))
    head.hosts = ["127.0.0.1:8080", "127.0.0.1:8080"]
    #expect(!Self.passes(head))
  }

  @Test func changesNeedOriginAndMark() {
    #expect(Self.passes(Self.change()))
    var head = Self.change()
    head.origins = []
    #expect(!Self.passes(head))
    head = Self.change()
    head.marks = []
    #expect(!Self.passes(head))
  }

  @Test(arguments: [
    "null", "http://evil.example", "https://127.0.0.1:8080", "http://localhost:8080",
    "http://127.0.0.1:8080.evil.example", "http://127.0.0.1",
  ]) func otherOriginsAreRefused(origin: String) {
    for var head in [Self.change(), Self.head()] {
      head.origins = [origin]
      #expect(!Self.passes(head))
    }
  }

  @Test func dataIsForTheOwnPageOnly() {
    for site in ["cross-site", "same-site", "none"] {
      var head = Self.head("GET", "/api/region?region=kainuu")
      head.sites = [site]
      #expect(!Self.passes(head))
      // The page itself holds nothing without a cookie, which does not come along from elsewhere.
      head.target = "/?region=kainuu"
      #expect(Self.passes(head))
    }
  }

  @Test(arguments: ["PUT", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT", "BREW"])
  func otherMethodsAreRefused(method: String) {
    var head = Self.change()
    head.method = method
    #expect(Self.gate.verdict(on: head) == .refused(.method))
  }

  @Test func addressesAreBounded() {
    let long = "/?a=" + String(repeating: "x", count: Gate.longestTarget)
    #expect(Self.gate.verdict(on: Self.head("GET", long)) == .refused(.address))
    #expect(
      Self.gate.verdict(on: Self.head("GET", "http://127.0.0.1:8080/")) == .refused(.notFound))
  }

  // MARK: Behind a proxy

  private static let proxied = Gate(
    Gate.Proxy(
      origin: PublicOrigin("https://desk.example.fi")!, userHeader: "X-User", secret: "s3cret"))

  private static func fromProxy() -> Gate.Head {
    var head = head(host: "desk.example.fi")
    head.secrets = ["s3cret"]
    head.users = ["anna"]
    return head
  }

  @Test func theProxyTellsWhoAsks() {
    #expect(Self.proxied.verdict(on: Self.fromProxy()) == .passed(user: "anna"))
  }

  @Test func withoutItsSecretNobodyIsTheProxy() {
    for secrets in [[], ["guess"], ["s3cret", "s3cret"], [""]] {
      var head = Self.fromProxy()
      head.secrets = secrets
      #expect(Self.proxied.verdict(on: head) == .refused(.stranger))
    }
    #expect(Self.proxied.verdict(on: Self.head()) == .refused(.stranger))
  }

  @Test(arguments: ["", "../anna", "an na", "ä", "a/b", String(repeating: "a", count: 101)])
  func namesThatAreNoneAreRefused(user: String) {
    var head = Self.fromProxy()
    head.users = [user]
    #expect(Self.proxied.verdict(on: head) == .refused(.stranger))
  }

  @Test func eachUserHasAFolder() {
    let names = ["anna", "Anna", "ANNA", "..", ".", "=anna", "anna@example.fi"]
      .filter(UserName.isSound)
    #expect(names.count == 6)
    #expect(Set(names.map { UserName.folder($0).lowercased() }).count == names.count)
    #expect(UserName.folder("..") == "user-..")
  }

  @Test func publicOrigins() {
    #expect(PublicOrigin("https://Desk.example.fi/")?.text == "https://desk.example.fi")
    #expect(PublicOrigin("https://desk.example.fi:443")?.host == "desk.example.fi")
    #expect(PublicOrigin("https://desk.example.fi:8443")?.host == "desk.example.fi:8443")
    for text in ["http://desk.example.fi", "https://", "https://a/b", "https://a b", "desk"] {
      #expect(PublicOrigin(text) == nil)
    }
  }
}
