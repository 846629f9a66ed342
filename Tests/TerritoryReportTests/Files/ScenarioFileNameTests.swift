import TerritoryModel
import Testing

@testable import TerritoryReport

@Suite struct ScenarioFileNameTests {
  @Test func namesAreShortInBytesToo() {
    let accented = String(repeating: "a\u{301}\u{302}\u{303}\u{323}", count: 60)
    let letter = "a" + String(repeating: "\u{301}", count: 500)
    let names = Comparison.fileNames(of: [accented, accented, letter, letter])
    #expect(Set(names).count == 4)
    #expect(names.allSatisfy { "plan-\($0).csv".utf8.count <= 255 && !$0.isEmpty }, "\(names)")
  }

  @Test func otherNamesStay() {
    let long = String(repeating: "å", count: 60)
    #expect(
      Comparison.fileNames(of: ["Koe 1", "koe/1", "..", "—", long])
        == ["koe-1", "koe-1-2", "..", "scenario", String(repeating: "å", count: 50)])
  }
}
