import Foundation
import TerritoryLanguages
import Testing

@testable import TerritoryDesk

/// What reaches a browser: addresses, cookies, events and the page.
@Suite struct PageTests {
  @Test(arguments: [
    PageAddress(region: nil, language: nil, arguments: []),
    PageAddress(region: "kainuu", language: .finnish, arguments: []),
    PageAddress(
      region: "kainuu", language: .swedish,
      arguments: [
        "--together", "Äänekoski,Petäjävesi", "--most-waiting", "30 %", "--priority", "travel:5%",
      ]),
    PageAddress(region: "a&b=c", language: .english, arguments: ["+", "%41", "\u{0}\n", "#?/"]),
  ]) func addressesHoldTheWholeState(address: PageAddress) {
    let query = address.text.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init)
    #expect(PageAddress(query: query ?? "") == address)
    #expect(address.text.utf8.allSatisfy { 0x21 <= $0 && $0 < 0x7F })
  }

  @Test(arguments: ["", "&&&", "=", "region", "a=%ZZ&a=%", "token=x&lang=de", "region=%00"])
  func wrongAddressesAreNoCrash(query: String) {
    #expect(PageAddress(query: query).language == nil)
  }

  @Test func eventsKeepLinesApart() {
    let event = ServerSentEvent(name: "answer", data: "one\ntwo\r\nevent: x\u{2028}four")
    #expect(event.text == "event: answer\ndata: one\ndata: two\ndata: event: x\ndata: four\n\n")
    #expect(
      ServerSentEvent.make("ready", ["a": "x\ny"]).text
        == "event: ready\ndata: {\"a\":\"x\\ny\"}\n\n")
  }

  @Test func aTokenOpensOnce() throws {
    let sessions = Sessions(token: "t0ken", cookieName: "desk-1", isSecure: false)
    #expect(sessions.exchange("other") == nil)
    let key = try #require(sessions.exchange("t0ken"))
    #expect(sessions.exchange("t0ken") == nil)
    #expect(sessions.session(cookies: ["a=b; desk-1=\(key)"], user: nil) != nil)
    #expect(sessions.session(cookies: ["desk-1=wrong; desk-1=\(key)"], user: nil) != nil)
    #expect(sessions.session(cookies: ["desk-2=\(key)", "desk-1=", "=;;"], user: nil) == nil)
    let header = sessions.header(key)
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] { #expect(header.contains(part)) }
    #expect(!header.contains("Secure"))
  }

  @Test func aCookieOfSomebodyElseCountsForNothing() {
    let sessions = Sessions(token: nil, cookieName: "__Host-desk", isSecure: true)
    let key = sessions.open(for: "anna")
    #expect(sessions.session(cookies: ["__Host-desk=\(key)"], user: "anna") != nil)
    #expect(sessions.session(cookies: ["__Host-desk=\(key)"], user: "bertta") == nil)
    #expect(sessions.session(cookies: ["__Host-desk=\(key)"], user: nil) == nil)
    #expect(sessions.header(key).contains("; Secure"))
  }

  @Test func secrets() {
    let secrets = (0..<100).map { _ in Secret.make() }
    #expect(Set(secrets).count == 100)
    #expect(secrets.allSatisfy { $0.utf8.count == 64 })
    #expect(
      Secret.isSame("abc", "abc") && !Secret.isSame("abc", "abd") && !Secret.isSame("abc", "ab"))
  }

  @Test func textsInThePageAreNoMarkup() {
    let entry = RegionShelf.Entry(name: "\"><script>\u{301}", path: "/nowhere", isOwn: true)
    let text = DeskPageText(
      region: entry.name, arguments: [], regions: [entry],
      regionJSON: #"{"a":"</script><script>"}"#, mayEnd: true)
    #expect(!text.html.contains("\"><script>"))
    #expect(!text.html.contains("</script><script>\"}"))
  }
}
