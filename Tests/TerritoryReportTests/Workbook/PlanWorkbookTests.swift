import Foundation
import TerritoryLanguages
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

struct PlanWorkbookTests {
  private func content(
    names: [String]? = nil, date: Date? = nil, arguments: [String] = ["propose", "koe"]
  ) throws -> ReportContent {
    let fixture = try PlanFixture()
    return ReportContent(
      proposal: fixture.result(names: names), fixture.planCase,
      ReportMaking(solver: "GLPK 5.0", arguments: arguments, date: date))
  }

  /// The scored plan of Alpha with Beta beside one with Alpha alone.
  private func evaluation() throws -> ReportContent {
    let fixture = try PlanFixture()
    func answer(_ west: Int) -> Evaluation.Answer {
      let result = fixture.result(west: west)
      return Evaluation.Answer(brief: result.brief, outcome: result.outcome)
    }
    let evaluation = Evaluation(
      source: "plan.csv", grouping: fixture.plan().grouping, withoutHelp: answer(2),
      withHelp: nil, best: answer(1))
    return ReportContent(
      evaluation, fixture.planCase, ReportMaking(solver: "GLPK 5.0", arguments: []))
  }

  private func read(_ content: ReportContent) throws -> ReadWorkbook {
    var book: ReadWorkbook?
    try inNewFolder { folder in
      try PlanWorkbook(content).write(to: "\(folder)/plan.xlsx")
      book = try ReadWorkbook("\(folder)/plan.xlsx")
    }
    return try #require(book)
  }

