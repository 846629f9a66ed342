import Foundation
import TestSupport
import Testing

@testable import TerritoryModel

/// Plans as people write them, or change them: four municipalities, Alpha to Delta.
@Suite struct PlanFileTests {
  private let fixture: RegionFixture

  init() throws { fixture = try RegionFixture() }

  private func read(_ text: String) throws -> PlanFile {
    try fixture.write("plans/plan.csv", text)
    return try PlanFile(
      reading: "\(fixture.path)/plans/plan.csv", for: try RegionFolder(fixture.path).read())
  }

  private func read(_ workbook: WorkbookSketch, sheet: String = "") throws -> PlanFile {
    let path = "\(fixture.path)/plan.xlsx"
    try workbook.write(to: path)
    return try PlanFile(reading: path + sheet, for: try RegionFolder(fixture.path).read())
  }

  private func problems(_ body: () throws -> PlanFile) throws -> [InputProblem] {
    try #require(throws: InvalidInput.self, performing: { _ = try body() }).problems
  }

  private static let halves = [[0, 1], [2, 3]]

  @Test(arguments: [
    "Kunta;Vastuualue\nalpha;a\nBETA;A\ngamma;b\ndelta;B\n",
    "Kommun;Ansvarsområde\nAlpha;a\nBeta;a\nGamma;b\nDelta;b\n",
    "Ehdotus 12.10.2026\n\nKunta;Huomautus;Vastuualue\nAlpha;;a\nBeta;x;a\nGamma;;b\nDelta;;b\n",
    "Kunta;Vastuualue;Asiakkaita\nAlpha;a;1,5\nBeta;a;2\nGamma;b;1\nDelta;b;3\nYhteensä;;7,5\n",
    "Koodi,Kunta,Vastuualue\n1,Alpha,a\n2,Beta,a\n3,Gamma,b\n4,Delta,b\n,Yhteensä,\n,,\n",
    "Kunta\tTyöalue\nAlpha\ta\nBeta\ta\nGamma\tb\nDelta\tb\n\tYhteensä\n",
  ])
  func asPeopleWriteThem(text: String) throws {
    let plan = try read(text)
    #expect(plan.grouping.territories.map(\.municipalities) == Self.halves)
    #expect(plan.grouping.territories.map(\.name) == ["a", "b"] && plan.notes.isEmpty)
  }

  @Test func nothingInItsCells() throws {
    let problems = try problems { try read(",\n") }
    #expect(problems.map(\.what) == ["no cell of the table has anything in it"])
  }

  @Test func aSheetOfStaffWithoutRowsSaysNothing() throws {
    let plan = try read(
      WorkbookSketch([
        WorkbookSketch.Sheet(
          [
            ["municipality", "territory"], ["Alpha", "a"], ["Beta", "a"], ["Gamma", "b"],
            ["Delta", "b"],
          ],
          named: "Kunnat"),
        WorkbookSketch.Sheet([["territory", "coaches", "base"]], named: "Alueet"),
      ]))
    #expect(plan.grouping.territories.map(\.municipalities) == Self.halves)
  }

  @Test func decimalsOfWholeCoaches() throws {
    let plan = try read(
      "Kunta;Vastuualue;Valmentajia;Tiiminvetäjiä;Toimipiste\n"
        + "Alpha;a;7,0;1,0;Beta\nBeta;a;7;1;Beta\nGamma;b;2.0;0;\nDelta;yhteinen;;;\n")
    #expect(plan.grouping.territories.map(\.coaches) == [7, 2])
    #expect(plan.grouping.territories.map(\.leaders) == [1, 0])
    #expect(plan.grouping.territories.map(\.base) == [1, nil])
    #expect(plan.grouping.shared == [3])
    let text = "Kunta;Vastuualue;Valmentajia\nAlpha;a;0,01\nBeta;a;\nGamma;b;1\nDelta;b;\n"
    #expect(try problems { try read(text) }.map(\.line) == [2])
  }

  @Test func aHeaderThatLacksOne() throws {
    let found = try problems { try read("Ehdotus\n\nKunta;Jako\nAlpha;a\nBeta;a\n") }
    #expect(found.map(\.line) == [3] && found[0].what == "the column territory is missing")
  }

