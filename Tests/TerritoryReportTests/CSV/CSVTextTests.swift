import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

struct CSVTextTests {
  private func table(_ style: CSVStyle) -> String {
    var table = ResultTable([.key("a"), .key("b")])
    table.add([.text("x; \"y\""), .number(0.5)])
    table.add([.text("005"), .number(-1234.25)])
    table.add([.count(7), .number(20)])
    table.add([.empty, .number(1e-7)])
    return table.csv(style)
  }

  @Test func plainIsForMachines() {
    #expect(
      table(.plain) == "a,b\n\"x; \"\"y\"\"\",0.5\n005,-1234.25\n7,20\n,0.0000001\n")
  }

  @Test func excelIsForFinnishExcel() {
    #expect(
      table(.excel) == "\u{FEFF}a;b\n\"x; \"\"y\"\"\";0,5\n005;-1234,25\n7;20\n;0,0000001\n")
  }

  @Test func theCurrentStyleHolds() {
    let table = ResultTable([.key("a"), .key("b")])
    #expect(table.csv() == "\u{FEFF}a;b\n")
    CSVStyle.$current.withValue(.plain) {
      #expect(table.csv() == "a,b\n")
    }
  }

  private static let hostile = [
    "=1+1", "+358", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "=cmd|' /C calc'!A0", "'=1", "''@x",
    "\r\n=1", "＝1+1",
  ]

  @Test(arguments: hostile) func nothingIsRun(text: String) {
    #expect(text.harmlessInSpreadsheets == "'" + text)
    #expect(text.harmlessInSpreadsheets.withoutSpreadsheetMark == text)
  }

  @Test(arguments: ["", "'", "Äänekoski", "x=1", "'s-Hertogenbosch", "1-2", " ", "’=1"])
  func otherTextsStay(text: String) {
    #expect(text.harmlessInSpreadsheets == text)
    #expect(text.withoutSpreadsheetMark == text)
  }

  /// What a plan names its territories is the same after writing and reading, in both styles.
  @Test(arguments: CSVStyle.allCases) func planNamesComeBack(style: CSVStyle) throws {
    let fixture = try PlanFixture()
    for name in ["=West", "+1", "-West", "@x", "'=1", "It; \"is\", so", "'s", "=HYPERLINK(\"x\")"] {
      let plan = fixture.plan(names: [name, "East"])
      let region = try RegionFixture()
      let text = CSVStyle.$current.withValue(style) { planTable(plan, fixture.planCase).csv() }
      try region.write("plans/own.csv", text)
      #expect(try region.readPlan("plans/own.csv").territories.map(\.name) == [name, "East"])
    }
  }
}