  @Test func anotherProgramReadsAllSheets() throws {
    let book = try read(try content())
    #expect(
      book.sheets.map(\.name)
        == ["Territories", "Municipalities by territory", "Plans", "Assumptions", "Proof"])
    #expect(book.title == "Test, 2021-10")
    for sheet in book.sheets {
      #expect(sheet.orientation == "landscape" && sheet.paper == 9 && sheet.fits)
      #expect(sheet.repeated == "$1:$1" && sheet.formulas == 0 && sheet.links == 0)
      #expect(sheet.frozen == (sheet.name.hasPrefix("Municipalities") ? "C2" : "B2"))
      #expect(sheet.filter.hasPrefix("A1:") && sheet.filter.hasSuffix("\(sheet.cells.count)"))
      #expect(sheet.widths.allSatisfy { $0 <= 49 })
    }
  }

  @Test func codesAreTextAndNumbersAreNumbers() throws {
    let book = try read(try content())
    let municipalities = book.sheets[1]
    let codes = municipalities.column("Code")
    #expect(codes.map(\.value) == ["001", "002", "003", "004"].map { .text($0) })
    #expect(codes.allSatisfy { $0.type == "s" && $0.format == "@" })
    #expect(municipalities.ignored == ["A2:A5"])
    // Half of 100, 50, 30 and 20 people; the hand-made plan serves half of them.
    let clients = municipalities.column("Clients a year")
    #expect(clients.map { $0.value?.number } == [50, 25, 15, 10])
    #expect(clients.allSatisfy { $0.type == "n" && $0.format == "#,##0.00" })
    #expect(municipalities.column("Not served").map { $0.value?.number } == [25, 12.5, 7.5, 5])
    #expect(municipalities.column("Share not served").allSatisfy { $0.value?.number == 0.5 })
    #expect(
      municipalities.column("Served by").map { $0.value?.text }
        == ["Alpha 25.00", "Alpha 12.50", "Gamma 7.50", "Gamma 5.00"])
    #expect(
      municipalities.column("Estimated").map { $0.value?.text } == [nil, "estimate", nil, nil])
    #expect(
      municipalities.column("To the base, km").map { $0.value?.number } == [
        0, 10, 0, 10,
      ])
    let territories = book.sheets[0]
    #expect(territories.column("Territory").map { $0.value?.text } == ["Alpha", "Gamma"])
    #expect(territories.column("Code of the base").map { $0.value?.text } == ["001", "003"])
    #expect(territories.column("Clients a year").map { $0.value?.number } == [75, 25])
    #expect(territories.column("Served").map { $0.value?.number } == [37.5, 12.5])
    #expect(territories.column("Not served").map { $0.value?.number } == [37.5, 12.5])
    #expect(territories.column("Travel, client-km a year").map { $0.value?.number } == [125, 50])
    #expect(territories.column("Farthest municipality, km").map { $0.value?.number } == [10, 10])
  }

  /// Whose a shared municipality's clients are is open, so that serving them is no help to anybody.
  @Test func asMuchHelpIsGivenAsIsReceived() throws {
    let fixture = try PlanFixture()
    func territory(_ base: Int, _ members: [Int], serving clients: [Double]) -> Plan.Territory {
      Plan.Territory(
        base: base, municipalities: members, coaches: Coaches(fullTime: base == 0 ? 2 : 1),
        leaders: base == 0 ? 1 : 0,
        services: clients.enumerated().filter { $0.element > 0 }.map {
          Plan.Service(municipality: $0.offset, clients: $0.element)
        })
    }
    let plan = Plan(
      territories: [
        territory(0, [0], serving: [40, 10, 0, 0]), territory(2, [2, 3], serving: [4, 7, 8, 6]),
      ], shared: [1])
    let book = try read(
      ReportContent(
        proposal: fixture.result(of: plan), fixture.planCase,
        ReportMaking(solver: "GLPK 5.0", arguments: [])))
    let territories = book.sheets[0]
    #expect(territories.column("Help given").map { $0.value?.number } == [0, 4])
    #expect(territories.column("Help received").map { $0.value?.number } == [4, 0])
  }

  @Test func assumptionsHaveSourceOriginAndMark() throws {
    let sheet = try read(try content(arguments: ["propose", "a b"])).sheets[3]
    let keys = sheet.column("Assumption").compactMap { $0.value?.text }
    func row(_ key: String) throws -> [ReadWorkbook.Cell] {
      sheet.cells[try #require(keys.firstIndex(of: key)) + 1]
    }
    let rate = try row("employment rate")
    #expect(rate[1].value?.number == 0.37 && rate[1].format == "0.0 %")
    // Nothing is counted in a unit of its own here, so there is no column for it.
    #expect(sheet.header == ["Assumption", "Value", "Estimated", "From", "Source"])
    #expect(rate[3].value?.text == "the region's settings")
    #expect(rate[4].value?.text == "a test")
    #expect(try row("count")[2].value?.text == "estimate")
    #expect(try row("Command")[1].value?.text == "plan-territories propose 'a b'")
    #expect(keys.count == sheet.cells.count - 1)
  }

  @Test func plansStandSideBySide() throws {
    let book = try read(try evaluation())
    let scored = book.sheets[0].column("Plan").map { $0.value?.text }
    #expect(scored == ["given plan", "given plan", "best possible", "best possible"])
    #expect(
      book.sheets[1].column("Territory: best possible").map { $0.value?.text }
        == ["Alpha", "Beta", "Beta", "Beta"])
    let plans = book.sheets[2]
    #expect(plans.header == ["Figure", "given plan", "best possible"])
    let figures = plans.column("Figure").compactMap { $0.value?.text }
    func row(_ figure: String) throws -> [ReadWorkbook.Value?] {
      plans.cells[try #require(figures.firstIndex(of: figure)) + 1].dropFirst().map(\.value)
    }
    #expect(try row("Municipalities that move") == [nil, .text("Beta, Gamma, Delta")])
    #expect(try row("Baseline") == [.text("yes"), nil])
    // 12.5 · 10 km of Beta and 5 · 10 of Delta; or 7.5 · 10 of Gamma and 5 · 20 of Delta.
    let travel: [Double?] = [175, 175]
    let shown: [Double?] = try row("travel, client-km/year").map { $0?.number }
    #expect(shown == travel)
    #expect(try row("Difference from the baseline: travel, client-km/year") == [nil, .number(0)])
    #expect(book.sheets[4].column("Proven").allSatisfy { $0.value?.text == "yes" })
  }

  @Test func textsAreNeverRun() throws {
    let hostile = [
      "=cmd|' /C calc'!A0", "{=SUM(1)}", "https://example.com/", "mailto:a@b", "_x0041_",
      "שלום \u{202E}abc", "a\u{0}b\u{7}c\u{FFFE}d", "<b>&amp;\"'",
      String(repeating: "ä", count: 40_000),
      "  spaces  ", "@SUM(A1)", "'quoted",
    ]
    for name in hostile {
      let book = try read(try content(names: [name, "East"]))
      let cell = try #require(book.sheets[0].column("Territory").first)
      #expect(cell.type == "s" && book.sheets[0].formulas == 0 && book.sheets[0].links == 0)
      let read = try #require(cell.value?.text)
      switch name.count {
      case 40_000: #expect(read.utf16.count == 32_767 && read.hasSuffix("ä…"))
      case _ where name.contains("\u{0}"): #expect(read == "a b c d")
      // A mark that turns the direction of text would show another name than there is.
      case _ where name.contains("\u{202E}"): #expect(read == "שלום  abc")
      default: #expect(read == name)
      }
    }
  }

  @Test func theSameContentGivesTheSameBytes() throws {
    try inNewFolder { folder in
      for name in ["a", "b"] {
        try PlanWorkbook(try content()).write(to: "\(folder)/\(name).xlsx")
        // The archive's finest time is two seconds.
        if name == "a" { Thread.sleep(forTimeInterval: 2.1) }
      }
      let bytes = ["a", "b"].map { FileManager.default.contents(atPath: "\(folder)/\($0).xlsx") }
      #expect(bytes[0] != nil && bytes[0] == bytes[1])
    }
  }

  @Test func onlyAnAskedDateIsInIt() throws {
    let dated = try read(try content(date: Date(timeIntervalSince1970: 1_634_256_000)))
    #expect(dated.created == "2021-10-15T00:00:00" && dated.modified == dated.created)
    #expect(try read(try content()).created == "1980-01-01T00:00:00")
  }

  @Test(arguments: Language.allCases) func everyWordIsInTheLanguage(language: Language) throws {
    try Language.$current.withValue(language) {
      let contents = try [content(), evaluation()]
      let sheets = contents.flatMap { PlanWorkbook($0).sheets }
      for sheet in sheets {
        #expect(!sheet.name.isEmpty && sheet.name.count <= 31)
        #expect(!sheet.name.contains { "[]:*?/\\'".contains($0) })
        #expect(Set(sheet.columns).count == sheet.columns.count, "\(sheet.columns)")
      }
      #expect(Set(sheets.prefix(5).map(\.name)).count == 5)
      let titles = sheets.flatMap { [$0.name] + $0.columns.filter { !$0.contains(":") } }
      guard language != .english else { return }
      let words = Set(
        PhraseBook.shared.entries.map { language == .finnish ? $0.finnish : $0.swedish })
      // The words of figures are those of the comparison as text.
      let figures = contents.flatMap(\.comparison.figures).map { phrase(orText: $0.title) }
      let unknown = titles.filter { !words.contains($0) && !figures.contains($0) }
      #expect(unknown.isEmpty, "no words of the phrase book: \(Set(unknown))")
    }
  }

  /// Whoever opens it in Excel may move municipalities there and have the plan scored.
  @Test(arguments: Language.allCases) func ourselvesReadThePlan(language: Language) throws {
    let fixture = try PlanFixture()
    try inNewFolder { folder in
      let path = "\(folder)/plan.xlsx"
      try Language.$current.withValue(language) {
        try PlanWorkbook(try content()).write(to: path)
      }
      let plan = try PlanFile(reading: path, for: fixture.planCase.region)
      let territories = fixture.plan().territories
      #expect(plan.grouping.territories.map(\.municipalities) == territories.map(\.municipalities))
      #expect(plan.grouping.territories.map(\.base) == territories.map(\.base))
      #expect(plan.grouping.territories.map(\.coaches) == territories.map(\.coaches))
      #expect(plan.grouping.territories.map(\.leaders) == territories.map(\.leaders))
      #expect(plan.notes.isEmpty)
    }
  }
}
