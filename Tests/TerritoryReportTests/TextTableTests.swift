import Testing

@testable import TerritoryReport

@Suite struct TextTableTests {
  @Test func aligns() {
    var table = TextTable([.text("Name"), .number("Km")])
    table.add("Äänekoski", "7")
    table.rule()
    table.add("Sum", "1,007")
    #expect(
      table.text == """
        Name          Km
        ─────────  ─────
        Äänekoski      7
        ─────────  ─────
        Sum        1,007

        """)
  }

  @Test func wrapsWhatIsTooWide() {
    var table = TextTable([.text("Territory"), .text("Municipalities")])
    table.add("A", Array(repeating: "Municipality", count: 30).joined(separator: ", "))
    let lines = table.text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= TextTable.width })
    #expect(lines.count > 4)
  }

  @Test(arguments: [
    ("Jämsä, Keuruu", 8, ["Jämsä,", "Keuruu"]),
    ("Kannonkoski-Karstula", 13, ["Kannonkoski-", "Karstula"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("", 5, [""]), ("a\nb", 5, ["a", "b"]),
  ])
  func wraps(text: String, width: Int, lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }
}

@Suite struct FiguresTests {
  @Test func readLikeTheSource() {
    #expect(Figures.short(14_246) == "14,246")
    #expect(Figures.short(3_022.5) == "3,022.5")
    #expect(Figures.short(302.25) == "302.25")
    #expect(Figures.fixed(-0.000_1, digits: 2) == "0.00")
    #expect(Figures.percent(0.9519) == "95.2 %")
  }
}
