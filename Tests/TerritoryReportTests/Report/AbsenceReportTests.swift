import TerritoryLanguages
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

/// “If one is away” on the page and in the workbook.
struct AbsenceReportTests {
  private func content(_ cases: [AbsenceFinding.Case]?) throws -> ReportContent {
    let fixture = try PlanFixture()
    let plain = fixture.result()
    let result = PlanResult(
      brief: plain.brief, outcome: plain.outcome,
      absences: cases.map { AbsenceFinding(cases: $0) })
    return ReportContent(
      proposal: result, fixture.planCase, ReportMaking(solver: "GLPK 5.0", arguments: []))
  }

  private let cases = [
    AbsenceFinding.Case(territory: 0, share: 1, waiting: 61.5, more: 11.5, municipalities: [0, 1]),
    AbsenceFinding.Case(territory: 1, share: 1, waiting: 55, more: 5, municipalities: [3]),
  ]

  @Test func eachTerritoryHasARow() throws {
    let section = try #require(try content(cases).absenceSection)
    #expect(section.heading == "If one is away")
    let table = try #require(section.blocks.compactMap(\.table).first)
    let rows = table.groups.flatMap(\.rows).map { [$0.head.text] + $0.cells.map(\.text) }
    #expect(
      rows == [
        ["Alpha", "2", "100 %", "61.50", "11.50", "Alpha, Beta"],
        ["Gamma", "1", "100 %", "55.00", "5.00", "Delta"],
      ])
    #expect(
      section.blocks.first?.paragraph
        == "If a coach is away, it is worst in Alpha: 62 clients a year wait then, 12 more than "
        + "otherwise. More wait in Alpha and Beta.")
  }

  /// None of several that are as bad is called the worst.
  @Test func severalMayBeTheWorst() throws {
    let third = AbsenceFinding.Case(
      territory: 1, share: 0.5, waiting: 61.5, more: 11.5, municipalities: [3])
    let section = try #require(try content(cases + [third]).absenceSection)
    #expect(
      section.blocks.first?.paragraph
        == "If a coach is away, it is worst in any of Alpha and Gamma: 62 clients a year wait then, "
        + "12 more than otherwise.")
  }

  /// The sentence stands with the answer too, and the section is among those of the page.
  @Test func thePageNamesTheWorst() throws {
    let content = try content(cases)
    #expect(ReportAnswer(content).lead.contains { $0.hasPrefix("If a coach is away, it is worst") })
    let page = reportHTML(content, map: RegionMap(content.planCase.region, outlines: nil))
    #expect(page.contains(#"<section id="absence""#) && page.contains(##"href="#absence""##))
  }

  @Test func theWorkbookHasTheSameNumbers() throws {
    try inNewFolder { folder in
      try PlanWorkbook(try content(cases)).write(to: "\(folder)/plan.xlsx")
      let book = try ReadWorkbook("\(folder)/plan.xlsx")
      let sheet = try #require(book.sheets.first { $0.name == "If one is away" })
      #expect(sheet.column("Territory").map { $0.value?.text } == ["Alpha", "Gamma"])
      #expect(sheet.column("Then waiting").map { $0.value?.number } == [61.5, 55])
      #expect(sheet.column("More than otherwise").map { $0.value?.number } == [11.5, 5])
    }
  }

  @Test func withoutAFindingThereIsNothing() throws {
    #expect(try content(nil).absenceSection == nil && content(nil).absenceSheet == nil)
    #expect(try content([]).absenceSection == nil)
    #expect(!ReportAnswer(try content(nil)).lead.contains { $0.contains("is away") })
  }
}
