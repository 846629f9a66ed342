import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

/// Names are data: nothing in them may become markup, or disturb what stands beside them.
@Suite struct HostileNamesTests {
  private func fixture(names: [String]) throws -> MapFixture {
    let region = try RegionFixture()
    let rows = names.enumerated().map { index, name in
      "00\(index + 1),\"\(name.replacing("\"", with: "\"\""))\",,62.\(index + 1),25.\(index + 1)"
    }
    try region.write(
      "municipalities.csv",
      "code,name_fi,name_sv,latitude,longitude\n\(rows.joined(separator: "\n"))\n")
    let read = try region.read()
    let planCase = PlanCase(
      region: read,
      demand: try read.settings.chain.demand(
        of: read.snapshot("2021-10"), directory: read.directory),
      assumptions: read.settings.assumptions,
      coaches: Assumption(2, source: "test", origin: .given("coaches")), territories: nil)
    return MapFixture(
      nearestBasesPlan(planCase, territories: 2), planCase, RegionMap(read, outlines: nil))
  }

  private let names = [
    "<script>alert(1)</script>", "Al\u{202E}pha \"&' ]]>", "القدس e\u{301}",
    "Aa" + String(repeating: "å", count: 200),
  ]

  @Test(arguments: RegionMap.Size.allCases)
  func nothingBecomesMarkup(size: RegionMap.Size) throws {
    let svg = try fixture(names: names).svg(size)
    let elements = try XMLElements(svg)
    #expect(elements.named("script").isEmpty)
    #expect(elements.texts("desc")[0].contains("<script>alert(1)</script>"))
    for text in elements.all.map(\.text) {
      #expect(!text.unicodeScalars.contains { $0.value == 0x202E })
    }
  }

  @Test func longNamesAreShortenedButStandInFullInTheTitle() throws {
    let elements = try XMLElements(fixture(names: names).svg(.large))
    let whole = names[3]
    #expect(!elements.texts("text").contains { $0.contains(whole) })
    #expect(elements.texts("text").contains { $0.hasPrefix("Aaåååå") && $0.hasSuffix("…") })
    #expect(elements.texts("title").contains { $0.hasPrefix("\(whole): territory") })
  }

  @Test func otherScriptsKeepTheirOrder() throws {
    let elements = try XMLElements(fixture(names: names).svg(.large))
    let label = try #require(elements.all.first { $0.text == names[2] && $0.name == "text" })
    #expect(label.attributes["unicode-bidi"] == "isolate")
  }

  @Test func signsThatDirectTextAndControlCharactersAreDropped() {
    #expect("A\u{202E}b\u{7}\u{2067}c\n\u{85}d\u{FEFF}".drawable == "Abcd")
    // Joiners are letters' business: without them words of some scripts read differently.
    #expect("न\u{200D}म".drawable == "न\u{200D}म")
  }
}