  @Test func codeAndNameThatDisagree() throws {
    let text = "Koodi;Kunta;Vastuualue\n1;Alpha;a\n2;Gamma;a\n3;Gamma;b\n4;Delta;b\n"
    let found = try problems { try read(text) }
    #expect(found.map(\.line) == [3] && found.first?.what == "the row names Beta and Gamma")
  }

  private static let own =
    "municipality;territory;coaches;base\n1;A;2;1\n2;A;2;1\n3;B;1;4\n4;B;1;4\n"

  @Test func oneIsMoved() throws {
    let plan = try read(Self.own.replacing("2;A;2;1", with: "2;B;2;1"))
    #expect(plan.grouping.territories.map(\.municipalities) == [[0], [1, 2, 3]])
    #expect(plan.grouping.territories.map(\.coaches) == [2, 1])
    #expect(plan.grouping.territories.map(\.base) == [0, 3])
    #expect(plan.notes == [.moved([1])])
  }

  @Test func twoChangePlaces() throws {
    let plan = try read(
      Self.own.replacing("2;A;2;1", with: "2;B;2;1").replacing("3;B;1;4", with: "3;A;1;4"))
    #expect(plan.grouping.territories.map(\.municipalities) == [[0, 2], [1, 3]])
    #expect(plan.grouping.territories.map(\.coaches) == [2, 1])
    #expect(plan.grouping.territories.map(\.base) == [0, 3])
    #expect(plan.notes == [.moved([1, 2])])
  }

  @Test func theBaseItselfIsMoved() throws {
    let plan = try read(Self.own.replacing("1;A;2;1", with: "1;B;2;1"))
    #expect(plan.grouping.territories.map(\.coaches) == [1, 2])
    #expect(plan.grouping.territories.map(\.base) == [3, nil])
    #expect(plan.notes == [.moved([0]), .openBase("A")])
  }

  @Test func basesThatDiffer() throws {
    let plan = try read(Self.own.replacing("3;B;1;4", with: "3;B;1;3"))
    #expect(plan.grouping.territories.map(\.base) == [0, nil])
    #expect(plan.notes == [.openBase("B")])
  }

  /// Without a base nothing tells which of two numbers is the territory's.
  @Test func coachesThatDifferAreRefused() throws {
    let text = Self.own.replacing("3;B;1;4", with: "3;B;3;4")
    #expect(try problems { try read(text) }.map(\.line) == [5])
  }

  /// As the tool's own workbook has a plan: staff on a sheet of its own.
  private static func workbook(moving: String = "A") -> WorkbookSketch {
    WorkbookSketch([
      WorkbookSketch.Sheet(
        [
          ["Territory", "Code of the base", "Base", "Municipalities", "Coaches", "Leaders"],
          ["A", "001", "Alpha", "Alpha, Beta", 2, 1], ["B", "004", "Delta", "Gamma, Delta", 1, 0],
        ], named: "Territories"),
      WorkbookSketch.Sheet(
        [
          ["Code", "Municipality", "Territory", "Base", "Clients a year"],
          ["001", "Alpha", "A", "Alpha", 1.5], ["002", "Beta", .text(moving), "Alpha", 2],
          ["003", "Gamma", "B", "Delta", 3.25], ["004", "Delta", "B", "Delta", 4],
        ], named: "Municipalities"),
      WorkbookSketch.Sheet(
        [
          ["Territory", "Coaches", "Away, of full time", "Then waiting"], ["A", 2, 1, 5],
          ["B", 1, 1, 6],
        ], named: "If one is away"),
      WorkbookSketch.Sheet([["Figure", "Plan"], ["Coaches", 3]], named: "Plans"),
    ])
  }

  @Test func theToolsOwnWorkbook() throws {
    let plan = try read(Self.workbook())
    #expect(plan.grouping.territories.map(\.municipalities) == Self.halves)
    #expect(plan.grouping.territories.map(\.coaches) == [2, 1])
    #expect(plan.grouping.territories.map(\.leaders) == [1, 0])
    #expect(plan.grouping.territories.map(\.base) == [0, 3])
    #expect(plan.notes.isEmpty && plan.place(of: 1).hasSuffix("plan.xlsx#Municipalities:3"))
  }

