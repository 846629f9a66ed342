import Foundation
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryImport

/// Tables from elsewhere that are workbooks.
@Suite struct WorkbookImportTests {
  private static let directory = MunicipalityDirectory(SourceFolder.municipalities)
  private static let statistics = """
    12r5 -- Työttömät;;;

    ;;2026M06;
    ;;Työttömät työnhakijat laskentapäivänä (lkm.);Pitkäaikaistyöttömät (lkm.)
    KU179;Jyväskylä;12782;5050
    KU182;Jämsä;1226;553
    KU435;Luhanka;29;...
    KU500;Muurame;504;216

    Lähde: KEHA-keskus
    """

  /// What follows from the statistics in a workbook.
  private func snapshots(
    _ sketch: WorkbookSketch, name: String = "12r5.xlsx", isOpenDocument: Bool = false
  ) throws -> (drafts: [SnapshotDraft], problems: [InputProblem]) {
    let folder = try SourceFolder()
    let path = "\(folder.path)/\(name)"
    try isOpenDocument ? sketch.writeOpenDocument(to: path) : sketch.write(to: path)
    let found = try folder.snapshots([path])
    return (found.drafts, found.problems)
  }

  private static func cells(_ text: String) -> [[WorkbookSketch.Cell]] {
    WorkbookSketch(text).sheets[0].cells
  }

  @Test(arguments: ["12r5.xlsx", "12r5.csv", "12r5"], [false, true])
  func statistics(name: String, isOpenDocument: Bool) throws {
    let found = try snapshots(
      WorkbookSketch(Self.statistics), name: name, isOpenDocument: isOpenDocument)
    #expect(found.problems.isEmpty, "\(found.problems)")
    let draft = try #require(found.drafts.first)
    #expect(draft.period.name == "2026-06" && draft.columns.count == 2)
    #expect(draft.cells["unemployed"] == ["12782", "1226", "29", "504"])
    #expect(draft.cells["long_term_unemployed"] == ["5050", "553", "...", "216"])
  }

  @Test func theSheetThatNamesMunicipalitiesIsTaken() throws {
    let table = WorkbookSketch.Sheet(Self.cells(Self.statistics), named: "Taulukko")
    let notes = WorkbookSketch.Sheet([["Tietoja", "x"], ["Lähde", "KEHA"]], named: "Ohje")
    let copy = WorkbookSketch.Sheet(Self.cells(Self.statistics), named: "Vanha", isHidden: true)
    let found = try snapshots(WorkbookSketch([notes, table, copy]))
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.drafts.first?.sources[0].place.hasSuffix("12r5.xlsx#Taulukko") == true)
    let two = try snapshots(
      WorkbookSketch([table, WorkbookSketch.Sheet(Self.cells(Self.statistics), named: "B")]))
    #expect(two.problems.map(\.what) == [#"2 sheets may be meant: "Taulukko", "B""#])
  }

  @Test func monthsAsDays() throws {
    let formats = WorkbookSketch.formats
    let month = WorkbookSketch.Cell.formatted(46_174, formats.month)
    let rows = ["179", "182", "435", "500"].map { code -> [WorkbookSketch.Cell] in
      [.formatted(Double(code)!, formats.code), month, 7]
    }
    let found = try snapshots(
      WorkbookSketch([WorkbookSketch.Sheet([["Alue", "Kuukausi", "Työttömät"]] + rows)]))
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.drafts.map(\.period.name) == ["2026-06"])
  }

  @Test(arguments: [
    (WorkbookSketch.Cell.error("#DIV/0!"), "formula fails here"),
    (.formula("C3+C4"), "nobody has computed"),
    (.formatted(46_203, WorkbookSketch.formats.day), "holds a date"),
    (.formatted(0.123, WorkbookSketch.formats.percent), "has percentages"),
  ])
  func cellsThatAreNoCount(cell: WorkbookSketch.Cell, remedy: String) throws {
    var rows = Self.cells(Self.statistics)
    rows[4][2] = cell
    let problems = try snapshots(WorkbookSketch([WorkbookSketch.Sheet(rows)])).problems
    #expect(problems.count == 1 && problems.first?.line == 5, "\(problems)")
    #expect(problems.first?.remedy.contains(remedy) == true, "\(problems)")
  }

  @Test func twoTablesSideBySide() throws {
    let text = "Alue;Kuukausi;Työttömät;;Alue;Kuukausi\n179;2026M06;1;;182;2026M06\n182;2026M06;2"
    let problems = try snapshots(WorkbookSketch(text)).problems
    #expect(problems.map(\.what) == ["a second table starts in column 5"], "\(problems)")
  }

  @Test func pairsAndPlaces() throws {
    let folder = try SourceFolder()
    let (pairs, places) = ("\(folder.path)/km.xlsx", "\(folder.path)/kunnat.ods")
    try WorkbookSketch("Mistä;Mihin;km\n179;182;57.4\n179;500;14.2").write(to: pairs)
    try WorkbookSketch("Koodi;Kunta;lat;lon\n179;Jyväskylä;62.24;25.75").writeOpenDocument(
      to: places)
    var log = ProblemLog()
    let register = MunicipalRegister(Self.directory)
    let draft = DistanceDraft(reading: pairs, Self.directory, register, [], log: &log)
    #expect(draft.entries[MunicipalPair(0, 1)]?.kilometres == "57.4")
    let file = PlaceFile(reading: places, register, .none, [], log: &log)
    #expect(log.problems.isEmpty, "\(log.problems)")
    #expect(file?.rows.map { file?.text(.latitude, of: $0) } == ["62.24"])
  }

  @Test func webPagesAreNamed() throws {
    let folder = try SourceFolder()
    let problems = try folder.snapshots([folder.write("12r5.xls", "\n<html><td>1</td></html>")])
      .problems
    #expect(problems.map(\.what) == ["the file is a web page"])
  }
}
