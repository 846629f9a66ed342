import Testing

@testable import TerritoryReport

struct SheetLayoutTests {
  @Test(arguments: [
    ("", 10, 1), ("short", 10, 1), ("ten chars.", 10, 1), ("two words here", 10, 2),
    ("a b c d e f", 3, 3), ("abcdefghijk", 10, 2), ("x abcdefghijklmnopqrstu", 10, 4),
    ("one\ntwo\n\nfour", 10, 4),
  ])
  func linesAreCounted(text: String, width: Int, lines: Int) {
    #expect(SheetLayout.lines(text, within: width) == lines)
  }

  @Test func columnsAreAsWideAsTheirCells() {
    var table = ResultTable([.text("a"), .text("A long header"), .text("b")])
    table.add([.text("Jyväskylä"), .number(1234.5, decimals: 1), .text("")])
    table.add([.text("a"), .empty, .empty])
    let layout = SheetLayout(Sheet("x", table))
    #expect(layout.widths == [12, 10, 5])
    #expect(layout.lines == [2, 1, 1])
    #expect(table.withoutEmptyColumns.columns.map(\.title) == ["a", "A long header"])
  }
}