  /// Its sheet of territories with a plan before the one that the municipalities are in.
  private static func workbookOfTwo(base: String, coaches: Double) -> WorkbookSketch {
    var sheets = workbook(moving: "B").sheets
    sheets[0] = WorkbookSketch.Sheet(
      [
        ["Stage", "Territory", "Code of the base", "Base", "Coaches", "Leaders"],
        ["2027-01", "A", "001", "Alpha", 1, 1],
        ["2027-01", "B", "", .text(base), .number(coaches), 0],
        ["2028-01", "A", "001", "Alpha", 2, 1], ["2028-01", "B", "004", "Delta", 1, 0],
      ], named: "Territories")
    return WorkbookSketch(sheets)
  }

  @Test func staffOfThePlanThatIsShown() throws {
    let plan = try read(Self.workbookOfTwo(base: "Gamma", coaches: 4))
    #expect(plan.grouping.territories.map(\.coaches) == [2, 1])
    #expect(plan.grouping.territories.map(\.base) == [0, 3])
    #expect(plan.notes == [.moved([1])])
  }

  @Test func twoPlansWithTheSameBases() throws {
    let found = try problems { try read(Self.workbookOfTwo(base: "Delta", coaches: 4)) }
    #expect(found.map(\.what) == ["2 plans may be meant: \"2027-01\", \"2028-01\""])
    #expect(found.map(\.remedy) == ["delete the rows of the others there"])
  }

  @Test func movedInTheWorkbook() throws {
    let plan = try read(Self.workbook(moving: "B"))
    #expect(plan.grouping.territories.map(\.municipalities) == [[0], [1, 2, 3]])
    #expect(plan.grouping.territories.map(\.coaches) == [2, 1])
    #expect(plan.grouping.territories.map(\.base) == [0, 3])
    #expect(plan.notes == [.moved([1])])
  }

  @Test func aTerritoryWithoutMunicipalitiesIsSaid() throws {
    var sheets = Self.workbook(moving: "B").sheets
    sheets[1] = WorkbookSketch.Sheet([
      ["Code", "Territory"], [1, "B"], [2, "B"], [3, "B"], [4, "B"],
    ])
    let plan = try read(WorkbookSketch(sheets))
    #expect(plan.grouping.territories.map(\.coaches) == [1])
    #expect(plan.notes == [.emptied("A", coaches: "2", hasLeader: true)])
  }

  @Test func oneOfSeveralPlansIsNamed() throws {
    let rows = Self.workbook().sheets[1]
    let other = WorkbookSketch.Sheet(
      [
        ["Kunta", "Vastuualue"], ["Alpha", "x"], ["Beta", "y"], ["Gamma", "x"], ["Delta", "y"],
      ],
      named: "Toinen")
    let book = WorkbookSketch([rows, other])
    let found = try problems { try read(book) }
    #expect(found.count == 1 && found[0].what.hasPrefix("2 sheets may be meant: "), "\(found)")
    #expect(found[0].remedy.contains("plan.xlsx#Municipalities"), "\(found)")
    let plan = try read(book, sheet: "#Toinen")
    #expect(plan.grouping.territories.map(\.municipalities) == [[0, 2], [1, 3]])
    let wrong = try problems { try read(book, sheet: "#Toine") }
    #expect(wrong.map(\.what) == ["the workbook has no sheet \"Toine\""], "\(wrong)")
    #expect(wrong[0].remedy.hasPrefix("did you mean Toinen?"), "\(wrong)")
  }

  @Test func aWorkbookWithoutAPlan() throws {
    let book = WorkbookSketch([
      WorkbookSketch.Sheet([["a", "b"], ["c", "d"]]),
      WorkbookSketch.Sheet([["a", "b"], ["c", "d"]], named: "Taul2"),
    ])
    let found = try problems { try read(book) }
    #expect(found.count == 1, "\(found)")
    #expect(found[0].what.hasSuffix(#"there are "Taul1", "Taul2""#), "\(found)")
    let hidden = WorkbookSketch([
      WorkbookSketch.Sheet([["a", "b"], ["c", "d"]]),
      WorkbookSketch.Sheet(
        [["Kunta", "Vastuualue"], ["Alpha", "x"]], named: "P", isHidden: true),
    ])
    #expect(try problems { try read(hidden) }.contains { $0.what.contains("\"P\" is hidden") })
  }
}
