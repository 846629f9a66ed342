import Testing

@testable import TerritoryReport

@Suite struct ResultTableTests {
  @Test func aligns() {
    var table = ResultTable([.text("Name"), .number("Km")])
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

  @Test func hiddenCharactersAreWrittenOutAndCounted() {
    var table = ResultTable([.text("Name", key: "name"), .number("Km", key: "km")])
    table.add("A\u{1B}[1m", "7")
    #expect(
      table.text == """
        Name        Km
        ──────────  ──
        A\\u{1b}[1m   7

        """)
    #expect(table.csv(.plain) == "name,km\nA\\u{1b}[1m,7\n")
  }

  @Test func wrapsWhatIsTooWide() {
    var table = ResultTable([.text("Territory"), .text("Municipalities")])
    table.add("A", Array(repeating: "Municipality", count: 30).joined(separator: ", "))
    let lines = table.text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= ResultTable.width })
    #expect(lines.count > 4)
  }

  @Test(arguments: [
    ("Jämsä, Keuruu", 8, ["Jämsä,", "Keuruu"]),
    ("Kannonkoski-Karstula", 13, ["Kannonkoski-", "Karstula"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("ab cdefgh i", 3, ["ab", "cde", "fgh", "i"]),
    ("", 5, [""]), ("a\nb", 5, ["a", "b"]),
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
    // Nobody is no share, and all are no less than all.
    #expect(Figures.percent(0) == "0 %" && Figures.percent(1) == "100 %")
    #expect(Figures.percent(0.0004) == "<0.1 %" && Figures.percent(0.9999) == ">99.9 %")
    #expect(Figures.percent(0.004, digits: 0) == "<1 %" && Figures.percent(0.005) == "0.5 %")
    #expect(Figures.percent(0.996, digits: 0) == ">99 %")
    #expect(Figures.percent(1e-9) == "0 %" && Figures.percent(1 - 1e-9) == "100 %")
    #expect(Figures.percent(1.0004) == "100 %" && Figures.percent(1.2) == "120 %")
  }
}

/// One table, and what each output makes of its cells.
@Suite struct ResultTableOutputTests {
  private var table: ResultTable {
    var table = ResultTable([
      .text("municipality", key: "municipality"), .number("clients", key: "clients"),
      .number("share", key: "share"), .number("coaches", key: "coaches"),
    ])
    table.add(.code("005"), .number(27.456, mark: "†"), .share(0.375), .count(1200))
    table.rule()
    table.add(.text("=1+1"), .optional(nil), .missing, .plain(2.5))
    return table
  }

  @Test func peopleReadRoundedFigures() {
    let lines = table.text.split(separator: "\n").map(String.init)
    #expect(lines[2].split(separator: " ") == ["005", "27.46†", "37.5", "%", "1,200"])
    #expect(lines[3].allSatisfy { "─ ".contains($0) })
    #expect(lines[4].split(separator: " ") == ["=1+1", "–", "2.5"])
  }

  @Test func programsReadThemUnrounded() {
    #expect(
      table.csv(.plain)
        == "municipality,clients,share,coaches\n005,27.456,0.375,1200\n'=1+1,,,2.5\n")
  }

  @Test func thePageHasHeadsAndMarks() {
    let page = PageTable("id", "caption", table, ["note"], inSentenceCase: true)
    #expect(page.columns.map(\.title) == ["Municipality", "Clients", "Share", "Coaches"])
    #expect(page.groups[0].rows[0].head.text == "005")
    #expect(page.groups[0].rows[0].cells.map(\.text) == ["27.46†", "37.5 %", "1,200"])
    #expect(page.groups[0].rows[0].cells.map(\.isNumber) == [true, true, true])
  }

  @Test func theWorkbookHasNumbers() {
    let rows = Sheet("sheet", table).rows
    #expect(rows[0].map(\.number) == [nil, 27.456, 0.375, 1200])
    #expect(rows[0].map(\.numberFormat) == ["@", "#,##0.00", "0.0 %", "#,##0"])
    #expect(rows[1].map(\.text) == ["=1+1", nil, nil, nil])
    #expect(rows[1].map(\.number) == [nil, nil, nil, 2.5])
  }

  /// A column is written once for all outputs; each has those with a title of its own, in its order.
  @Test func outputsTakeTheColumnsThatTheyHaveRoomFor() {
    let columns: [ResultColumn<Int>] = [
      .number("value", [.terminal: "Value", .csv: ""]) { .count($0) },
      ResultColumn("name", [.page: "Name", .csv: ""]) { row, output in
        .text(output == .csv ? "n\(row)" : "no. \(row)")
      },
    ]
    func csv(_ columns: [ResultColumn<Int>], _ output: Output) -> String {
      var table = ResultTable(columns, for: output, leading: [.key("plan")])
      table.add(7, columns, for: output, leading: [.count(1)])
      return table.csv(.plain)
    }
    #expect(csv(columns, .csv) == "plan,value,name\n1,7,n7\n")
    #expect(csv(columns.ordered(["name", "value"]), .csv) == "plan,name,value\n1,n7,7\n")
    #expect(csv(columns, .terminal) == "plan,value\n1,7\n")
    #expect(csv(columns, .page) == "plan,name\n1,no. 7\n")
  }
}
